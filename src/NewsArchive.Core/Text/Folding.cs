using System.Globalization;
using System.Text;

namespace NewsArchive.Text;

/// <summary>Takes from letters what French readers do not type when they search: capitals, accents, ligatures.</summary>
/// <remarks>
/// « Œuvre », « œuvre » and « oeuvre » fold to <c>oeuvre</c>, « ÉTÉ » to <c>ete</c>. Ligatures are opened as the
/// French collation does (AFNOR NF Z 44-001). Folding changes lengths: a folded term never carries offsets itself.
/// </remarks>
public static class Folding
{
    private const int Known = 0x250;
    private static readonly string[] Table = BuildTable();

    /// <summary>Folds a word or a name, in any normal form.</summary>
    /// <param name="text">The text; may be empty.</param>
    /// <returns>Lower case, without diacritics, ligatures opened; characters that have nothing to fold stay.</returns>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            folded.Append(rune.Value < Known ? Table[rune.Value] : Slowly(rune));
        return folded.ToString();
    }

    /// <summary>What one character folds to.</summary>
    /// <param name="rune">A code point.</param>
    /// <returns>None, one or several characters.</returns>
    internal static string Of(Rune rune) => rune.Value < Known ? Table[rune.Value] : Slowly(rune);

    private static string[] BuildTable()
    {
        var table = new string[Known];
        for (var c = 0; c < Known; c++)
            table[c] = Slowly(new Rune(c));
        return table;
    }

    private static string Slowly(Rune rune)
    {
        // Not a character; .NET refuses to normalise it.
        if (rune.Value == 0xFFFE)
            return rune.ToString();
        var folded = new StringBuilder(2);
        foreach (var part in Rune.ToLowerInvariant(rune).ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(part);
            // A few letters decompose to blanks and signs (« ﷺ » to four words, « ŉ » to an apostrophe and n): they stay letters of one word.
            if (Rune.IsLetter(rune) && part != rune && !IsOfWord(part, category))
                continue;
            if (category is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format))
                folded.Append(Opened(part) ?? Rune.ToLowerInvariant(part).ToString());
        }

        return folded.ToString();
    }

    private static bool IsOfWord(Rune part, UnicodeCategory category) =>
        (Rune.IsLetterOrDigit(part) && !(part.IsBmp && Elision.IsApostrophe((char)part.Value))) || category is UnicodeCategory.SpacingCombiningMark;

    private static string? Opened(Rune rune) => rune.Value switch
    {
        'œ' or 'Œ' => "oe",
        'æ' or 'Æ' => "ae",
        'ß' or 'ẞ' => "ss",
        'ø' or 'Ø' => "o",
        'ł' or 'Ł' => "l",
        'đ' or 'Đ' => "d",
        'ı' => "i",
        _ => null,
    };
}
