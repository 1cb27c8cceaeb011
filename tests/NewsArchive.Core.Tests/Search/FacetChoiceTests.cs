using NewsArchive.Search.Language;

namespace NewsArchive.Search;

public sealed class FacetChoiceTests
{
    [Theory]
    [InlineData(Facet.Period, "2000", "2000")]
    [InlineData(Facet.Period, "2000-9", "2000-09")]
    [InlineData(Facet.Period, "2000-XX", "2000-XX")]
    [InlineData(Facet.Period, "2000-xx", "2000-XX")]
    [InlineData(Facet.Period, "2000-09-15", null)]
    [InlineData(Facet.Period, "2000-13", null)]
    [InlineData(Facet.Period, "0000-XX", null)]
    [InlineData(Facet.Period, "hier-XX", null)]
    [InlineData(Facet.Period, "", null)]
    [InlineData(Facet.Source, "", "")]
    [InlineData(Facet.Source, " L’Est républicain", " L’Est républicain")]
    [InlineData(Facet.Person, "12", "12")]
    [InlineData(Facet.Person, "012", "12")]
    [InlineData(Facet.Place, "0", null)]
    [InlineData(Facet.Place, "-1", null)]
    [InlineData(Facet.Organisation, "99999999999", null)]
    [InlineData(Facet.Organisation, "ONU", null)]
    [InlineData(Facet.State, "none", "none")]
    [InlineData(Facet.State, "rejected", null)]
    public void A_choice_is_read_when_its_facet_can_have_the_value(Facet facet, string typed, string? value) =>
        Assert.Equal(value is null ? null : new FacetChoice(facet, value), FacetChoice.Read(facet, typed));

    [Fact]
    public void A_publication_longer_than_any_is_not_read() => Assert.Null(FacetChoice.Read(Facet.Source, new string('x', 501)));

    [Theory]
    [InlineData("", "2000", "2000")]
    [InlineData("2000", "2000", "")]
    [InlineData("2000", "2001", "2000 2001")]
    [InlineData("2000", "2000-09", "2000-09")]
    [InlineData("2000-09 2000-10 2001", "2000", "2001 2000")]
    [InlineData("2000-09", "2000-XX", "2000-09 2000-XX")]
    [InlineData("2000", "!2000", "!2000")]
    [InlineData("2000", "!2000-09", "2000 !2000-09")]
    [InlineData("!2000", "!2000", "")]
    [InlineData("!2000-09", "!2000", "!2000")]
    public void Toggling_a_period_leaves_no_choice_that_makes_no_sense(string before, string toggled, string after)
    {
        var query = new ArticleQuery(QueryParser.Parse("")) { Choices = [.. Choices(before)] };
        Assert.Equal(Choices(after), query.Toggle(Choices(toggled).Single()).Choices);
    }

    private static IEnumerable<FacetChoice> Choices(string written) =>
        written.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(value => FacetChoice.Read(Facet.Period, value.TrimStart('!'), value[0] == '!')!);
}
