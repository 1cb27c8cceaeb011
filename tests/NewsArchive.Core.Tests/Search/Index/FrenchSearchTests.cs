using System.Text.Json;
using NewsArchive.Articles;
using NewsArchive.Search.Language;

namespace NewsArchive.Search.Index;

/// <summary>The table of French search: every query finds exactly its articles.</summary>
public sealed class FrenchSearchTests : IDisposable
{
    private static readonly JsonElement Table = JsonDocument.Parse(Checkout.Fixture("french-search.json")).RootElement;

    private readonly List<string> _keys = [];
    private readonly List<PartialDate> _dates = [];
    private readonly IndexedArticles _index = new();

    public FrenchSearchTests()
    {
        foreach (var article in Table.GetProperty("articles").EnumerateArray())
        {
            _keys.Add(article.GetProperty("id").GetString()!);
            Assert.True(PartialDate.TryParse(article.GetProperty("date").GetString()!, out var date));
            _dates.Add(date);
            _index.Put(SampleArticle.Of(_keys.Count - 1, article.GetProperty("title").GetString(), article.GetProperty("text").GetString()!.Split("\n\n")));
        }
    }

    public static TheoryData<string, string> Queries => AcceptanceTableTests.Queries;

    [Theory]
    [MemberData(nameof(Queries))]
    public void A_query_finds_its_articles_and_no_others(string typed, string keys)
    {
        var found = _index.Search(typed, filterOf: FilterOf).Numbers.Select(number => _keys[(int)number]);
        Assert.Equal(keys, string.Join(' ', found.Order(StringComparer.Ordinal)));
    }

    public void Dispose() => _index.Dispose();

    private Predicate<long> FilterOf(QueryNode node)
    {
        var period = Assert.IsType<DateNode>(node);
        return number => !(_dates[(int)number].LastDay < period.From) && !(_dates[(int)number].FirstDay > period.To);
    }
}
