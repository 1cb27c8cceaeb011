using System.Text;
using NewsArchive.Search.Language;
using NewsArchive.Text;

namespace NewsArchive.Search;

public class QueryPrinterTests
{
    private const int Endless = 10_000_000;

    [Theory]
    [InlineData("Chevaux  OU (l’avocat -général)", "chevaux OR avocat NOT général")]
    [InlineData("(a OU b) -(c d) SAUF e PROCHE/3 f", "(a OR b) NOT (c d) NOT e NEAR/3 f")]
    [InlineData("titre:« Le Monde » après:2009 =Marché élèv*", "title:\"le monde\" après:2009 =\"marché\" elev*")]
    [InlineData("3,000 \"3\" \"000\"", "\"3, 000\" \"3\" \"000\"")]
    [InlineData("", "")]
    public void A_query_is_written_in_its_plain_form(string typed, string printed) => Assert.Equal(printed, QueryPrinter.Print(QueryParser.Parse(typed)));

    [Fact]
    public void What_is_printed_reads_the_same_for_any_text() => Texts.Any.Hold(IsStable);

    [Fact]
    public void What_is_printed_reads_the_same_for_any_query() => Texts.Queries.Hold(IsStable);

    [Theory]
    [MemberData(nameof(Fuzz))]
    public void What_is_printed_reads_the_same_for_hostile_queries(string typed) => Assert.True(IsStable(typed));

    [Fact]
    public void Any_query_is_read_and_every_part_and_notice_lies_within_it() => Texts.Queries.Hold(LiesWithin);

    [Theory]
    [MemberData(nameof(Fuzz))]
    public void Every_part_of_a_hostile_query_lies_within_it(string typed) => Assert.True(LiesWithin(typed));

    [Fact]
    public void Every_letter_is_printed_as_it_is_read()
    {
        var unstable = Enumerable.Range(1, 0x1FFFF).Where(Rune.IsValid).Select(value => new Rune(value))
            .Where(rune => Rune.IsLetterOrDigit(rune) && !Reads(TextForm.Of($"a{rune}b")))
            .Select(rune => $"U+{rune.Value:X4}");
        Assert.Empty(unstable);

        static bool Reads(string text) => WordReaderTests.TermsOf(text).All(term =>
            WordReaderTests.TermsOf(TextForm.Of(term.Exact)) is [var again] && again == term
            && WordReaderTests.TermsOf(TextForm.Of(term.Folded)) is [{ } folded] && folded.Folded == term.Folded);
    }

    public static TheoryData<string> Fuzz => [.. new[]
    {
        "\0", "\uFFFE\uFFFF", "\uD83D", "\uDE00\uD83D", "\u202E\"onu", "'; DROP TABLE article; --", "\" OR 1=1 --", "{title} : a", "NEAR(a b, 5)", "NEAR/", "NEAR/x", "NEAR/-1",
        "^a", "a^2", "a*b*", "*a", "**", "a**", "=*", "=\"\"", "==\"=\"", "titre:titre:titre:", "titre:-a", "titre:=", "titre:=\"", "titre:*", "titre:date:2023", "date:date:2023",
        "date:2023*", "date:\"2023\"", "=date:2023", "-titre:", "(-)", "-(", "-)", "()()", ")(", "\"(\"", "(\")\"", "«»", "« « a » »", "“a\"", "„a”", "\"a\"*", "\"a*\"", "=\"a\"*",
        "a-b*", "titre:a-b*", "personne:a-b*", "-a-b*", "3 000*", "=3 000", "3 000 000 000", "3, 000", "a 000", "\"3\" 000", "000 000", "3,000,000", "３ ０００", "a３", "ŉ", "coŀlega",
        "SAUF a NEAR/2 b OU c", "a NEAR/2 b-c NEAR/2 d", "SAUF (a NEAR b)", "-(-(-(a)))", "SAUF", "OU OU OU", "a OU -", "aujourd'", "aujourd'hui*", "l'l'l'", "é\u0301\u0301", "\u0301a",
        new string('(', 300), new string(')', 300), new string('"', 301), new string('-', 300) + "a", string.Concat(Enumerable.Repeat("-(", 70)) + "a", new string('*', 300),
        string.Concat(Enumerable.Repeat("(a OU (b ", 60)), string.Concat(Enumerable.Repeat("titre:", 200)), string.Concat(Enumerable.Repeat("SAUF ", 301)) + "a",
    }];

    private static bool IsStable(string typed)
    {
        var query = QueryParser.Parse(typed);
        var printed = QueryPrinter.Print(query);
        var again = QueryParser.Parse(printed, Endless);
        return Sketch.Of(again) == Sketch.Of(query) && QueryPrinter.Print(again) == printed && again.Notices.Count == 0;
    }

    private static bool LiesWithin(string typed)
    {
        var query = QueryParser.Parse(typed, 100);
        return Sketch.Nodes(query.Root).All(node => node.At.Start >= 0 && node.At.Start < node.At.End && node.At.End <= query.Typed.Length)
            && query.Notices.All(notice => notice.At >= 0 && notice.At <= query.Typed.Length)
            && query.Notices.SequenceEqual(query.Notices.OrderBy(notice => notice.At));
    }
}
