using NewsArchive.Search.Language;

namespace NewsArchive.Search;

/// <summary>Nothing typed is an error: what is left out or mended is said, at its place.</summary>
public class QueryNoticeTests
{
    [Theory]
    [InlineData("a ET", "[a]", "dropped-operator@2")]
    [InlineData("AND a", "[a]", "dropped-operator@0")]
    [InlineData("a ET ET b", "[a b]", "dropped-operator@2")]
    [InlineData("a OU", "[a]", "dropped-operator@2")]
    [InlineData("OU a", "[a]", "dropped-operator@0")]
    [InlineData("a OU OU b", "[{a b}]", "dropped-operator@2")]
    [InlineData("OR", "", "dropped-operator@0")]
    [InlineData("(a OU) b", "[a b]", "dropped-operator@3")]
    [InlineData("a SAUF", "[a]", "dropped-operator@2")]
    [InlineData("SAUF OU a", "[a]", "dropped-operator@0 dropped-operator@5")]
    [InlineData("ET OU SAUF NEAR", "", "dropped-operator@0 dropped-operator@3 dropped-operator@6 dropped-operator@11")]
    [InlineData("a NEAR", "[a]", "dropped-operator@2")]
    [InlineData("NEAR/3 a", "[a]", "dropped-operator@0")]
    [InlineData("a NEAR (b)", "[a b]", "dropped-operator@2")]
    [InlineData("a NEAR b*", "[a b*]", "dropped-operator@2")]
    [InlineData("=a NEAR b", "[=\"a\" b]", "dropped-operator@3")]
    [InlineData("a NEAR/3 b NEAR/3 c", "[(a ~3 b) c]", "dropped-operator@11")]
    [InlineData("-…", "", "dropped-operator@0 no-word@1")]
    public void An_operator_without_something_to_join_is_dropped(string typed, string understood, string notices) => Holds(typed, understood, notices);

    [Theory]
    [InlineData("(a", "[a]", "closed-parenthesis@0")]
    [InlineData("a (b OU (c", "[a {b c}]", "closed-parenthesis@2 closed-parenthesis@8")]
    [InlineData("a)", "[a]", "extra-parenthesis@1")]
    [InlineData("a OU b) c", "[{a b} c]", "extra-parenthesis@6")]
    [InlineData(")a(", "[a]", "extra-parenthesis@0 closed-parenthesis@2")]
    [InlineData("()", "", "no-word@0")]
    [InlineData("a ( )", "[a]", "no-word@2")]
    public void Parentheses_are_balanced(string typed, string understood, string notices) => Holds(typed, understood, notices);

    [Theory]
    [InlineData("\"a b", "[\"a b\"]", "closed-quote@0")]
    [InlineData("a « b", "[a b]", "closed-quote@2")]
    [InlineData("titre:\"a b", "[Title:\"a b\"]", "closed-quote@6")]
    [InlineData("=\"a b) OU c", "[=\"a b ou c\"]", "closed-quote@1")]
    [InlineData("a\"", "[a]", "closed-quote@1 no-word@1")]
    public void Quotation_marks_close_at_the_end(string typed, string understood, string notices) => Holds(typed, understood, notices);

    [Theory]
    [InlineData("foo:bar", "[\"foo bar\"]", "unknown-field@0")]
    [InlineData("a http://exemple.fr", "[a \"http exemple fr\"]", "unknown-field@2")]
    [InlineData("auteur:\"a b\"", "[auteur \"a b\"]", "unknown-field@0")]
    [InlineData("date:hier", "", "bad-date@0")]
    [InlineData("a date:2023-13", "[a]", "bad-date@2")]
    [InlineData("date:2023-02-29 a", "[a]", "bad-date@0")]
    [InlineData("date:0000", "", "bad-date@0")]
    [InlineData("date:2001..2003..2005", "", "bad-date@0")]
    [InlineData("avant:2001..2003", "", "bad-date@0")]
    [InlineData("-date:hier", "", "dropped-operator@0 bad-date@1")]
    [InlineData("titre:…", "", "no-word@0")]
    [InlineData("a - b", "[a b]", "no-word@2")]
    [InlineData("l'*", "", "no-word@0")]
    public void What_cannot_be_read_is_named(string typed, string understood, string notices) => Holds(typed, understood, notices);

    [Theory]
    [InlineData("foo:bar", "foo")]
    [InlineData("date:hier", "hier")]
    [InlineData("a …", "…")]
    public void A_notice_says_the_word_it_is_about(string typed, string word) =>
        Assert.Equal([word], Assert.Single(QueryParser.Parse(typed).Notices).Text.Arguments);

    [Fact]
    public void Sixty_parentheses_are_read_without_a_word()
    {
        Holds($"{new string('(', 60)}a{new string(')', 60)} OU b", "[{a b}]", "");
        Assert.Equal(41, Sketch.Nodes(QueryParser.Parse(string.Concat(Enumerable.Repeat("(b OU (c ", 20)) + "a" + new string(')', 40)).Root).Count(node => node is AllNode or AnyNode));
    }

    [Fact]
    public void Ten_thousand_alternatives_are_cut_at_the_longest_query()
    {
        var query = QueryParser.Parse(string.Join(" OU ", Enumerable.Range(1000, 10_000)));

        Assert.Equal(QueryParser.UsualLongest, query.Typed.Length);
        Assert.Contains(new Notice(new Message("query.too-many-parts", QueryParser.MostParts), 200 * 8), query.Notices);
        Assert.Equal(QueryParser.MostParts, Assert.IsType<AnyNode>(Assert.Single(query.Root!.Parts)).Parts.Count);
        Assert.Equal(new Notice(new Message("query.too-long", QueryParser.UsualLongest), QueryParser.UsualLongest), query.Notices[^1]);
    }

    private static void Holds(string typed, string understood, string notices)
    {
        var query = QueryParser.Parse(typed);

        Assert.Equal(understood, Sketch.Of(query));
        Assert.Equal(notices, string.Join(' ', query.Notices.Select(notice => $"{notice.Text.Key["query.".Length..]}@{notice.At}")));
        Assert.Equal(understood.Length == 0, query.IsNotUnderstood);
    }
}
