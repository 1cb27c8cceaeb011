using NewsArchive.Search.Language;
using Xunit.Abstractions;

namespace NewsArchive.Search.Index;

/// <summary>Random queries over random articles find what the plainest search finds, and score as the formula says.</summary>
[Trait(Soak.Category, Soak.Name)]
public sealed class RandomQueryTests(ITestOutputHelper output)
{
    private static readonly string[] Vocabulary =
    [
        "de", "la", "le", "l’ONU", "a", "marché", "marche", "marchés", "marchait",
        "préféré", "préférée", "préférer", "élève", "élevé", "ÉLEVÉES", "œuvre", "oeuvres", "été", "ete",
        "3 000", "20h30", "porte-parole", "aujourd’hui", "Kim", "Jong-un", "naïve",
        "maïs", "mais", "chevaux", "cheval", "sûr", "sur", "où", "ou", "côte", "cote", "coté",
    ];

    [Fact]
    public void A_query_finds_the_articles_that_fit_and_no_others()
    {
        var random = Soak.Random(output);
        for (var round = 0; round < Soak.Size(3, 20); round++)
        {
            using var index = new IndexedArticles();
            var articles = Articles(random, index);
            // Some are written again, and some go.
            foreach (var number in articles.Keys.Where(number => number % 4 == 0).ToList())
            {
                index.Put(articles[number] = Article(random, number));
                if (number % 8 == 0 && articles.Remove(number))
                    index.Writer.DeleteDocuments(ArticleDocument.Key(number));
            }

            index.Refresh();
            var naive = new NaiveSearch(articles.Values, FilterOf);
            for (var i = 0; i < Soak.Size(100, 500); i++)
            {
                var typed = RandomQuery(random, depth: 3);
                if (QueryParser.Parse(typed).Root is not { } root)
                    continue;
                var hits = index.Search(typed, filterOf: FilterOf, isRanked: i % 2 == 0);
                var (expected, found) = (naive.Find(root).Keys.Order(), hits.Numbers.Select(number => (long)number).Order());
                Assert.True(expected.SequenceEqual(found), $"{typed}: {string.Join(' ', found)} instead of {string.Join(' ', expected)}");
                Assert.False(hits.IsPartial);
            }
        }
    }

    [Fact]
    public void An_article_scores_as_the_formula_of_bm25_says()
    {
        var random = Soak.Random(output);
        for (var round = 0; round < Soak.Size(2, 10); round++)
        {
            using var index = new IndexedArticles();
            var naive = new NaiveSearch(Articles(random, index).Values, FilterOf);
            index.Refresh();
            for (var i = 0; i < Soak.Size(100, 500); i++)
            {
                var typed = RandomQuery(random, depth: 2);
                if (QueryParser.Parse(typed).Root is not { } root)
                    continue;
                var expected = naive.Find(root);
                var hits = index.Search(typed, filterOf: FilterOf);
                Assert.All(hits.Numbers.Zip(hits.Scores), hit =>
                    Assert.True(Math.Abs(expected[hit.First] - hit.Second) <= 1e-5 * (1 + hit.Second), $"{typed}: {hit} instead of {expected[hit.First]}"));
            }
        }
    }

    private static Dictionary<long, SampleArticle> Articles(Random random, IndexedArticles index)
    {
        var articles = new Dictionary<long, SampleArticle>();
        for (var number = 1L; number <= 60; number++)
        {
            index.Put(articles[number] = Article(random, number));
            if (random.Next(15) == 0)
                index.Refresh();
        }

        return articles;
    }

    private static SampleArticle Article(Random random, long number)
    {
        var paragraphs = Enumerable.Range(0, random.Next(1, 5)).Select(_ => Words(random, random.Next(1, 25))).ToArray();
        var article = SampleArticle.Of(number, random.Next(4) == 0 ? null : Words(random, random.Next(1, 6)), paragraphs);
        return random.Next(6) == 0 ? article with { CorrectedTitle = random.Next(4) == 0 ? "…" : Words(random, random.Next(1, 6)) } : article;
    }

    private static string RandomQuery(Random random, int depth) => depth == 0 ? Leaf(random) : random.Next(6) switch
    {
        0 => $"({RandomQuery(random, depth - 1)} {RandomQuery(random, depth - 1)})",
        1 => $"({RandomQuery(random, depth - 1)} OU {RandomQuery(random, depth - 1)} OU {RandomQuery(random, depth - 1)})",
        2 => $"({RandomQuery(random, depth - 1)} SAUF {RandomQuery(random, depth - 1)})",
        3 => $"SAUF ({RandomQuery(random, depth - 1)})",
        _ => Leaf(random),
    };

    private static string Leaf(Random random) => random.Next(9) switch
    {
        0 => $"\"{Words(random, random.Next(2, 4))}\"",
        1 => $"={Word(random)}",
        2 => $"=\"{Words(random, 2)}\"",
        3 => $"{Word(random)[..1]}*",
        4 => $"{Word(random)} NEAR/{random.Next(0, 8)} {Word(random)}",
        5 => $"\"{Words(random, 2)}\" NEAR/{random.Next(0, 8)} \"{Words(random, random.Next(1, 3))}\"",
        6 => $"titre:{(random.Next(3) switch { 0 => $"\"{Words(random, 2)}\"", 1 => $"={Word(random)}", _ => Word(random)[..1] + "*" })}",
        7 => $"date:2023-0{random.Next(1, 4)}",
        _ => random.Next(4) == 0 ? $"titre:{Word(random)}" : Word(random),
    };

    // An article is of every third month.
    private static Predicate<long> FilterOf(QueryNode node) => number => number % 3 == ((DateNode)node).From!.Value.Month % 3;

    private static string Words(Random random, int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => Word(random)));

    private static string Word(Random random) => Vocabulary[(int)(Vocabulary.Length * Math.Pow(random.NextDouble(), 1.5))];
}
