using NewsArchive.Articles;
using NewsArchive.Search.Concordance;
using NewsArchive.Search.Language;

namespace NewsArchive.Search;

/// <summary>Articles of two publications; one has a headline of its own, one a keyword at either end.</summary>
public sealed class KeywordArchive : IAsyncLifetime
{
    public TempArchive Archive { get; } = new();

    public async Task InitializeAsync()
    {
        Archive.Write("monde/a.txt", "date 2023-09-15 La Corée défie l’ONU\n\nÀ l’été, l’ONU s’est\nréunie. Le Zambèze et l’ONU.");
        await Archive.ImportAsync("Le Monde");
        Directory.Delete(Path.Combine(Archive.Files, "monde"), recursive: true);
        Archive.Write("eclair/b.txt", "date 2022 L’ONU vote\n\nAujourd’hui encore, l’onu parle : « Oui ». Elle défie l’ONU");
        await Archive.ImportAsync("L’Éclair");
        Directory.Delete(Path.Combine(Archive.Files, "eclair"), recursive: true);
        await Archive.AddAsync("c", "date 2024-01 Rien à voir\n\nUne phrase sans le mot.");
        await Archive.AddAsync("d", "date 2021-05-01 Sans titre de presse, un porte-parole de l’ONU parle de l’Ébène.");
    }

    public Task DisposeAsync()
    {
        Archive.Dispose();
        return Task.CompletedTask;
    }
}

public sealed class ConcordanceTests(KeywordArchive keywords) : IClassFixture<KeywordArchive>
{
    [Fact]
    public async Task A_line_is_the_keyword_as_printed_between_its_contexts()
    {
        var page = await PageAsync("onu", window: 3);
        Assert.Equal(
            [
                "a: La Corée défie l’|ONU| ¶ À l’été, l’ONU",
                "a: l’ONU ¶ À l’été, l’|ONU| s’est réunie. Le",
                "a: Le Zambèze et l’|ONU|.",
                "b: L’|ONU| vote ¶ Aujourd’hui encore,",
                "b: vote ¶ Aujourd’hui encore, l’|onu| parle : « Oui ». Elle",
                "b: Oui ». Elle défie l’|ONU|",
                "d: porte-parole de l’|ONU| parle de l’Ébène.",
            ],
            page.Lines.Select(Shown));
        Assert.Equal((7, 3, false), (page.Total, page.Articles, page.IsPartial));
    }

    [Fact]
    public async Task The_text_has_the_keyword_at_its_place_and_the_contexts_beside_it()
    {
        foreach (var typed in new[] { "onu", "\"défie l’onu\"", "z*", "onu OU parle", "=Oui", "\"l’onu s’est réunie\"" })
        {
            var page = await PageAsync(typed, window: 25);
            Assert.NotEmpty(page.Lines);
            Assert.All(page.Lines, line =>
            {
                var text = keywords.Archive.TextOf(line.Article);
                Assert.Equal(text[line.Start..line.End], line.Keyword);
                Assert.Equal(OneLine(text[..line.Start]), line.Left);
                Assert.Equal(OneLine(text[line.End..].TrimEnd()), line.Right);
            });
        }

        // The one single line end of the texts stands inside a block.
        static string OneLine(string text) => text.Replace("\n\n", " ¶ ", StringComparison.Ordinal).Replace('\n', ' ');
    }

    [Theory]
    [InlineData(1, "et l’", ".")]
    [InlineData(2, "Zambèze et l’", ".")]
    [InlineData(4, "réunie. Le Zambèze et l’", ".")]
    [InlineData(5, "s’est réunie. Le Zambèze et l’", ".")]
    public async Task The_window_counts_words_and_an_elided_article_is_none(int window, string left, string right)
    {
        var line = (await PageAsync("onu", window)).Lines[2];
        Assert.Equal((left, right), (line.Left, line.Right));
    }

    [Fact]
    public async Task A_hyphenated_word_counts_as_its_parts() =>
        Assert.Equal("parole de l’", (await PageAsync("onu", window: 2)).Lines.Single(line => line.Key == "d").Left);

    [Theory]
    [InlineData(ConcordanceSort.Text, "a1 a2 a3 b1 b2 b3 d1")]
    [InlineData(ConcordanceSort.Left, "b1 d1 a1 b3 b2 a3 a2")]
    [InlineData(ConcordanceSort.Right, "a3 b3 a1 a2 d1 b2 b1")]
    [InlineData(ConcordanceSort.Keyword, "a3 b3 a1 a2 d1 b2 b1")]
    [InlineData(ConcordanceSort.Date, "d1 b1 b2 b3 a1 a2 a3")]
    [InlineData(ConcordanceSort.Source, "b1 b2 b3 a1 a2 a3 d1")]
    public async Task Lines_are_sorted_without_capitals_and_accents_and_equal_ones_stay_as_found(ConcordanceSort sort, string order)
    {
        Assert.Equal(order, string.Join(' ', (await PageAsync("onu", 8, sort)).Lines.Select(line => $"{line.Key}{line.Number}")));
        Assert.Equal(order, string.Join(' ', (await AllAsync("onu", sort, ConcordanceSearch.MostLines)).Select(line => $"{line.Key}{line.Number}")));
    }

    [Theory]
    [InlineData(ConcordanceSort.Text)]
    [InlineData(ConcordanceSort.Left)]
    [InlineData(ConcordanceSort.Date)]
    public async Task Pages_hold_every_line_once_in_the_order_of_all(ConcordanceSort sort)
    {
        var lines = new List<ConcordanceLine>();
        for (var skip = 0; skip < 9; skip += 2)
            lines.AddRange((await PageAsync("onu", 8, sort, skip, 2)).Lines);
        Assert.Equal((await PageAsync("onu", 8, sort)).Lines, lines);
    }

