using System.Globalization;
using System.Text.RegularExpressions;
using NewsArchive.Text;

namespace NewsArchive.Benchmarks;

/// <summary>Chooses queries by how many articles have their words: what a search costs depends on nothing else so much.</summary>
internal static partial class QueryChooser
{
    public static List<SearchQuery> Choose(RawFts raw, SeedFile[] articles)
    {
        var terms = raw.Terms();
        var common = Spread(terms, 12, 0.9 * articles.Length, 0.05 * articles.Length);
        var middling = Spread(terms, 12, 0.05 * articles.Length, 0.002 * articles.Length);
        var rare = Spread(terms, 12, 0.002 * articles.Length, 2);
        var sample = articles.Take(2000).ToArray();
        var phrases = Spread(Neighbours(sample), 10, sample.Length, 2);
        return
        [
            .. common.Select(word => new SearchQuery("common word", [word])),
            .. middling.Select(word => new SearchQuery("middling word", [word])),
            .. rare.Select(word => new SearchQuery("rare word", [word])),
            .. common.Zip(common.Skip(5)).Take(4).Select(pair => new SearchQuery("two words", [pair.First, pair.Second])),
            .. common.Skip(2).Zip(middling).Take(4).Select(pair => new SearchQuery("two words", [pair.First, pair.Second])),
            .. middling.Zip(middling.Skip(1)).Take(4).Select(pair => new SearchQuery("two words", [pair.First, pair.Second])),
            .. phrases.Select(phrase => new SearchQuery("phrase", phrase.Split(' '), IsPhrase: true)),
            .. common.Take(5).Concat(middling.Take(5)).Select((word, at) => new SearchQuery("word in a year", [word], Year: Year(articles, at))),
        ];
    }

    // The year of some article, so that the years are as frequent among the queries as among the articles.
    private static int? Year(SeedFile[] articles, int at)
    {
        var date = articles[at * 7919 % articles.Length].Date;
        return int.TryParse(date[..Math.Min(4, date.Length)], NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;
    }

    // Words whose frequencies fall from the most to the least in equal ratios.
    private static List<string> Spread(List<(string Term, int Articles)> terms, int count, double most, double least)
    {
        var chosen = new List<string>();
        for (var i = 0; i < Math.Min(count, terms.Count); i++)
        {
            var wanted = most * Math.Pow(least / most, i / (count - 1.0));
            chosen.Add(terms.Where(term => !chosen.Contains(term.Term))
                .OrderBy(term => Math.Abs(Math.Log(term.Articles / wanted))).ThenBy(term => term.Term, StringComparer.Ordinal).First().Term);
        }

        return chosen;
    }

    private static List<(string Term, int Articles)> Neighbours(SeedFile[] articles) =>
        [.. articles.SelectMany(article => Pair().Matches(article.Body).Select(match => Folding.Fold(match.Value)).Distinct())
            .CountBy(pair => pair).Select(pair => (pair.Key, pair.Value))];

    [GeneratedRegex(@"(?<=[ \n])\p{Ll}{4,} \p{Ll}{4,}(?=[ ,.\n])", RegexOptions.CultureInvariant)]
    private static partial Regex Pair();
}
