using NewsArchive.Articles;
using NewsArchive.Search.Language;

namespace NewsArchive.Search;

public sealed class SinceTests(SearchedArchive searched) : IClassFixture<SearchedArchive>
{
    [Theory]
    [InlineData("", 0, "balise derive sommet annee ete onu")]
    [InlineData("", 4, "balise derive")]
    [InlineData("", 6, "")]
    [InlineData("", long.MaxValue, "")]
    [InlineData("onu", 0, "sommet onu")]
    [InlineData("onu", 1, "sommet")]
    [InlineData("militaire", 1, "annee ete")]
    [InlineData("milit*", 2, "annee")]
    [InlineData("=militaire -absent", 2, "annee")]
    [InlineData("date:2023", 2, "sommet")]
    public async Task Only_articles_that_came_later_are_found_and_the_last_stand_first(string typed, long since, string keys)
    {
        var query = new ArticleQuery(QueryParser.Parse(typed), Sort: ArticleSort.Added) { Since = since };
        var found = await searched.FindAsync(query);
        Assert.Equal(keys.Split(' ', StringSplitOptions.RemoveEmptyEntries), found.Select(hit => hit.Key));
        Assert.Equal(found.Count, await searched.CountAsync(query));
    }

    [Fact]
    public async Task Dates_and_pages_apply_as_well()
    {
        var query = new ArticleQuery(QueryParser.Parse(""), new PartialDate(2000), Sort: ArticleSort.Added) { Since = 1 };
        Assert.Equal(["sommet", "annee"], (await searched.FindAsync(query, 1, 2)).Select(hit => hit.Key));
        Assert.Equal(4, await searched.CountAsync(query));
    }
}
