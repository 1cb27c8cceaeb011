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

    /// <summary>Words of French endings and single letters, some longer than any word.</summary>
    public static Arbitrary<string> Endings { get; } = Of(Gen.Elements(
        "ation", "ements", "ité", "eaux", "aux", "oux", "euse", "issement", "amment", "emment", "ment", "ence", "logie", "usion", "ive", "atrice",
        "îmes", "issait", "ions", "é", "ée", "aise", "ante", "ion", "ière", "Ière", "enn", "ell", "ë", "ï", "y", "u", "i", "qu", "H", "I", "U", "Y", "ç", "s", "l'", "b", "ni"));

    /// <summary>Phrases of a French article: elisions, numbers, quotation marks, hyphens, lines and blocks.</summary>
    public static Arbitrary<string> French { get; } = Gen.Elements(
        " ", " ", " ", " ", " ", "\n\n", "\n", ", ", ". ", " : ", " ; ", "\u00A0", "\u202F", "-", "l’", "d'", "qu’", "aujourd’hui", "presqu’île", "les ", "de ", "la ",
        "chevaux", "cheval", "préféré", "préférée", "élève", "élevé", "marché", "marche", "œuvre", "Corée", "ONU", "coopérations", "militaires", "Côtes-d’Armor",
        "3 ", "000 ", "3\u202F000", "3,5", "20 h 30", "20h30", "covid-19", "J.-P. ", "naïve", "a", "été", "ÉTAT", "où", "1999 ", "porte-parole")
        .ListOf(30).Select(string.Concat).ToArbitrary();

    /// <summary>Queries of all that the search box understands, well formed or not.</summary>
    public static Arbitrary<string> Queries { get; } = Of(Gen.Elements(
        " ", " ", " ", " ", " OU ", " OR ", " ET ", " AND ", " SAUF ", "NOT ", "-", "(", ")", "(", ")", " NEAR/3 ", " PROCHE ", "\"", "«", "»", "“", "”", "=", "*", "* ",
        "titre:", "cite:", "source:", "personne:", "orateur:", "date:2023 ", "date:2001-02..2003 ", "avant:2002", "après:2009-06", "date:", "nom:", "a", "b", "chevaux",
        "préférée", "marche\u0301", "l’", "aujourd’hui", "œuvre", "Jong-un", "3", "000", "3 000", "20h30", ",", "…", "ŉ", "３", "😀", "\u00A0"));

    public static void Hold(this Arbitrary<string> texts, Func<string, bool> property) =>
        Prop.ForAll(texts, property).QuickCheckThrowOnFailure();

    private static Arbitrary<string> Of(Gen<string> piece) => piece.ListOf().Select(string.Concat).ToArbitrary();
}
