using System.Globalization;
using System.Text.Json;
using NewsArchive.Articles;
using NewsArchive.Editing;
using NewsArchive.Search.Language;
using NewsArchive.Search.Quotations;
using NewsArchive.Text;

namespace NewsArchive.Search;

/// <summary>Order and counts of quotations, held against the plainest way to compute them.</summary>
public sealed class QuoteResultsTests(QuoteResultsTests.ManyQuotes many) : IClassFixture<QuoteResultsTests.ManyQuotes>
{
    private static readonly string[] Words = ["accord", "marché", "guerre", "paix", "préférée", "prefere", "le", "de"];

    private static readonly (string Typed, Func<IReadOnlyList<Term>, bool> IsFound)[] Queries =
    [
        ("", _ => true),
        ("guerre", words => Has(words, "guerre")),
        ("guerre paix", words => Has(words, "guerre") && Has(words, "paix")),
        ("guerre OU paix", words => Has(words, "guerre") || Has(words, "paix")),
        ("accord SAUF paix", words => Has(words, "accord") && !Has(words, "paix")),
        ("-guerre -march*", words => !Has(words, "guerre") && !words.Any(word => word.Folded.StartsWith("march", StringComparison.Ordinal))),
        ("gue*", words => words.Any(word => word.Folded.StartsWith("gue", StringComparison.Ordinal))),
        ("=préférée", words => words.Any(word => word.Exact == "préférée")),
        ("=préférée OU \"le marché\"", words => words.Any(word => word.Exact == "préférée") || words.Zip(words.Skip(1)).Any(pair => pair.First.Exact == "le" && pair.Second.Exact == "marché")),
    ];

