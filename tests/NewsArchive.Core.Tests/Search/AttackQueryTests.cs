using NewsArchive.Search.Articles;
using NewsArchive.Search.Language;

namespace NewsArchive.Search;

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
        var search = Searches.Articles(context);
        Texts.Any.Hold(typed => FindsAsManyAsItCounts(search, typed));
    }

    [Fact]
    public void Any_query_of_the_language_finds_as_many_as_it_counts()
    {
        using var context = searched.Archive.Context();
        var search = Searches.Articles(context);
        Texts.Queries.Hold(typed => FindsAsManyAsItCounts(search, typed));
    }

    [Theory]
    [Trait(Soak.Category, Soak.Name)]
    [InlineData("mot{0}", " OU ", 10_000)]
    [InlineData("m{0}*", " OU ", 5_000)]
    [InlineData("=mot{0}", " OU ", 5_000)]
    [InlineData("-m{0}", " ", 10_000)]
    [InlineData("-m{0}*", " ", 5_000)]
    [InlineData("titre:m{0}", " OU ", 5_000)]
    [InlineData("titre:m{0}*", " ", 4_000)]
    [InlineData("cite:=m{0}", " OU ", 2_000)]
    [InlineData("personne:m{0}", " OU ", 3_000)]
    [InlineData("source:m{0}", " ", 4_000)]
    [InlineData("date:2001", " OU ", 5_000)]
    [InlineData("m{0} NEAR/3 n{0}", " OU ", 2_500)]
    public async Task Thousands_of_parts_are_answered_at_any_length(string part, string sign, int count)
    {
        var typed = string.Join(sign, Enumerable.Range(0, Soak.Size(count / 10, count)).Select(i => string.Format(null, part, i)));
        foreach (var longest in new[] { QueryParser.UsualLongest, 60_000 })
        {
            var query = new ArticleQuery(QueryParser.Parse(typed, longest));
            Assert.Equal(part[0] == '-' ? SearchedArchive.Articles.Length : 0, await searched.CountAsync(query));
        }
    }

    [Theory]
    [InlineData("(absent OU (onu ", "onu sommet")]
    [InlineData("(onu* (absent OU ", "onu sommet")]
    [InlineData("(-absent (absent OU ", "onu sommet")]
    [InlineData("-(-(", "onu sommet")]
    [InlineData("(", "onu sommet")]
    public async Task Sixty_nested_parentheses_are_answered(string opened, string keys)
    {
        var depth = 60 / opened.Count(c => c == '(');
        var query = new ArticleQuery(QueryParser.Parse(string.Concat(Enumerable.Repeat(opened, depth)) + "onu" + new string(')', 60)));

        Assert.Equal(keys, string.Join(' ', (await searched.FindAsync(query)).Select(hit => hit.Key).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("personne:")]
    [InlineData("source:")]
    [InlineData("orateur:=")]
    [InlineData("cite:")]
    [InlineData("titre:=")]
    public async Task A_name_of_sixty_thousand_letters_is_answered(string field) =>
        Assert.Equal(0, await searched.CountAsync(new ArticleQuery(QueryParser.Parse(field + new string('é', 60_000), 60_100))));

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

    private static bool FindsAsManyAsItCounts(ArticleSearch search, string typed)
    {
        var query = new ArticleQuery(QueryParser.Parse(typed));
        return search.CountAsync(query).GetAwaiter().GetResult() == search.FindAsync(query, 0, 100).ToListAsync().AsTask().GetAwaiter().GetResult().Count;
    }
}
