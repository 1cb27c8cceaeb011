using NewsArchive.Articles;

namespace NewsArchive.Searching;

public sealed class ArticleSearchTests(SearchedArchive searched) : IClassFixture<SearchedArchive>
{
    [Theory]
    [InlineData("corée", "onu")]
    [InlineData("COREE", "onu")]
    [InlineData("onu", "onu sommet")]
    [InlineData("l’ONU", "onu sommet")]
    [InlineData("été", "balise ete")]
    [InlineData("ete", "balise ete")]
    [InlineData("oeuvre", "ete")]
    [InlineData("marché", "ete")]
    [InlineData("aujourd'hui", "onu")]
    [InlineData("hui", "")]
    [InlineData("jong-un", "onu")]
    [InlineData("amour", "onu")]
    [InlineData("coopération militaire", "annee ete")]
    [InlineData("\"coopération militaire\"", "ete")]
    [InlineData("« militaire, la coopération »", "annee")]
    [InlineData("sécurité", "annee onu")]
    [InlineData("sécurité conseil", "onu")]
    [InlineData("\"défie l’ONU Le Conseil\"", "onu")]
    [InlineData("baleinier", "derive")]
    [InlineData("baleine", "")]
    [InlineData("script", "balise")]
    public async Task Words_are_found_as_french_is_written(string typed, string keys)
    {
        var query = Query(typed);

        Assert.Equal(keys, string.Join(' ', (await searched.FindAsync(query)).Select(hit => hit.Key).Order(StringComparer.Ordinal)));
        Assert.Equal(keys.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, await searched.CountAsync(query));
    }

    [Fact]
    public async Task A_word_in_the_headline_weighs_more_than_three_in_the_text() =>
        Assert.Equal(["onu", "sommet"], (await searched.FindAsync(Query("onu"))).Select(hit => hit.Key));

    [Theory]
    [InlineData("2023-09", null, "onu ete sommet balise")]
    [InlineData("2023-09-15", null, "onu ete sommet balise")]
    [InlineData("2023-09-16", null, "ete sommet balise")]
    [InlineData("2023-10", "2023", "sommet")]
    [InlineData(null, "2000-06", "annee derive")]
    [InlineData("2000-06", "2000-06", "annee")]
    [InlineData("2000-12-31", "2000-12-31", "annee")]
    [InlineData("2001", "2022", "")]
    [InlineData(null, "1999-12-30", "")]
    [InlineData("1999", "1999", "derive")]
    [InlineData("2024-02-29", null, "balise")]
    [InlineData("2024-03", null, "")]
    [InlineData("2024", "2023", "")]
    public async Task A_partial_date_is_found_by_every_range_it_touches(string? from, string? to, string keys)
    {
        var query = new ArticleQuery(QueryParser.Parse(""), Date(from), Date(to));

        Assert.Equal(keys.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(), (await searched.FindAsync(query)).Select(hit => hit.Key).ToHashSet());
        Assert.Equal(keys.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, await searched.CountAsync(query));
    }

    [Fact]
    public async Task Words_and_dates_narrow_together()
    {
        var query = Query("onu") with { From = Date("2023-10") };

        Assert.Equal("sommet", Assert.Single(await searched.FindAsync(query)).Key);
        Assert.Equal(1, await searched.CountAsync(query));
    }

    [Theory]
    [InlineData(ArticleSort.Newest, "balise sommet onu ete annee derive")]
    [InlineData(ArticleSort.Oldest, "derive annee ete onu sommet balise")]
    [InlineData(null, "balise sommet onu ete annee derive")]
    public async Task Articles_are_listed_by_date(ArticleSort? sort, string keys) =>
        Assert.Equal(keys, string.Join(' ', (await searched.FindAsync(new ArticleQuery(QueryParser.Parse(""), Sort: sort))).Select(hit => hit.Key)));

    [Fact]
    public async Task A_hit_carries_what_a_list_shows()
    {
        var hit = Assert.Single(await searched.FindAsync(Query("conseil corée")));

        Assert.Equal(("onu", "La Corée défie l’ONU", false, "2023-09-15"), (hit.Key, hit.Title, hit.TitleIsDerived, hit.Date.ToString()));
        Assert.Equal("Corée", Assert.Single(hit.TitleMarks).In(hit.Title));
        Assert.Equal("Conseil", Assert.Single(hit.Snippet.Marks).In(hit.Snippet.Text));
        Assert.StartsWith("Le Conseil de sécurité s’est réuni.", hit.Snippet.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_derived_title_is_marked_but_counts_as_text()
    {
        var hit = Assert.Single(await searched.FindAsync(Query("baleinier")));

        Assert.True(hit.TitleIsDerived);
        Assert.Equal("baleinier", Assert.Single(hit.TitleMarks).In(hit.Title));
        Assert.Equal("baleinier", Assert.Single(hit.Snippet.Marks).In(hit.Snippet.Text));
    }

    [Fact]
    public async Task What_could_be_dropped_is_offered_most_first()
    {
        using var context = searched.Archive.Context();
        var alternatives = await new ArticleSearch(context).AlternativesAsync(Query("onu baleinier") with { From = Date("1999"), To = Date("1999") });
        Assert.Equal(["baleinier"], alternatives.Select(alternative => alternative.Rest.Query.Typed));

        alternatives = await new ArticleSearch(context).AlternativesAsync(Query("onu baleinier"));
        Assert.Equal([("onu", 2L), ("baleinier", 1L)], alternatives.Select(alternative => (alternative.Rest.Query.Typed, alternative.Total)));

        alternatives = await new ArticleSearch(context).AlternativesAsync(Query("onu") with { To = Date("1990") });
        Assert.Equal([(null, 2L)], alternatives.Select(alternative => (alternative.Dropped, alternative.Total)));
    }

    private static ArticleQuery Query(string typed) => new(QueryParser.Parse(typed));

    private static PartialDate? Date(string? written) => PartialDate.TryParse(written, out var date) ? date : null;
}
