using System.Globalization;
using System.Text;

namespace NewsArchive.Text;

/// <summary>Letters as words are compared when accents count: lower case, ligatures opened, accents kept.</summary>
internal static class Letters
{
    private const int Known = 0x250;
    private static readonly string[] Table = [.. Enumerable.Range(0, Known).Select(c => Slowly(new Rune(c)))];

    public static string Of(Rune rune) => rune.Value < Known ? Table[rune.Value] : Slowly(rune);

    private static string Slowly(Rune rune)
    {
        // What is no plain letter with accents (ligatures, compatibility forms, invisible signs) is compared as folded.
        var lower = Rune.ToLowerInvariant(rune);
        return IsAccented(lower) ? lower.ToString() : Folding.Of(rune);
    }

    private static bool IsAccented(Rune lower)
    {
        if (lower.Value == 0xFFFE)
            return false;
        var decomposed = lower.ToString().Normalize(NormalizationForm.FormD);
        return decomposed.Length > 1 && char.GetUnicodeCategory(decomposed[^1]) == UnicodeCategory.NonSpacingMark && Rune.IsLetter(lower);
    }
}
