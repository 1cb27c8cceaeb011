using System.Globalization;
using System.Text;

namespace NewsArchive.Importing.Pages;

/// <summary>Compares texts as a reader does: by their letters and digits, without accents and capitals.</summary>
internal static class Likeness
{
    public static bool AreSame(string a, string b) => !BeginOtherwise(a, b) && Bare(a) is { Length: > 0 } bare && bare == Bare(b);

    // Most texts differ in their first letters, and a text may be a whole page.
    private static bool BeginOtherwise(string a, string b)
    {
        for (int i = 0, j = 0; ; i++, j++)
        {
            while (i < a.Length && char.IsAscii(a[i]) && !char.IsAsciiLetterOrDigit(a[i]))
                i++;
            while (j < b.Length && char.IsAscii(b[j]) && !char.IsAsciiLetterOrDigit(b[j]))
                j++;
            if (i == a.Length || j == b.Length || !char.IsAscii(a[i]) || !char.IsAscii(b[j]))
                return false;
            if ((a[i] | 0x20) != (b[j] | 0x20))
                return true;
        }
    }

    /// <summary>The part of the words of the shorter that the longer has too, 0 to 1.</summary>
    public static double Shared(string a, string b)
    {
        var (one, other) = (Words(a), Words(b));
        if (one.Count == 0 || other.Count == 0)
            return 0;
        var shorter = Math.Min(one.Count, other.Count);
        one.IntersectWith(other);
        return (double)one.Count / shorter;
    }

    /// <summary>The letters and digits alone.</summary>
    public static string Bare(string text) => Folded(text, keepsBlanks: false);

    private static HashSet<string> Words(string text) => [.. Folded(text, keepsBlanks: true).Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private static string Folded(string text, bool keepsBlanks)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in Text.TextForm.WithoutLoneSurrogates(text).Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
                folded.Append(char.ToLowerInvariant(c));
            else if (keepsBlanks && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                folded.Append(' ');
        }

        return folded.ToString();
    }
}
