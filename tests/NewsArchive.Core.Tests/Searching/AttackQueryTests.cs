namespace NewsArchive.Searching;

/// <summary>Nothing that is typed reaches the language of the index, and nothing typed is an error.</summary>
public sealed class AttackQueryTests(SearchedArchive searched) : IClassFixture<SearchedArchive>
{
    [Theory]
    [InlineData("\"")]
    [InlineData("\"\"\"\"")]
    [InlineData("onu\" OR \"1\"=\"1")]
    [InlineData("'; DROP TABLE article; --")]
    [InlineData("title:corée")]
    [InlineData("{title body} : onu")]
    [InlineData("onu AND")]
    [InlineData("AND OR NOT NEAR")]
    [InlineData("NEAR(onu corée, 5)")]
    [InlineData("onu*")]
    [InlineData("^onu")]
    [InlineData("-onu")]
    [InlineData("(((((onu")]
    [InlineData("\\ % _ ? [a-z]")]
    [InlineData("\0onu\0")]
    [InlineData("\u202Eonu\u202C")]
    [InlineData("ﷺ ͺ ﹰ")]
    [InlineData("😀👨‍👩‍👧")]
    public async Task A_query_is_words_and_nothing_else(string typed)
    {
        var query = new ArticleQuery(QueryParser.Parse(typed));

        Assert.Equal((await searched.FindAsync(query)).Count, await searched.CountAsync(query));
        Assert.Equal(SearchedArchive.Articles.Length, await searched.CountAsync(new ArticleQuery(QueryParser.Parse(""))));
    }

    [Fact]
    public void Any_query_is_answered()
    {
        using var context = searched.Archive.Context();
        var search = new ArticleSearch(context);
        Texts.Any.Hold(typed => search.CountAsync(new ArticleQuery(QueryParser.Parse(typed))).GetAwaiter().GetResult() >= 0);
    }

    [Fact]
    public async Task A_query_of_two_thousand_words_is_answered()
    {
        var query = new ArticleQuery(QueryParser.Parse(string.Join(' ', Enumerable.Range(0, 2000).Select(i => $"mot{i}")), 60_000));
        Assert.Equal(0, await searched.CountAsync(query));
    }

    [Fact]
    public async Task A_phrase_of_two_thousand_words_is_answered()
    {
        var query = new ArticleQuery(QueryParser.Parse("\"" + string.Join(' ', Enumerable.Repeat("onu", 2000)) + "\"", 60_000));
        Assert.Equal(0, await searched.CountAsync(query));
    }

    [Fact]
    public async Task A_word_of_sixty_thousand_letters_is_answered() =>
        Assert.Equal(0, await searched.CountAsync(new ArticleQuery(QueryParser.Parse(new string('a', 60_000), 60_000))));
}