    [Theory]
    [InlineData(ConcordanceSort.Text, "a1 a2 a3 b1 b2")]
    [InlineData(ConcordanceSort.Left, "b1 a1 b2 a3 a2")]
    [InlineData(ConcordanceSort.Date, "d1 b1 b2 b3 a1")]
    public async Task Past_the_bound_the_first_lines_are_counted_and_sorted_and_that_is_said(ConcordanceSort sort, string order)
    {
        using var context = keywords.Archive.Context();
        var page = await new ConcordanceSearch(context, Searches.Articles(context)).PageAsync(Query("onu", 8, sort), 0, 100, 5, CancellationToken.None);
        Assert.True(page.IsPartial);
        Assert.Equal(5, page.Total);
        Assert.Equal(order, string.Join(' ', page.Lines.Select(line => $"{line.Key}{line.Number}")));
        Assert.Equal(7, (await AllAsync("onu", sort, 5)).Count);
    }

    [Theory]
    [InlineData(7, false)]
    [InlineData(6, true)]
    [InlineData(3, true)]
    public async Task What_fits_the_bound_exactly_is_whole(int most, bool isPartial)
    {
        using var context = keywords.Archive.Context();
        Assert.Equal(isPartial, (await new ConcordanceSearch(context, Searches.Articles(context)).PageAsync(Query("onu"), 0, 1, most, CancellationToken.None)).IsPartial);
    }

    [Fact]
    public async Task Past_the_bound_all_lines_stand_as_found() =>
        Assert.Equal(["a1", "a2", "a3", "b1", "b2", "b3", "d1"], (await AllAsync("onu", ConcordanceSort.Left, 5)).Select(line => $"{line.Key}{line.Number}"));

    [Theory]
    [InlineData("")]
    [InlineData("!?")]
    [InlineData("date:2023")]
    [InlineData("personne:kim source:monde")]
    [InlineData("-onu")]
    public async Task Without_a_keyword_there_are_no_lines(string typed)
    {
        Assert.False(Query(typed).HasKeyword);
        Assert.Equal((0, 0), ((await PageAsync(typed)).Total, (await PageAsync(typed)).Articles));
        Assert.Empty(await AllAsync(typed, ConcordanceSort.Text, 5));
    }

    [Theory]
    [InlineData("onu date:2023", "a1 a2 a3")]
    [InlineData("onu source:eclair", "b1 b2 b3")]
    [InlineData("onu -parle", "a1 a2 a3")]
    [InlineData("zambeze OU date:2022", "a1")]
    [InlineData("zambeze OU -onu", "a1")]
    [InlineData("titre:vote OU source:monde", "b1")]
    [InlineData("absent", "")]
    public async Task The_lines_are_those_of_the_articles_that_are_found(string typed, string lines) =>
        Assert.Equal(lines, string.Join(' ', (await PageAsync(typed)).Lines.Select(line => $"{line.Key}{line.Number}")));

    [Fact]
    public async Task Dates_narrow_the_articles()
    {
        using var context = keywords.Archive.Context();
        var query = new ConcordanceQuery(new ArticleQuery(QueryParser.Parse("onu"), new PartialDate(2022, 5), new PartialDate(2022)));
        Assert.Equal(["b", "b", "b"], (await new ConcordanceSearch(context, Searches.Articles(context)).PageAsync(query, 0, 10)).Lines.Select(line => line.Key));
    }

    [Theory]
    [InlineData(false, "a a a")]
    [InlineData(true, "b b b d")]
    public async Task Chosen_facets_narrow_the_articles(bool isExcluded, string keys)
    {
        using var context = keywords.Archive.Context();
        var query = new ArticleQuery(QueryParser.Parse("onu")) { Choices = [new(Facet.Source, "Le Monde", isExcluded)] };
        Assert.Equal(keys, string.Join(' ', (await new ConcordanceSearch(context, Searches.Articles(context)).PageAsync(new(query), 0, 10)).Lines.Select(line => line.Key)));
    }

    [Fact]
    public async Task A_search_that_is_given_up_stops()
    {
        using var context = keywords.Archive.Context();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new ConcordanceSearch(context, Searches.Articles(context)).PageAsync(Query("onu"), 0, 10, new CancellationToken(canceled: true)));
    }

    private static string Shown(ConcordanceLine line) => $"{line.Key}: {line.Left}|{line.Keyword}|{line.Right}";

    private static ConcordanceQuery Query(string typed, int window = 8, ConcordanceSort sort = ConcordanceSort.Text) => new(new ArticleQuery(QueryParser.Parse(typed)), window, sort);

    private async Task<ConcordancePage> PageAsync(string typed, int window = 8, ConcordanceSort sort = ConcordanceSort.Text, long skip = 0, int size = 100)
    {
        using var context = keywords.Archive.Context();
        return await new ConcordanceSearch(context, Searches.Articles(context)).PageAsync(Query(typed, window, sort), skip, size);
    }

    private async Task<List<ConcordanceLine>> AllAsync(string typed, ConcordanceSort sort, int most)
    {
        using var context = keywords.Archive.Context();
        return await (await new ConcordanceSearch(context, Searches.Articles(context)).AllAsync(Query(typed, 8, sort), most, CancellationToken.None))!.ToListAsync();
    }
}
