using NewsArchive.Text;

namespace NewsArchive.Searching;

/// <summary>Writes words, phrases and neighbourhoods in the language of FTS5, with every reading their words have.</summary>
/// <param name="readings">What words may mean.</param>
/// <param name="inArticles">For the index of articles, which has a headline and a body; else for one of a single column.</param>
internal sealed class FtsPhrases(Readings readings, bool inArticles)
{
    // A phrase of words with several readings is written out; past this many only the nearest readings count.
    private const int MostVariants = 24;

    // A headline is short: a phrase that begins in it goes over soon.
    private const int MostBorders = 40;

    public FtsExpression Word(WordNode word) => AnyOf(readings.StemsOf(word.Term).Select(stem => FtsExpression.Phrase(Quoted(stem))));

    public FtsExpression Phrase(PhraseNode phrase) => AnyOf(Variants(phrase.Terms).Select(stems => inArticles ? InArticle(stems) : FtsExpression.Phrase(Quoted(stems))));

    /// <summary>A neighbourhood lies in the headline or behind it, never in both.</summary>
    public FtsExpression Near(NearNode near)
    {
        var columns = inArticles ? "{title body} : " : "";
        return AnyOf(
            from left in VariantsOf(near.Left)
            from right in VariantsOf(near.Right)
            select new FtsExpression($"({columns}NEAR({Quoted(left)} {Quoted(right)}, {near.Distance}))", [true, true]));
    }

    /// <summary>A word or a phrase of the headline.</summary>
    public FtsExpression InTitle(QueryNode part) => AnyOf(VariantsOf(part).Select(stems => FtsExpression.Phrase($"({{title}} : {Quoted(stems)})")));

    /// <summary>One stem or a phrase of stems, as FTS5 quotes it.</summary>
    public static string Quoted(string stems) => $"\"{stems}\"";

    /// <summary>A phrase in an article. The headline is indexed once, as title: a phrase may end there, or run on into the body.</summary>
    public static FtsExpression InArticle(string stems)
    {
        var words = stems.Split(' ');
        if (words.Length <= IndexedArticle.BorderWords + 1)
            return Narrowed(words) is { } narrowed ? FtsExpression.Joined([narrowed, FtsExpression.Phrase(Quoted(stems))], " AND ") : FtsExpression.Phrase(Quoted(stems));
        var borders = Enumerable.Range(1, Math.Min(words.Length - 1, MostBorders)).Select(border => new FtsExpression(
            $"({{title}} : \"{string.Join(' ', words[..border])} {IndexedArticle.EndOfTitle}\" AND {{body}} : ^ \"{string.Join(' ', words[border..])}\")", [true, true]));
        return FtsExpression.Joined([FtsExpression.Phrase(Quoted(stems)), .. borders], " OR ");
    }

    // FTS5 reads every place of every word of a phrase. The words between which only small ones stand narrow it down first.
    private static FtsExpression? Narrowed(string[] words)
    {
        var big = Enumerable.Range(0, words.Length).Where(at => !SmallWords.HasStem(words[at])).ToList();
        if (big.Count < 2 || big.Count == words.Length)
            return null;
        var phrases = big.Select(at => words[at]).Distinct().Select(Quoted).ToList();
        return phrases.Count < 2 ? null : new($"NEAR({string.Join(' ', phrases)}, {big[^1] - big[0] - 1})", [.. phrases.Select(_ => false)]);
    }

    private static FtsExpression AnyOf(IEnumerable<FtsExpression> variants) => FtsExpression.Joined(variants.DistinctBy(variant => variant.Text).Take(MostVariants), " OR ");

    private List<string> VariantsOf(QueryNode node) => node switch
    {
        WordNode word => [.. readings.StemsOf(word.Term)],
        PhraseNode phrase => Variants(phrase.Terms),
        _ => throw new NotSupportedException(node.GetType().Name),
    };

    private List<string> Variants(IReadOnlyList<Term> terms)
    {
        List<string> variants = [""];
        foreach (var term in terms)
        {
            var stems = readings.StemsOf(term);
            if (variants.Count * stems.Count > MostVariants)
                stems = [stems[0]];
            variants = [.. variants.SelectMany(begun => stems.Select(stem => begun.Length == 0 ? stem : $"{begun} {stem}"))];
        }

        return variants;
    }
}
