using NewsArchive.Search.Language;
using NewsArchive.Text;

namespace NewsArchive.Search;

public class QueryParserTests
{
    [Theory]
    [InlineData("corée", "coree")]
    [InlineData("Corée RUSSIE", "coree", "russie")]
    [InlineData("l’ONU", "onu")]
    [InlineData("l'onu d'armes", "onu", "armes")]
    [InlineData("aujourd’hui", "aujourdhui")]
    [InlineData("Jong-un", "jong+un")]
    [InlineData("œuvre", "oeuvre")]
    [InlineData("\"coopération militaire\"", "cooperation+militaire")]
    [InlineData("« coopération militaire »", "cooperation+militaire")]
    [InlineData("“coopération militaire”", "cooperation+militaire")]
    [InlineData("„coopération militaire“", "cooperation+militaire")]
    [InlineData("”coopération militaire”", "cooperation+militaire")]
    [InlineData("\"l’ONU\"", "onu")]
    [InlineData("\"Conseil de sécurité de l’ONU\" russie", "conseil+de+securite+de+onu", "russie")]
    [InlineData("a\"b c\"d", "a", "b+c", "d")]
    [InlineData("a,b", "a+b")]
    [InlineData("(corée)", "coree")]
    [InlineData("+corée^2 *", "coree+2")]
    public void Words_are_required_and_phrases_follow_each_other(string typed, params string[] parts) => Assert.Equal(parts, Shown(QueryParser.Parse(typed)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\u00A0")]
    public void Nothing_typed_is_no_query(string? typed)
    {
        var query = QueryParser.Parse(typed);

        Assert.Null(query.Root);
        Assert.False(query.IsNotUnderstood);
        Assert.Empty(query.Notices);
        Assert.Empty(query.Leaves);
    }

    [Theory]
    [InlineData("… ?", "…", "?")]
    [InlineData("\"\"", "\"\"")]
    [InlineData("« — »", "« — »")]
    [InlineData("l'", "l'")]
    [InlineData("*", "*")]
    public void Signs_alone_are_not_understood_and_each_is_named(string typed, params string[] named)
    {
        var query = QueryParser.Parse(typed);

        Assert.True(query.IsNotUnderstood);
        Assert.Equal(named.Select(sign => new Message("query.no-word", sign)), query.Notices.Select(notice => notice.Text));
        Assert.Equal(named.Select(sign => typed.IndexOf(sign, StringComparison.Ordinal)), query.Notices.Select(notice => notice.At));
    }

    [Theory]
    [InlineData("russie \"coopération militaire", 7, "russie", "cooperation+militaire")]
    [InlineData("« onu", 0, "onu")]
    [InlineData("a “b c", 2, "a", "b+c")]
    [InlineData("«a\"", 0, "a")]
    public void An_open_quotation_mark_closes_at_the_end(string typed, int at, params string[] parts)
    {
        var query = QueryParser.Parse(typed);

        Assert.Equal(parts, Shown(query));
        Assert.Equal([new Notice(new Message("query.closed-quote"), at)], query.Notices);
    }

    [Fact]
    public void A_part_knows_what_was_typed_and_where()
    {
        var query = QueryParser.Parse("  l’ONU « Jong-un » ");

        Assert.Equal([new TextSpan(2, 7), new TextSpan(8, 19)], query.Root!.Parts.Select(part => part.At));
        Assert.Equal("ONU", ((WordNode)query.Root.Parts[0]).Typed);
        Assert.Equal("Jong-un", ((PhraseNode)query.Root.Parts[1]).Typed);
    }

    [Theory]
    [InlineData("corée onu \"un deux\"", 1, "corée \"un deux\"")]
    [InlineData("corée onu", 0, "onu")]
    [InlineData("a\"b c\"d", 1, "a d")]
    [InlineData("corée", 0, "")]
    [InlineData("(a OU b) c", 0, "c")]
    [InlineData("(a OU b) ET c SAUF (d e)", 1, "(a OU b) SAUF (d e)")]
    [InlineData("a ET b", 0, "b")]
    [InlineData("a SAUF b", 1, "a")]
    [InlineData("a titre:\"b c\" (d", 1, "a (d")]
    public void A_part_can_be_dropped(string typed, int part, string rest)
    {
        var query = QueryParser.Parse(typed);
        Assert.Equal(rest, query.Without(query.Root!.Parts[part]));
    }

    [Fact]
    public void A_query_too_long_is_cut_between_characters_and_it_is_said_last()
    {
        var query = QueryParser.Parse("? " + new string('a', 7) + "😀", 10);

        Assert.Equal("? aaaaaaa", query.Typed);
        Assert.Equal([new Notice(new Message("query.no-word", "?"), 0), new Notice(new Message("query.too-long", 10), 9)], query.Notices);
        Assert.Empty(QueryParser.Parse(new string('a', 10), 10).Notices);
    }

    [Fact]
    public void A_lone_surrogate_is_no_word()
    {
        Assert.Equal(["a", "b"], Shown(QueryParser.Parse("a \uD83D b")));
        Assert.True(QueryParser.Parse("\uDE00").IsNotUnderstood);
    }

    [Fact]
    public void Any_query_is_read_and_its_parts_lie_within_it_in_order() => Texts.Any.Hold(typed =>
    {
        var query = QueryParser.Parse(typed, 50);
        var end = 0;
        foreach (var part in query.Root?.Parts ?? [])
        {
            if (part.At.Start < end || part.At.End <= part.At.Start || part.At.End > query.Typed.Length)
                return false;
            end = part.At.End;
        }

        return query.Typed.Length <= 50 && query.Notices.All(notice => notice.At >= 0 && notice.At <= query.Typed.Length)
            && query.Notices.Select(notice => notice.At).SequenceEqual(query.Notices.Select(notice => notice.At).Order());
    });

    private static IEnumerable<string> Shown(ParsedQuery query) =>
        query.Root?.Parts.Select(part => part is PhraseNode phrase ? string.Join('+', phrase.Terms.Select(term => term.Folded)) : ((WordNode)part).Term.Folded) ?? [];
}
