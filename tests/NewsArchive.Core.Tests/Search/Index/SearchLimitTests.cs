namespace NewsArchive.Search.Index;

/// <summary>A search that ends early says so, and what it found is right.</summary>
public sealed class SearchLimitTests : IDisposable
{
    private readonly IndexedArticles _index = new([.. Enumerable.Range(1, 200).Select(i =>
        SampleArticle.Of(i, null, string.Concat(Enumerable.Repeat($"de la mot{(char)('a' + (i % 26))}{(char)('a' + (i / 26))} ", 100))))]);

    public void Dispose() => _index.Dispose();

    [Theory]
    [InlineData("\"de la\"")]
    [InlineData("de NEAR/9 la")]
    [InlineData("mot* OU la OU de OU \"la motab\" OU SAUF de")]
    public void A_search_that_is_ended_finds_less_and_says_so(string typed)
    {
        using var ended = new CancellationTokenSource();
        ended.Cancel();
        var hits = _index.Search(typed, new SearchLimit(ended.Token));
        Assert.True(hits.IsPartial);
        Assert.True(hits.Numbers.Length < 200);
    }

    [Theory]
    [InlineData("\"de la\"")]
    [InlineData("de NEAR/9 la")]
    public void What_was_found_until_then_is_given(string words)
    {
        using var ended = new CancellationTokenSource();
        var asked = 0;
        var hits = _index.Search($"date:2023 {words}", new SearchLimit(ended.Token), filterOf: _ => _ => ++asked < 20 || EndAndGoOn());
        Assert.True(hits.IsPartial);
        Assert.InRange(hits.Numbers.Length, 19, 199);

        bool EndAndGoOn()
        {
            ended.Cancel();
            return true;
        }
    }

    [Fact]
    public void A_beginning_of_too_many_terms_finds_some_of_its_articles()
    {
        var hits = _index.Search("mot*", new SearchLimit(default, mostPrefixTerms: 5));
        Assert.True(hits.IsPartial);
        Assert.Equal(5, hits.Numbers.Length);
        Assert.False(_index.Search("mot*", new SearchLimit(default, mostPrefixTerms: 200)).IsPartial);
    }

    [Theory]
    [InlineData("de SAUF mot*", 0)]
    [InlineData("SAUF mot*", 0)]
    [InlineData("SAUF (de SAUF mot*)", 5)]
    [InlineData("SAUF (SAUF mot*)", 5)]
    public void What_may_be_excluded_is_never_found(string typed, int found)
    {
        var hits = _index.Search(typed, new SearchLimit(default, mostPrefixTerms: 5), isRanked: false);
        Assert.True(hits.IsPartial);
        Assert.Equal(found, hits.Numbers.Length);
    }
}
