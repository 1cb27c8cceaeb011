using NewsArchive.Articles;
using NewsArchive.Search.Language;
using NewsArchive.Text;

namespace NewsArchive.Search.Index;

/// <summary>The plainest way to search: every article is read block by block, and every part of a query is held against it.</summary>
internal sealed class NaiveSearch
{
    private readonly List<(long Number, List<List<Term>> Title, List<List<Term>> Blocks)> _articles;
    private readonly Func<QueryNode, Predicate<long>> _filterOf;
    private readonly int _withWords;
    private readonly double _meanLength;
    private readonly Dictionary<string, HashSet<string>> _stems = [];
    private readonly Dictionary<string, double> _rarities = [];

    public NaiveSearch(IEnumerable<SampleArticle> articles, Func<QueryNode, Predicate<long>> filterOf)
    {
        _articles = [.. articles.Select(Read)];
        _filterOf = filterOf;
        _withWords = _articles.Count(article => Length(article.Blocks) > 0);
        _meanLength = _articles.Sum(article => (double)Length(article.Blocks)) / _withWords;
    }

    /// <summary>The articles that a query finds, each with its score.</summary>
    public Dictionary<long, double> Find(QueryNode node) =>
        _articles.Select(article => (article.Number, Score: Score(node, article))).Where(found => found.Score is not null)
            .ToDictionary(found => found.Number, found => found.Score!.Value);

    // Null where the article has not what is asked.
    private double? Score(QueryNode node, (long Number, List<List<Term>> Title, List<List<Term>> Blocks) article)
    {
        switch (node)
        {
            case AllNode all:
                var required = all.Parts.DistinctBy(QueryPrinter.Print).Select(part => Score(part, article)).ToList();
                return required.Contains(null) ? null : required.Sum();
            case AnyNode any:
                var some = any.Parts.DistinctBy(QueryPrinter.Print).Select(part => Score(part, article)).OfType<double>().ToList();
                return some.Count == 0 ? null : some.Sum();
            case NotNode not:
                return Score(not.Part, article) is null ? 0 : null;
            case FieldNode { Field: QueryField.Title } title:
                return Bm25(5.0 * Count(title.Part, article.Title), title.Part, Length(article.Blocks));
            case FieldNode or DateNode:
                return _filterOf(node)(article.Number) ? 0 : null;
            default:
                return Bm25(Count(node, article.Blocks) + (4.0 * Count(node, article.Title)), node, Length(article.Blocks));
        }
    }

    private double? Bm25(double frequency, QueryNode leaf, int length)
    {
        if (frequency == 0)
            return null;
        if (!_rarities.TryGetValue(QueryPrinter.Print(leaf), out var rarity))
            _rarities[QueryPrinter.Print(leaf)] = rarity = Words(leaf).Sum(Rarity);
        return NewsArchive.Search.Bm25.Score(rarity, frequency, length, _meanLength);
    }

    private double Rarity(Predicate<Term> word)
    {
        var with = _articles.Count(article => article.Blocks.Exists(block => block.Exists(word)));
        return Math.Log(1 + ((_withWords - with + 0.5) / (with + 0.5)));
    }

    private int Count(QueryNode leaf, List<List<Term>> blocks) => leaf switch
    {
        PrefixNode => blocks.Exists(block => Starts(block, Words(leaf)).Any()) ? 1 : 0,
        NearNode near => blocks.Sum(block => CountNear(block, Words(near.Left), Words(near.Right), near.Distance)),
        _ => blocks.Sum(block => Starts(block, Words(leaf)).Count()),
    };

    private static int CountNear(List<Term> block, List<Predicate<Term>> left, List<Predicate<Term>> right, int distance)
    {
        var rights = Starts(block, right).ToList();
        return Starts(block, left).Count(start => rights.Exists(other =>
            Math.Max(other - (start + left.Count), start - (other + right.Count)) is var between && between >= 0 && between <= distance));
    }

    private static IEnumerable<int> Starts(List<Term> block, List<Predicate<Term>> words) =>
        Enumerable.Range(0, Math.Max(0, block.Count - words.Count + 1)).Where(at => words.Select((word, i) => word(block[at + i])).All(fits => fits));

    private List<Predicate<Term>> Words(QueryNode leaf) => leaf switch
    {
        WordNode word => [Stem(word.Term)],
        PhraseNode phrase => [.. phrase.Terms.Select(Stem)],
        NearNode near => [.. Words(near.Left), .. Words(near.Right)],
        ExactNode exact => [.. exact.Terms.Select(wanted => (Predicate<Term>)(term => term.Exact == wanted.Exact))],
        PrefixNode prefix => [term => term.Folded.StartsWith(prefix.Folded, StringComparison.Ordinal)],
        _ => throw new NotSupportedException(leaf.GetType().Name),
    };

    // A word means its own stem, and that of every form that folds alike.
    private Predicate<Term> Stem(Term wanted)
    {
        if (!_stems.TryGetValue(wanted.Exact, out var stems))
        {
            var alike = _articles.SelectMany(article => article.Blocks).SelectMany(block => block).Where(term => term.Folded == wanted.Folded);
            _stems[wanted.Exact] = stems = [wanted.Stem, Term.Of(wanted.Folded).Stem, .. alike.Select(term => term.Stem)];
        }

        return term => stems.Contains(term.Stem);
    }

    private static int Length(List<List<Term>> blocks) => blocks.Sum(block => block.Count);

    private static (long Number, List<List<Term>> Title, List<List<Term>> Blocks) Read(SampleArticle article)
    {
        var blocks = article.Blocks.Select(block => Terms(block.Span.In(article.Text).ToString())).ToList();
        var title = article.CorrectedTitle is { } corrected ? Terms(corrected) : article.Blocks is [{ Kind: BlockKind.Headline }, ..] ? blocks[0] : [];
        return (article.Number, [title], article.CorrectedTitle is null ? blocks : [title, .. blocks]);
    }

    private static List<Term> Terms(string text)
    {
        var terms = new List<Term>();
        var words = new WordReader(text);
        while (words.Read())
            terms.Add(words.Term);
        return terms;
    }
}
