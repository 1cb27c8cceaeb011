using System.Globalization;
using NewsArchive.Articles;
using NewsArchive.Search.Articles;
using NewsArchive.Search.Language;
using NewsArchive.Text;

namespace NewsArchive.Search;

/// <summary>Order, counts and ranking of results, held against the plainest way to compute them.</summary>
public sealed class ArticleResultsTests(ArticleResultsTests.ManyArticles many) : IClassFixture<ArticleResultsTests.ManyArticles>
{
    private static readonly string[] Words = ["onu", "marché", "guerre", "paix", "accord", "le", "de", "navire"];

    [Theory]
    [InlineData("onu")]
    [InlineData("onu guerre")]
    [InlineData("paix OU accord")]
    [InlineData("\"le marché\"")]
    [InlineData("\"marché de guerre\"")]
    [InlineData("\"le de onu\"")]
    [InlineData("titre:navire")]
    public async Task Articles_are_ranked_as_bm25_ranks_them_with_a_headline_worth_five(string typed)
    {
        var query = new ArticleQuery(QueryParser.Parse(typed));
        var results = await ResultsAsync(query);
        var expected = many.Ranked(query);
        Assert.Equal(expected, results.Articles(0, 1000));
        Assert.Equal(expected.Count, results.Total);
    }

    [Theory]
    [InlineData("", ArticleSort.Newest)]
    [InlineData("", ArticleSort.Oldest)]
    [InlineData("onu", ArticleSort.Relevance)]
    [InlineData("onu", ArticleSort.Newest)]
    [InlineData("march*", ArticleSort.Relevance)]
    public async Task Pages_anywhere_are_the_parts_of_one_order(string typed, ArticleSort sort)
    {
        var results = await ResultsAsync(new ArticleQuery(QueryParser.Parse(typed), Sort: sort));
        var all = results.Articles(0, long.MaxValue);
        Assert.Equal(results.Total, all.Count);
        Assert.Equal(all.Count, all.Distinct().Count());
        for (var skip = 0; skip <= all.Count; skip += 37)
        {
            Assert.Equal(all.Skip(skip).Take(20), results.Articles(skip, 20));
            if (skip == all.Count)
                continue;
            long? previous = skip == 0 ? null : all[skip - 1], next = skip == all.Count - 1 ? null : all[skip + 1];
            Assert.Equal(new ResultPlace(skip + 1, previous, next), results.PlaceOf(all[skip]));
        }

        Assert.Null(results.PlaceOf(long.MaxValue / 2));
    }

    [Theory]
    [InlineData("")]
    [InlineData("period=2001")]
    [InlineData("period=2001,period=2003-02,source=AFP")]
    [InlineData("period=2002-XX,source!=AFP")]
    [InlineData("period!=2001,source=,source=VOA")]
    [InlineData("state=none,source!=")]
    [InlineData("state=accepted")]
    [InlineData("period=nonsense")]
    public async Task Each_facet_is_counted_without_its_own_choices(string chosen)
    {
        var query = new ArticleQuery(QueryParser.Parse("onu")) { Choices = [.. Choices(chosen)] };
        var results = await ResultsAsync(query, counted: true);
        var found = (await ResultsAsync(query with { Choices = [] })).Articles(0, 10000).ToHashSet();
        Assert.Equal(many.Articles.Count(a => found.Contains(a.Id) && Meets(a, query.Choices)), results.Total);
        foreach (var facet in new[] { Facet.Period, Facet.Source, Facet.State })
        {
            var others = query.Choices.Where(choice => choice.Facet != facet).ToList();
            var expected = many.Articles.Where(a => found.Contains(a.Id) && Meets(a, others)).SelectMany(a => ValuesOf(a, facet)).CountBy(value => value).ToDictionary();
            Assert.Equal(expected, results.Values(facet, size: 1000).Values.ToDictionary(value => value.Value, value => (int)value.Count));
        }

        Assert.Equal(many.Articles.Count, results.Periods().Count == 0 ? many.Articles.Count : (await ResultsAsync(new ArticleQuery(QueryParser.Parse("")), counted: true)).Periods().Sum(period => period.OfAll));
    }

    [Fact]
    public async Task Values_of_a_facet_can_be_looked_for()
    {
        var results = await ResultsAsync(new ArticleQuery(QueryParser.Parse("")), counted: true);
        var found = results.Values(Facet.Source, "vo");
        Assert.Equal("VOA", Assert.Single(found.Values).Value);
        Assert.Equal(1, found.Total);
        Assert.Single(results.Values(Facet.Source, skip: 1, size: 1).Values);
    }

    [Fact]
    public async Task Groups_within_groups_are_searched_however_deep_and_whatever_stands_beside_them()
    {
        var expected = (await ResultsAsync(new ArticleQuery(QueryParser.Parse("onu guerre")))).Articles(0, 1000).Order();
        var nested = "onu";
        for (var depth = 1; depth <= 45; depth++)
        {
            nested = depth % 2 == 1 ? $"(absent{depth} OU {nested})" : $"(onu {nested})";
            var query = new ArticleQuery(QueryParser.Parse($"guerre {nested}"));
            Assert.True(expected.SequenceEqual((await ResultsAsync(query)).Articles(0, 1000).Order()), query.Query.Typed);
        }
    }

    [Fact]
    public async Task A_search_whose_time_is_over_says_that_it_is_partial()
    {
        using var context = many.Archive.Context();
        var search = Searches.Articles(context, time: new HastyTime());
        var results = await search.ResultsAsync(new ArticleQuery(QueryParser.Parse("onu")));
        Assert.True(results.IsPartial);
        Assert.Equal(0, results.Total);
    }

