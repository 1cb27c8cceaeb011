using System.Text;

namespace NewsArchive.Text;

/// <summary>The form in which a text is given to the search index: its terms, joined by single blanks.</summary>
public static class IndexedText
{
    /// <summary>Names the analysis. It grows whenever the terms of any text change, and indexes of another number are rebuilt.</summary>
    public const int Analysis = 1;

    /// <summary>Analyses a text.</summary>
    /// <param name="text">The text; may be empty.</param>
    /// <returns>The terms of <see cref="WordReader"/> in order. No term holds a blank or an ASCII sign, so an index
    /// that splits at blanks has exactly these terms.</returns>
    public static string Of(ReadOnlySpan<char> text)
    {
        var terms = new StringBuilder(text.Length);
        var words = new WordReader(text);
        while (words.Read())
        {
            if (terms.Length > 0)
                terms.Append(' ');
            terms.Append(words.Term);
        }

        return terms.ToString();
    }
}
