using FsCheck;
using FsCheck.Fluent;

namespace NewsArchive;

/// <summary>Random texts for properties: French, foreign and broken pieces in any order.</summary>
internal static class Texts
{
    private static readonly string[] Pieces =
    [
        " ", " ", " ", "\n", "\n\n", "\t", "\u00A0", "\u202F", "\u2028", "l'", "L’", "qu’", "d'", "aujourd’hui", "presqu'île", "quelqu'un", "-", "—", ".", " : ",
        "« ", " »", "“", "”", "\"", "'", "(", ")", "*", "^", "+", "\\", "%", "_", "\0", "NEAR", " OR ", " AND ", " NOT ", "title:",
        "ONU", "été", "œuvre", "ÆTHER", "mar\u00ADché", "e\u0301", "\u0301", "\u0345", "a", "Corée", "Kim", "Jong-un", "2023", "3,5", "¼", "…", "!",
        "ﷺ", "ͺ", "ﹰ", "ŉ", "ǽ", "ﬁ", "İ", "ß", "中文", "한국", "العربية", "😀", "👨‍👩‍👧", "🇫🇷", "\u200D", "\u200B", "\uFEFF", "\uFFFD", "\uFFFE", "\uFFFF", "𝓐",
    ];

    /// <summary>Texts that any encoding can hold.</summary>
    public static Arbitrary<string> Sound { get; } = Of(Gen.Elements(Pieces));

    /// <summary>Texts of some thousand characters.</summary>
    public static Arbitrary<string> Long { get; } = Of(Of(Gen.Elements(Pieces)).Generator);

    /// <summary>Any sequence of UTF-16 code units, lone surrogates included.</summary>
    public static Arbitrary<string> Any { get; } = Of(Gen.OneOf(
        Gen.Elements(Pieces), Gen.Elements("\uD83D", "\uDE00"), Gen.Choose(0, 0xFFFF).Select(unit => ((char)unit).ToString())));

    public static void Hold(this Arbitrary<string> texts, Func<string, bool> property) =>
        Prop.ForAll(texts, property).QuickCheckThrowOnFailure();

    private static Arbitrary<string> Of(Gen<string> piece) => piece.ListOf().Select(string.Concat).ToArbitrary();
}
