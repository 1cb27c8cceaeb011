using System.Text.Json;
using NewsArchive.Search.Language;

namespace NewsArchive.Search;

/// <summary>The table of French search: every query finds exactly its articles.</summary>
public sealed class AcceptanceTableTests(AcceptanceTableTests.Archive searched) : IClassFixture<AcceptanceTableTests.Archive>
{
    private static readonly JsonElement Table = JsonDocument.Parse(Checkout.Fixture("french-search.json")).RootElement;

    public static TheoryData<string, string> Queries
    {
        get
        {
            var queries = new TheoryData<string, string>();
            foreach (var query in Table.GetProperty("queries").EnumerateArray())
                queries.Add(query.GetProperty("q").GetString()!, string.Join(' ', query.GetProperty("finds").EnumerateArray()));
            return queries;
        }
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task A_query_finds_its_articles_and_no_others(string typed, string keys)
    {
        var query = new ArticleQuery(QueryParser.Parse(typed));
        using var context = searched.Articles.Context();
        var search = Searches.Articles(context);
        var found = await search.FindAsync(query, 0, 100).ToListAsync();

        Assert.Equal(keys, string.Join(' ', found.Select(hit => hit.Key).Order(StringComparer.Ordinal)));
        Assert.Equal(found.Count, await search.CountAsync(query));
    }

    [Theory]
    [InlineData("avocat")]
    [InlineData("preferee")]
    [InlineData("nationaux")]
    [InlineData("\"coopération militaire\"")]
    [InlineData("=\"coopérations militaires\"")]
    [InlineData("cooper*")]
    [InlineData("e*")]
    [InlineData("=marché")]
    [InlineData("=l’Europe")]
    [InlineData("porte-parole")]
    [InlineData("côtes-d'armor")]
    [InlineData("3 000")]
    [InlineData("3,5")]
    [InlineData("titre:avoc*")]
    [InlineData("militaires NEAR/3 coopération")]
    [InlineData("œuvre OU =journaux OU chev*")]
    public async Task Every_article_found_by_words_shows_a_mark(string typed)
    {
        using var context = searched.Articles.Context();
        var search = Searches.Articles(context);
        var query = QueryParser.Parse(typed);
        var finder = await search.FinderAsync(query);
        var found = await search.FindAsync(new ArticleQuery(query), 0, 100).ToListAsync();

        Assert.NotEmpty(found);
        Assert.All(found, hit => Assert.NotEmpty(finder.Find(searched.Articles.TextOf(hit.Id))));
        Assert.All(found, hit => Assert.NotEmpty(hit.TitleMarks.Concat(hit.Snippet.Marks)));
    }

    [Fact]
    public void The_table_is_whole() => Assert.Equal(66, Queries.Count);

    public sealed class Archive : IAsyncLifetime
    {
        public TempArchive Articles { get; } = new();

        public async Task InitializeAsync()
        {
            foreach (var article in Table.GetProperty("articles").EnumerateArray())
            {
                string Of(string name) => article.GetProperty(name).GetString()!;
                Articles.Write($"{Of("id")}.txt", $"date {Of("date")} {Of("title")}\n\n{Of("text")}");
            }

            await Articles.ImportAsync();
        }

        public Task DisposeAsync()
        {
            Articles.Dispose();
            return Task.CompletedTask;
        }
    }
}
