using NewsArchive.Search.Language;

namespace NewsArchive.Search;

public sealed class PagingTests : IDisposable
{
    private readonly TempArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Theory]
    [InlineData("", ArticleSort.Newest)]
    [InlineData("", ArticleSort.Oldest)]
    [InlineData("phrase", ArticleSort.Relevance)]
    [InlineData("phrase", ArticleSort.Newest)]
    [InlineData("phrase", ArticleSort.Oldest)]
    public async Task Pages_hold_every_article_exactly_once_though_all_are_alike(string typed, ArticleSort sort)
    {
        for (var i = 0; i < 45; i++)
            _archive.Write($"{i:00}.txt", $"date 2023-0{1 + (i % 3)} Titre\n\nUne phrase {i}.");
        await _archive.ImportAsync();
        using var context = _archive.Context();
        var search = Searches.Articles(context);
        var query = new ArticleQuery(QueryParser.Parse(typed), Sort: sort);

        var keys = new List<string>();
        for (var skip = 0; skip <= 50; skip += 10)
        {
            await foreach (var hit in search.FindAsync(query, skip, 10))
                keys.Add(hit.Key);
        }

        Assert.Equal(45, await search.CountAsync(query));
        Assert.Equal(45, keys.Count);
        Assert.Equal(45, keys.Distinct().Count());
    }

    [Fact]
    public async Task Deleted_articles_are_neither_listed_nor_found_nor_counted()
    {
        await _archive.AddAsync("a", "date 2023 Titre\n\nUne phrase.");
        var gone = await _archive.AddAsync("b", "date 2023 Titre\n\nUne phrase encore.");
        using var desk = _archive.Desk();
        (await desk.Articles.DeleteAsync(gone, 1)).IsSaved();
        var search = Searches.Articles(desk.Context);

        foreach (var typed in new[] { "", "phrase" })
        {
            var query = new ArticleQuery(QueryParser.Parse(typed));
            Assert.Equal(1, await search.CountAsync(query));
            await foreach (var hit in search.FindAsync(query, 0, 10))
                Assert.Equal("a", hit.Key);
        }
    }

    [Fact]
    public async Task Annotations_are_counted_without_the_rejected_ones()
    {
        var id = await _archive.AddAsync("a", "date 2023 Titre\n\n« Oui », dit Kirby.");
        var text = _archive.TextOf(id);
        using var desk = _archive.Desk();
        (await desk.Quotes.CreateAsync(id, text.QuoteOf("« Oui »"))).IsSaved();
        (await desk.Quotes.CreateAsync(id, text.QuoteOf("Oui") with { State = "rejected" })).IsSaved();
        (await desk.Quotes.CreateAsync(id, text.QuoteOf("« Oui") with { State = "proposed" })).IsSaved();
        (await desk.Mentions.CreateAsync(id, text.MentionOf("Kirby"))).IsSaved();
        (await desk.Mentions.CreateAsync(id, text.MentionOf("Kirby") with { State = "rejected" })).IsSaved();

        await foreach (var hit in Searches.Articles(desk.Context).FindAsync(new ArticleQuery(QueryParser.Parse("kirby")), 0, 10))
            Assert.Equal((2, 1), (hit.Quotes, hit.Mentions));
    }
}
