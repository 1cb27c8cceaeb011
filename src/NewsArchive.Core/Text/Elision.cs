namespace NewsArchive.Text;

/// <summary>Which apostrophes of French separate two words, and which stand inside one.</summary>
/// <remarks>
/// The words that elide before a vowel are closed lists in French grammar (Grevisse and Goosse, « Le Bon Usage »,
/// on elision). The four words that keep an inner apostrophe — <c>aujourd'hui</c>, <c>prud'homme</c>,
/// <c>presqu'île</c>, <c>quelqu'un</c> — and the old spellings in <c>entr'</c> are one word each.
/// </remarks>
internal static class Elision
{
    /// <summary>Whether a character is used as an apostrophe: typewriter, typographic, modifier letter, or a look-alike.</summary>
    public static bool IsApostrophe(char c) => c is '\'' or '’' or 'ʼ' or '‘' or '＇' or '′' or '´';

    /// <summary>Whether a folded word before an apostrophe is an elided article, pronoun or conjunction.</summary>
    public static bool IsElided(ReadOnlySpan<char> folded) =>
        folded.Length == 1
            ? "cdjlmnst".Contains(folded[0])
            : folded is "qu" or "jusqu" or "lorsqu" or "puisqu" or "quoiqu" or "presqu";

    /// <summary>Whether the apostrophe after a folded word stands inside one word.</summary>
    /// <param name="folded">What stands before the apostrophe, folded.</param>
    /// <param name="rest">The text after the apostrophe, as written.</param>
    public static bool JoinsWith(ReadOnlySpan<char> folded, ReadOnlySpan<char> rest) => folded switch
    {
        "aujourd" or "prud" or "quelqu" or "entr" => rest.Length > 0 && char.IsLetter(rest[0]),
        "presqu" => rest.StartsWith("île", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("ile", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };
}