    [Fact]
    public async Task A_search_nobody_waits_for_ends()
    {
        using var context = many.Archive.Context();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Searches.Articles(context).ResultsAsync(new ArticleQuery(QueryParser.Parse("onu")), cancellation: new CancellationToken(canceled: true)));
    }

    private async Task<ArticleResults> ResultsAsync(ArticleQuery query, bool counted = false)
    {
        using var context = many.Archive.Context();
        return await Searches.Articles(context).ResultsAsync(query, counted);
    }

    private static IEnumerable<FacetChoice> Choices(string chosen) =>
        from choice in chosen.Split(',', StringSplitOptions.RemoveEmptyEntries)
        let name = choice.Split('=')[0]
        select new FacetChoice(Enum.Parse<Facet>(name.TrimEnd('!'), true), choice.Split('=')[1], name.EndsWith('!'));

    private static bool Meets(Made article, IReadOnlyList<FacetChoice> choices) => choices.GroupBy(choice => choice.Facet).All(facet =>
        !facet.Any(choice => choice.IsExcluded && ValuesOf(article, facet.Key).Contains(choice.Value))
        && (facet.All(choice => choice.IsExcluded) || facet.Any(choice => !choice.IsExcluded && ValuesOf(article, facet.Key).Contains(choice.Value))));

    private static IEnumerable<string> ValuesOf(Made article, Facet facet) => facet switch
    {
        Facet.Period => [article.Date.ToString()[..4], article.Date.Month is { } month ? $"{article.Date.ToString()[..4]}-{month:00}" : $"{article.Date}-XX"],
        Facet.Source => [article.Source],
        _ => ["none"],
    };

    public sealed record Made(long Id, PartialDate Date, string Source, string Title, string Body);

    public sealed class ManyArticles : IAsyncLifetime
    {
        public TempArchive Archive { get; } = new();

        public List<Made> Articles { get; } = [];

        public async Task InitializeAsync()
        {
            var random = new Random(3);
            foreach (var source in new[] { "AFP", "VOA", "" })
            {
                for (var i = 0; i < 80; i++)
                {
                    var date = random.Next(4) == 0 ? $"200{random.Next(5)}" : $"200{random.Next(5)}-0{random.Next(1, 4)}";
                    Archive.Write($"{source}{i}.txt", $"date {date} {Text(random, 4)} {source}{i}\n\n{Text(random, random.Next(5, 60))}.");
                }

                await Archive.ImportAsync(publication: source.Length == 0 ? null : source);
                foreach (var file in Directory.GetFiles(Archive.Files))
                    File.Delete(file);
            }

            foreach (var row in Archive.Rows("SELECT a.id, a.date, coalesce(a.source, ''), a.title, replace(r.text, a.title, '') FROM article a JOIN revision r ON r.article_id = a.id").Select(row => row.Split('|')))
            {
                Assert.True(PartialDate.TryParse(row[1], out var date));
                Articles.Add(new Made(long.Parse(row[0], CultureInfo.InvariantCulture), date, row[2], row[3], row[4]));
            }
        }

        public Task DisposeAsync()
        {
            Archive.Dispose();
            return Task.CompletedTask;
        }

        /// <summary>The formula of BM25, word by word.</summary>
        public List<long> Ranked(ArticleQuery query)
        {
            var leaves = query.Query.Leaves.ToList();
            var counts = Articles.ToDictionary(a => a.Id, a => leaves.ConvertAll(leaf => (5.0 * Count(a.Title, leaf)) + (leaf is FieldNode ? 0 : Count(a.Body, leaf))));
            var lengths = Articles.ToDictionary(a => a.Id, a => Terms(a.Title).Count + Terms(a.Body).Count);
            var mean = lengths.Values.Average();
            var stems = Articles.Select(a => Terms($"{a.Title} {a.Body}").ToHashSet()).ToList();
            var rarities = leaves.ConvertAll(leaf => Wanted(leaf).Sum(term => Bm25.Rarity(stems.Count(some => some.Contains(term.Stem)), Articles.Count)));
            bool Any(List<double> frequencies) => query.Query.Root!.Parts is [AnyNode] ? frequencies.Exists(f => f != 0) : frequencies.TrueForAll(f => f != 0);
            return
            [
                .. Articles.Where(a => Any(counts[a.Id]))
                    .OrderByDescending(a => (float)counts[a.Id].Select((times, leaf) => Bm25.Score(rarities[leaf], times, lengths[a.Id], mean)).Sum())
                    .ThenByDescending(a => a.Date.FirstDay).ThenBy(a => a.Id).Select(a => a.Id),
            ];
        }

        private static IReadOnlyList<Term> Wanted(QueryNode leaf) => leaf switch
        {
            WordNode word => [word.Term],
            PhraseNode phrase => phrase.Terms,
            FieldNode { Part: WordNode word } => [word.Term],
            _ => throw new NotSupportedException(),
        };

        private static int Count(string text, QueryNode leaf)
        {
            var wanted = Wanted(leaf);
            var terms = Terms(text);
            return Enumerable.Range(0, Math.Max(0, terms.Count - wanted.Count + 1)).Count(at => wanted.Select(term => term.Stem).SequenceEqual(terms.Skip(at).Take(wanted.Count)));
        }

        private static List<string> Terms(string text) => [.. NewsArchive.Text.WordReaderTests.TermsOf(text).Select(term => term.Stem)];

        private static string Text(Random random, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[(int)(Words.Length * Math.Pow(random.NextDouble(), 1.6))]));
    }
}