    [Fact]
    public async Task Counts_and_lists_of_random_filters_are_what_a_plain_computation_gives()
    {
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            var (typed, isFound) = Queries[random.Next(Queries.Length)];
            var choices = Enumerable.Range(0, random.Next(4)).Select(_ => RandomChoice(random)).Distinct().ToList();
            PartialDate? from = random.Next(4) == 0 ? new PartialDate(2001 + random.Next(3)) : null;
            var query = QuoteQuery.Of(new ArticleQuery(QueryParser.Parse(typed), From: from) { Choices = choices }, (QuoteSort)random.Next(1, 5));
            await HoldAsync(query, quote => isFound(quote.Terms) && (from is null || quote.Date.LastDay >= from.Value.FirstDay));
        }
    }

    [Fact]
    public async Task A_table_of_speakers_adds_up_to_the_list()
    {
        foreach (var choices in new[] { "", "period=2002", "speaker=1,speaker=0", "source!=AFP,period=2001,period=2003-02" })
        {
            var query = QuoteQuery.Of(new ArticleQuery(QueryParser.Parse("")) { Choices = [.. Choices(choices)] });
            var results = await ResultsAsync(query, QuoteCounting.Speakers);
            var table = results.Speakers();
            Assert.Equal(results.Total, table.Totals.Sum());
            Assert.Equal(results.Total, table.Rows.Sum(row => row.Total));
            var expected = many.Quotes.Where(quote => Meets(quote, query.Filter.Choices)).GroupBy(quote => quote.Speaker).ToDictionary(speaker => speaker.Key, speaker => speaker.ToList());
            Assert.Equal(expected.Keys.Order(), table.Rows.Select(row => row.Id).Order());
            foreach (var row in table.Rows)
                Assert.Equal(table.Periods.Select(period => expected[row.Id].Count(quote => ValuesOf(quote, Facet.Period).Contains(period))), row.Counts);
        }
    }

    [Fact]
    public async Task The_best_matches_come_first_and_equal_ones_newest_first()
    {
        var query = QuoteQuery.Of(new ArticleQuery(QueryParser.Parse("guerre OU paix")));
        var found = (await ResultsAsync(query)).Quotes(0, 1000).Select(id => many.Quotes.Single(quote => quote.Id == id)).ToList();
        Assert.NotEmpty(found);
        var mean = many.Quotes.Average(quote => quote.Terms.Count);
        var rarities = new[] { "guerr", "paix" }.ToDictionary(stem => stem, stem => Bm25.Rarity(many.Quotes.Count(quote => quote.Terms.Any(term => term.Stem == stem)), many.Quotes.Count));
        var ranks = found.ToDictionary(quote => quote.Id, quote =>
            (float)-rarities.Sum(word => Bm25.Score(word.Value, quote.Terms.Count(term => term.Stem == word.Key), quote.Terms.Count, mean)));
        Assert.Equal(found.OrderBy(quote => ranks[quote.Id]).ThenByDescending(quote => quote.Date.FirstDay).ThenBy(quote => quote.Article).ThenBy(quote => quote.Id).Select(quote => quote.Id), found.Select(quote => quote.Id));
    }

    [Fact]
    public async Task A_search_whose_time_is_over_says_that_it_is_partial()
    {
        using var context = many.Archive.Context();
        var results = await Searches.Quotes(context, time: new HastyTime()).ResultsAsync(QuoteQuery.Of(new ArticleQuery(QueryParser.Parse("guerre"))));
        Assert.True(results.IsPartial);
        Assert.Equal(0, results.Total);
    }

    [Fact]
    public async Task Changes_are_seen_by_the_next_search()
    {
        using var archive = new TempArchive();
        var article = await archive.AddAsync("a", "date 2023-09 Titre\n\nUn accord existe. Un autre accord aussi.");
        using var desk = archive.Desk();
        QuoteSearch Next() => Searches.Quotes(desk.Context);
        async Task<long> CountAsync(string typed) => await Next().CountAsync(QuoteQuery.Of(new ArticleQuery(QueryParser.Parse(typed))));
        Assert.Equal(0, await CountAsync(""));
        var saved = (await desk.Quotes.CreateAsync(article, archive.TextOf(article).QuoteOf("Un accord existe"))).IsSaved();
        Assert.Equal(1, await CountAsync("exist*"));
        (await desk.Quotes.ReplaceAsync(saved.Subject.Id, 1, archive.TextOf(article).QuoteOf("Un autre accord"))).IsSaved();
        Assert.Equal((0, 1), (await CountAsync("exist*"), await CountAsync("autr*")));
        (await desk.Categories.CreateAsync(new("Thème", null))).IsSaved();
        async Task<long> CategorisedAsync() => await Next().CountAsync(QuoteQuery.Of(new ArticleQuery(QueryParser.Parse("")) { Choices = [new(Facet.Category, "1")] }));
        Assert.Equal(0, await CategorisedAsync());
        (await desk.Quotes.ReplaceAsync(saved.Subject.Id, 2, archive.TextOf(article).QuoteOf("Un autre accord") with { Categories = [1] })).IsSaved();
        Assert.Equal(1, await CategorisedAsync());
        (await desk.Quotes.DeleteAsync(saved.Subject.Id, 3)).IsSaved();
        Assert.Equal((0, 0), (await CountAsync(""), await CategorisedAsync()));
        (await desk.Undo.UndoAsync(archive.Read<long>("SELECT max(id) FROM change"))).IsSaved();
        Assert.Equal(1, await CountAsync("autr*"));
        Assert.Empty(new Storage.ArchiveCheck(archive.Options).Run().Faults);
    }

    private async Task HoldAsync(QuoteQuery query, Func<Made, bool> isFound)
    {
        var choices = query.Filter.Choices;
        var results = await ResultsAsync(query, QuoteCounting.Facets);
        var expected = many.Quotes.Where(quote => isFound(quote) && Meets(quote, choices)).ToList();
        Assert.Equal(Ordered(expected, query.Sort!.Value).Select(quote => quote.Id), results.Quotes(0, 10_000));
        foreach (var facet in Facets.OfQuotes)
        {
            var others = choices.Where(choice => choice.Facet != facet).ToList();
            var counts = many.Quotes.Where(quote => isFound(quote) && Meets(quote, others, anyState: facet == Facet.QuoteState)).SelectMany(quote => ValuesOf(quote, facet)).CountBy(value => value).ToDictionary();
            Assert.Equal(counts, results.Values(facet, size: 1000).Values.ToDictionary(value => value.Value, value => (int)value.Count));
        }
    }

    private static IEnumerable<Made> Ordered(IEnumerable<Made> quotes, QuoteSort sort)
    {
        var newest = quotes.OrderByDescending(quote => quote.Date.FirstDay).ThenBy(quote => quote.Article).ThenBy(quote => quote.Id);
        return sort switch
        {
            QuoteSort.Oldest => quotes.OrderBy(quote => quote.Date.FirstDay).ThenBy(quote => quote.Article).ThenBy(quote => quote.Id),
            QuoteSort.Speaker => newest.OrderBy(quote => quote.Speaker == 0).ThenBy(quote => quote.Speaker),
            QuoteSort.Article => quotes.OrderBy(quote => quote.Title, StringComparer.Ordinal).ThenBy(quote => quote.Id),
            _ => newest,
        };
    }

    private async Task<QuoteResults> ResultsAsync(QuoteQuery query, QuoteCounting counting = QuoteCounting.None)
    {
        using var context = many.Archive.Context();
        return await Searches.Quotes(context).ResultsAsync(query, counting);
    }

    private static bool Has(IReadOnlyList<Term> words, string stem) => words.Any(word => word.Exact == stem);

    private FacetChoice RandomChoice(Random random)
    {
        var facet = Facets.OfQuotes[random.Next(Facets.OfQuotes.Count)];
        var values = many.Quotes.SelectMany(quote => ValuesOf(quote, facet)).Distinct().ToList();
        return new FacetChoice(facet, values[random.Next(values.Count)], random.Next(3) == 0);
    }

    private static IEnumerable<FacetChoice> Choices(string chosen) =>
        from choice in chosen.Split(',', StringSplitOptions.RemoveEmptyEntries)
        let name = choice.Split('=')[0]
        select new FacetChoice(Enum.Parse<Facet>(name.TrimEnd('!'), true), choice.Split('=')[1], name.EndsWith('!'));

    private static bool Meets(Made quote, IReadOnlyList<FacetChoice> choices, bool anyState = false) =>
        (anyState || quote.State != "rejected" || choices.Any(choice => choice is { Facet: Facet.QuoteState, IsExcluded: false }))
        && choices.GroupBy(choice => choice.Facet).All(facet =>
            !facet.Any(choice => choice.IsExcluded && ValuesOf(quote, facet.Key).Contains(choice.Value))
            && (facet.All(choice => choice.IsExcluded) || facet.Any(choice => !choice.IsExcluded && ValuesOf(quote, facet.Key).Contains(choice.Value))));

    private static IEnumerable<string> ValuesOf(Made quote, Facet facet) => facet switch
    {
        Facet.Period => [quote.Date.ToString()[..4], quote.Date.Month is { } month ? $"{quote.Date.ToString()[..4]}-{month:00}" : $"{quote.Date}-XX"],
        Facet.Source => [quote.Source],
        Facet.Speaker => [$"{quote.Speaker}"],
        Facet.Kind => [quote.Kind],
        // The second category is a part of the first.
        Facet.Category => quote.Categories.SelectMany(category => category == 2 ? [1, 2] : new[] { category }).Distinct().Select(category => $"{category}"),
        _ => [quote.State],
    };

    public sealed record Made(int Id, long Article, string Title, PartialDate Date, string Source, long Speaker, string Kind, string State, IReadOnlyList<long> Categories, IReadOnlyList<Term> Terms);

    public sealed class ManyQuotes : IAsyncLifetime
    {
        public TempArchive Archive { get; } = new();

        public List<Made> Quotes { get; } = [];

        public async Task InitializeAsync()
        {
            var random = new Random(5);
            foreach (var source in new[] { "AFP", "VOA", "" })
            {
                for (var i = 0; i < 20; i++)
                {
                    var date = random.Next(4) == 0 ? $"200{random.Next(5)}" : $"200{random.Next(5)}-0{random.Next(1, 4)}";
                    Archive.Write($"{source}{i}.txt", $"date {date} {Text(random, 2)} {source}{i}\n\n{string.Join(". ", Enumerable.Range(0, 5).Select(_ => Text(random, random.Next(3, 9))))}.");
                }

                await Archive.ImportAsync(publication: source.Length == 0 ? null : source);
                foreach (var file in Directory.GetFiles(Archive.Files))
                    File.Delete(file);
            }

            using var desk = Archive.Desk();
            // Names in the order of their numbers.
            foreach (var name in new[] { "Ali", "Béa", "Éva" })
                (await desk.Entities.CreateAsync(new EntityContentDraft(name, "person"))).IsSaved();
            foreach (var (name, parent) in new (string, long?)[] { ("Thème", null), ("Partie", 1), ("Ton", null) })
                (await desk.Categories.CreateAsync(new(name, parent))).IsSaved();
            foreach (var article in Archive.Rows("SELECT id FROM article").Select(row => long.Parse(row, CultureInfo.InvariantCulture)))
            {
                var sentences = Archive.TextOf(article).Split("\n\n")[1].TrimEnd('.').Split(". ");
                foreach (var sentence in sentences.Take(random.Next(6)))
                {
                    var speaker = random.Next(4) switch { 0 => null, 1 => "Ali", 2 => "Béa", _ => "Éva" };
                    var draft = Archive.TextOf(article).QuoteOf(sentence) with
                    {
                        Kind = random.Next(3) switch { 0 => "direct", 1 => "indirect", _ => "mixed" },
                        State = random.Next(4) switch { 0 => "proposed", 1 => "rejected", _ => "accepted" },
                        Categories = [.. Enumerable.Range(1, 3).Where(_ => random.Next(3) == 0).Select(category => (long)category)],
                        Entity = speaker is null ? null : new EntityDraft(Name: speaker, Kind: "person"),
                    };
                    (await desk.Quotes.CreateAsync(article, draft)).IsSaved();
                }
            }

            const string Rows = """
                SELECT q.id, a.id, a.title, a.date, coalesce(a.source, ''), coalesce(q.entity_id, 0), q.kind, q.state, q.categories, json_extract(q.parts, '$[0].exact')
                FROM quote q JOIN article a ON a.id = q.article_id
                """;
            foreach (var row in Archive.Rows(Rows).Select(row => row.Split('|')))
            {
                Assert.True(PartialDate.TryParse(row[3], out var date));
                Quotes.Add(new Made(Number(row[0]), Number(row[1]), NewsArchive.Entities.Entity.Folded(row[2]), date, row[4], Number(row[5]), row[6], row[7], JsonSerializer.Deserialize<long[]>(row[8])!, Terms(row[9])));
            }

            Assert.InRange(Quotes.Count, 80, 300);
        }

        public Task DisposeAsync()
        {
            Archive.Dispose();
            return Task.CompletedTask;
        }

        private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

        private static List<Term> Terms(string text)
        {
            var terms = new List<Term>();
            var reader = new WordReader(text);
            while (reader.Read())
                terms.Add(reader.Term);
            return terms;
        }

        private static string Text(Random random, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[random.Next(Words.Length)]));
    }
}
