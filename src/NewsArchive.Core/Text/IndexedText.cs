using System.Text;

namespace NewsArchive.Text;

/// <summary>The form in which a text is given to the search index.</summary>
/// <param name="Stems">The stems of its words in their order, joined by single blanks.</param>
/// <param name="Words">The folded forms of its words, each once, joined by single blanks.</param>
/// <param name="Terms">Its different words.</param>
/// <remarks>No form holds a blank or an ASCII sign, so an index that splits at blanks has exactly these words.</remarks>
public sealed record IndexedText(string Stems, string Words, IReadOnlyCollection<Term> Terms)
{
    /// <summary>Names the analysis. It grows whenever the terms of any text change, and indexes of another number are rebuilt.</summary>
    public const int Analysis = 4;

    /// <summary>Analyses a text with <see cref="WordReader"/>.</summary>
    /// <param name="text">The text; may be empty.</param>
    public static IndexedText Of(ReadOnlySpan<char> text)
    {
        var stems = new StringBuilder(text.Length);
        var words = new StringBuilder();
        var terms = new HashSet<Term>(ReferenceEqualityComparer.Instance);
        var folded = new HashSet<string>();
        var reader = new WordReader(text);
        while (reader.Read())
        {
            var term = reader.Term;
            Append(stems, term.Stem);
            if (terms.Add(term) && folded.Add(term.Folded))
                Append(words, term.Folded);
        }

        return new IndexedText(stems.ToString(), words.ToString(), terms);
    }

    private static void Append(StringBuilder joined, string word)
    {
        if (joined.Length > 0)
            joined.Append(' ');
        joined.Append(word);
    }
}

/// <summary>An article as the search index has it: its headline, and everything else. Each word is indexed once.</summary>
/// <param name="Title">The headline; empty where the title was derived, because its words stand in the text.</param>
/// <param name="Body">The text behind the headline.</param>
public sealed record IndexedArticle(IndexedText Title, IndexedText Body);
