using NewsArchive.Articles;
using NewsArchive.Search.Language;

namespace NewsArchive.Search;

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
    [InlineData("\"défie l’ONU Le Conseil\"", "")]
    [InlineData("baleinier", "derive")]
    [InlineData("baleine", "")]
    [InlineData("script", "balise")]
    public Task Words_are_found_as_french_is_written(string typed, string keys) => FindsAsync(typed, keys);

    [Theory]
    [InlineData("conseil NEAR/1 sécurité", "onu")]
    [InlineData("sécurité PROCHE/1 conseil", "onu")]
    [InlineData("conseil NEAR/0 sécurité", "")]
    [InlineData("conseil NEAR/3 réuni", "onu")]
    [InlineData("réuni NEAR/3 conseil", "onu")]
    [InlineData("conseil NEAR/2 réuni", "")]
    [InlineData("\"conseil de\" NEAR/2 réuni", "onu")]
    [InlineData("\"conseil de\" NEAR/1 réuni", "")]
    [InlineData("réuni NEAR/1 jong-un", "")]
    [InlineData("réuni NEAR/2 jong-un", "onu")]
    [InlineData("coreen NEAR/0 defie", "")]
    [InlineData("coree NEAR/0 defie", "onu")]
    [InlineData("onu -conseil NEAR/1 sécurité", "sommet")]
    [InlineData("russie OU conseil NEAR/1 sécurité", "onu sommet")]
    public Task As_many_words_may_stand_between_as_said(string typed, string keys) => FindsAsync(typed, keys);

    [Theory]
    [InlineData("date:2023-09-15", "ete onu")]
    [InlineData("date:15/09/2023", "ete onu")]
    [InlineData("date:2023-09-30", "ete")]
    [InlineData("date:2000-06", "annee")]
    [InlineData("date:1999..2000", "annee derive")]
    [InlineData("date:2000-12-31..2023-09-01", "annee ete")]
    [InlineData("date:2024-02-29", "balise")]
    [InlineData("date:2024-03", "")]
    [InlineData("avant:2000", "derive")]
    [InlineData("avant:2000-01-01", "derive")]
    [InlineData("avant:2000-01-02", "annee derive")]
    [InlineData("avant:2000-06", "annee derive")]
    [InlineData("avant:1999-12-31", "")]
    [InlineData("avant:2024-02-01", "annee derive ete onu sommet")]
    [InlineData("avant:2024-02-02", "annee balise derive ete onu sommet")]
    [InlineData("après:2023-09", "balise sommet")]
    [InlineData("après:2023-09-14", "balise ete onu sommet")]
    [InlineData("après:2023-09-15", "balise ete sommet")]
    [InlineData("après:2023-09-30", "balise sommet")]
    [InlineData("after:2000-12-30", "annee balise ete onu sommet")]
    [InlineData("after:2000-12-31", "balise ete onu sommet")]
    [InlineData("après:2024-02", "")]
    [InlineData("-date:2023", "annee balise derive")]
    public Task Periods_of_a_query_are_found_to_the_day(string typed, string keys) => FindsAsync(typed, keys);

    [Theory]
    [InlineData("-onu", "annee balise derive ete")]
    [InlineData("-onu -date:2000", "balise derive ete")]
    [InlineData("SAUF (onu OU séoul)", "annee balise derive")]
    [InlineData("SAUF SAUF onu", "onu sommet")]
    [InlineData("-(-onu)", "onu sommet")]
    [InlineData("-\"coopération militaire\"", "annee balise derive onu sommet")]
    [InlineData("-absent", "annee balise derive ete onu sommet")]
    [InlineData("onu -corée", "sommet")]
    [InlineData("onu OU -onu", "annee balise derive ete onu sommet")]
    [InlineData("onu -onu", "")]
    public Task Exclusions_alone_find_everything_else(string typed, string keys) => FindsAsync(typed, keys);

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
        var alternatives = await Searches.Articles(context).AlternativesAsync(Query("onu baleinier") with { From = Date("1999"), To = Date("1999") });
        Assert.Equal(["baleinier"], alternatives.Select(alternative => alternative.Rest.Query.Typed));

        alternatives = await Searches.Articles(context).AlternativesAsync(Query("onu baleinier"));
        Assert.Equal([("onu", 2L), ("baleinier", 1L)], alternatives.Select(alternative => (alternative.Rest.Query.Typed, alternative.Total)));

        alternatives = await Searches.Articles(context).AlternativesAsync(Query("onu") with { To = Date("1990") });
        Assert.Equal([(null, 2L)], alternatives.Select(alternative => (alternative.Dropped, alternative.Total)));
    }

    private async Task FindsAsync(string typed, string keys)
    {
        var query = Query(typed);

        Assert.Equal(keys, string.Join(' ', (await searched.FindAsync(query)).Select(hit => hit.Key).Order(StringComparer.Ordinal)));
        Assert.Equal(keys.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, await searched.CountAsync(query));
    }

    private static ArticleQuery Query(string typed) => new(QueryParser.Parse(typed));

    private static PartialDate? Date(string? written) => PartialDate.TryParse(written, out var date) ? date : null;
}
