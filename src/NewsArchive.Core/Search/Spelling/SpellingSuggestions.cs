using NewsArchive.Search.Articles;
using NewsArchive.Search.Index;
using NewsArchive.Search.Language;
using NewsArchive.Storage;
using NewsArchive.Text;

namespace NewsArchive.Search.Spelling;

/// <summary>A query with words in another spelling.</summary>
/// <param name="Query">The query; dates and choices are those of the one it was made from.</param>
/// <param name="Total">How many articles it finds.</param>
public sealed record Suggestion(ArticleQuery Query, long Total);

/// <summary>Proposes other spellings for the words of a query that hardly any article has, out of the words of the archive itself.</summary>
/// <param name="context">The archive.</param>
/// <param name="pinned">The state of its index.</param>
/// <param name="search">Counts what a query finds.</param>
/// <param name="time">By what the time of a look is measured, or null for the clock of the system.</param>
public sealed class SpellingSuggestions(ArchiveContext context, PinnedSnapshot pinned, ArticleSearch search, TimeProvider? time = null)
{
    /// <summary>A query that finds more articles than these needs no other spelling, and neither does a word.</summary>
    public const int FewArticles = 2;

    /// <summary>How many spellings are proposed at most.</summary>
    public const int MostSuggestions = 3;

    private const int ShortestWord = 4, LongestWord = 40, MostWords = 20, MostMistakes = 3, MostTries = 9;

    // A rare word is a mistake only beside one that is written much more often.
    private const int MuchMore = 10;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <summary>The spellings that a query may have been meant with.</summary>
    /// <param name="query">The query.</param>
    /// <param name="total">How many articles it finds, all of them counted.</param>
    /// <param name="cancellation">Stops the look.</param>
    /// <returns>Queries that find more, the most likely first; none when the query finds more than <see cref="FewArticles"/>.</returns>
    /// <remarks>Words and phrases are looked at, in headlines and quotations too; not names, beginnings, exact forms and what must not be there.</remarks>
    public async Task<IReadOnlyList<Suggestion>> OfAsync(ArticleQuery query, long total, CancellationToken cancellation = default)
    {
        if (total > FewArticles || query.Query.Root is not { } root)
            return [];
        using var over = new CancellationTokenSource(Longest, time ?? TimeProvider.System);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation, over.Token);
        var mistakes = await MistakesAsync(query, root, limit.Token, cancellation);
        var found = new List<Suggestion>();
        var left = 0;
        foreach (var spelt in Combined(query.Query.Typed, mistakes).Take(MostTries))
        {
            // A mistake is left in only where nothing is found without it.
            if (spelt.Left > left && found.Count > 0)
                break;
            left = spelt.Left;
            var other = query with { Query = QueryParser.Parse(spelt.Text, Math.Max(QueryParser.UsualLongest, spelt.Text.Length)) };
            var count = await search.CountAsync(other, cancellation);
            if (count > total)
                found.Add(new Suggestion(other, count));
            if (found.Count == MostSuggestions || limit.IsCancellationRequested)
                break;
        }

        return found;
    }

    private async Task<IReadOnlyList<Mistake>> MistakesAsync(ArticleQuery query, QueryNode root, CancellationToken limit, CancellationToken cancellation)
    {
        await context.OpenAsync(cancellation);
        var snapshot = await pinned.TakeAsync(context.Connection, hasWords: true, cancellation);
        try
        {
            return snapshot.Run(searcher =>
            {
                var vocabulary = new Vocabulary(searcher.IndexReader);
                return PlacesOf(root, query.Query.Typed).Take(MostWords).TakeWhile(_ => !limit.IsCancellationRequested)
                    .Select(word => MistakeIn(word, vocabulary, limit)).OfType<Mistake>().Take(MostMistakes).ToList();
            });
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // The time of the look was over in the middle of a count.
            return [];
        }
    }

    private static Mistake? MistakeIn(Place word, Vocabulary vocabulary, CancellationToken limit)
    {
        var own = vocabulary.Articles(word.Term, limit);
        if (own > FewArticles)
            return null;
        var likely = vocabulary.Near(word.Term.Folded, limit).Where(form => form.Articles >= own * MuchMore).Take(MostSuggestions);
        var forms = likely.Select(form => vocabulary.Written(form.Folded))
            .Select(form => word.IsCapital ? char.ToUpperInvariant(form[0]) + form[1..] : form).ToList();
        return forms.Count == 0 ? null : new Mistake(word.At, forms);
    }

    // Every way to replace one mistake or more: all of them by their likeliest forms first.
    private static IEnumerable<Spelt> Combined(string typed, IReadOnlyList<Mistake> mistakes)
    {
        List<Spelt> combined = [new(typed, 0, 0)];
        // From the end on: what stands before keeps its place.
        foreach (var mistake in mistakes.OrderByDescending(mistake => mistake.At.Start))
        {
            combined = [.. combined.SelectMany(begun => mistake.Forms
                .Select((form, i) => new Spelt(begun.Text[..mistake.At.Start] + form + begun.Text[mistake.At.End..], begun.Left, begun.Rank + i))
                .Append(begun with { Left = begun.Left + 1 }))];
        }

        return combined.Where(spelt => spelt.Left < mistakes.Count).OrderBy(spelt => spelt.Left).ThenBy(spelt => spelt.Rank);
    }

    private static IEnumerable<Place> PlacesOf(QueryNode node, string typed) => node switch
    {
        WordNode word => PlacesOf([word.Term], word.At, typed),
        PhraseNode phrase => PlacesOf(phrase.Terms, phrase.At, typed),
        NearNode near => [.. PlacesOf(near.Left, typed), .. PlacesOf(near.Right, typed)],
        AllNode all => all.Parts.SelectMany(part => PlacesOf(part, typed)),
        AnyNode any => any.Parts.SelectMany(part => PlacesOf(part, typed)),
        FieldNode { Field: QueryField.Title or QueryField.Quote } field => PlacesOf(field.Part, typed),
        _ => [],
    };

    // The place of a part begins with its field: its words are the last that stand there.
    private static IEnumerable<Place> PlacesOf(IReadOnlyList<Term> terms, TextSpan at, string typed)
    {
        var places = new List<Place>();
        var words = new WordReader(typed.AsSpan(at.Start, at.Length));
        while (words.Read())
            places.Add(new Place(words.Term, new TextSpan(at.Start + words.Start, at.Start + words.End), char.IsUpper(typed[at.Start + words.Start])));
        return places.TakeLast(terms.Count).Where(place => place.Term.Folded is { Length: >= ShortestWord and <= LongestWord } folded && folded.All(char.IsLetter));
    }

    private sealed record Place(Term Term, TextSpan At, bool IsCapital);

    private sealed record Spelt(string Text, int Left, int Rank);

    private sealed record Mistake(TextSpan At, IReadOnlyList<string> Forms);
}
