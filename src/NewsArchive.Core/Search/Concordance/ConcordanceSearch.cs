using System.Data.Common;
using System.Runtime.CompilerServices;
using NewsArchive.Articles;
using NewsArchive.Search.Articles;
using NewsArchive.Search.Language;
using NewsArchive.Storage;
using NewsArchive.Text;

namespace NewsArchive.Search.Concordance;

/// <summary>Every place of the words of a query, one under the other, with what stands left and right of it.</summary>
/// <param name="context">The archive.</param>
/// <param name="search">Finds the articles.</param>
/// <remarks>
/// A line is a place that <see cref="HitFinder"/> finds in the text of an article that the query finds, headline included: the same
/// places that the article's page marks, also where a field or NEAR narrowed the articles. Texts are read one at a time.
/// </remarks>
public sealed class ConcordanceSearch(ArchiveContext context, ArticleSearch search)
{
    /// <summary>How many lines are counted and sorted for a page. Behind them only <see cref="AllAsync(ConcordanceQuery, CancellationToken)"/> goes on.</summary>
    public const int MostLines = 20_000;

    private readonly DbConnection _connection = context.Connection;

    /// <summary>What a line needs of its article.</summary>
    private sealed record Found(long Id, string Key, PartialDate Date, string? Source, string Text, string Blocks, IReadOnlyList<TextSpan> Hits);

    private readonly record struct Sorted(string[] Key, ConcordanceLine Line);

    /// <summary>A page of the lines.</summary>
    /// <param name="query">The query.</param>
    /// <param name="skip">How many lines stand before the page.</param>
    /// <param name="size">How many it has at most.</param>
    /// <param name="cancellation">Stops the search.</param>
    public Task<ConcordancePage> PageAsync(ConcordanceQuery query, long skip, int size, CancellationToken cancellation = default) =>
        PageAsync(query, skip, size, MostLines, cancellation);

    /// <summary>Every line, however many. Past <see cref="MostLines"/> they stand as found, whatever order was asked for.</summary>
    /// <param name="query">The query.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <returns>Null when the search was stopped: half must not pass for all.</returns>
    public Task<IAsyncEnumerable<ConcordanceLine>?> AllAsync(ConcordanceQuery query, CancellationToken cancellation = default) =>
        AllAsync(query, MostLines, cancellation);

    internal async Task<ConcordancePage> PageAsync(ConcordanceQuery query, long skip, int size, int most, CancellationToken cancellation)
    {
        if (!query.HasKeyword)
            return new(0, 0, false, []);
        return await PageAsync(query, await ResultsAsync(query, cancellation), skip, size, most, cancellation);
    }

    private async Task<ConcordancePage> PageAsync(ConcordanceQuery query, ArticleResults results, long skip, int size, int most, CancellationToken cancellation)
    {
        var (total, articles, isPartial) = (0L, 0L, results.IsPartial);
        var lines = new List<Sorted>();
        await foreach (var found in FoundAsync(query, results, cancellation))
        {
            if (total == most)
            {
                isPartial = true;
                break;
            }

            // In the order of the texts only the lines of the page are put together; the others are counted.
            var counted = (int)Math.Min(found.Hits.Count, most - total);
            var (first, end) = IsAsFound(query) ? (Math.Max(0, skip - total), Math.Min(counted, skip + size - total)) : (0, counted);
            if (first < end)
                lines.AddRange(LinesOf(found, query, (int)first, (int)end));
            isPartial |= counted < found.Hits.Count;
            total += counted;
            articles++;
        }

        if (!IsAsFound(query))
            lines = [.. InOrder(lines).Skip((int)Math.Min(skip, most)).Take(size)];
        return new(total, articles, isPartial, [.. lines.Select(line => line.Line)]);
    }

    internal async Task<IAsyncEnumerable<ConcordanceLine>?> AllAsync(ConcordanceQuery query, int most, CancellationToken cancellation)
    {
        if (!query.HasKeyword)
            return AsyncEnumerable.Empty<ConcordanceLine>();
        var results = await ResultsAsync(query, cancellation);
        return results.IsPartial ? null : AllAsync(query, results, most, cancellation);
    }

    private async IAsyncEnumerable<ConcordanceLine> AllAsync(
        ConcordanceQuery query, ArticleResults results, int most, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (!IsAsFound(query))
        {
            var page = await PageAsync(query, results, 0, most, most, cancellation);
            if (!page.IsPartial)
            {
                foreach (var line in page.Lines)
                    yield return line;
                yield break;
            }
        }

        await foreach (var found in FoundAsync(query, results, cancellation))
        {
            foreach (var line in LinesOf(found, query with { Sort = ConcordanceSort.Text }, 0, found.Hits.Count))
                yield return line.Line;
        }
    }

    // Articles come in the order of their dates, so these two need no sorting.
    private static bool IsAsFound(ConcordanceQuery query) => query.Sort is ConcordanceSort.Text or ConcordanceSort.Date;

    private static IEnumerable<Sorted> InOrder(List<Sorted> lines) => lines.OrderBy(line => line.Key, Comparer<string[]>.Create((a, b) =>
    {
        for (var i = 0; i < a.Length && i < b.Length; i++)
        {
            if (string.CompareOrdinal(a[i], b[i]) is not 0 and var order)
                return order;
        }

        return a.Length.CompareTo(b.Length);
    }));

    private static IEnumerable<Sorted> LinesOf(Found found, ConcordanceQuery query, int first, int end)
    {
        var words = new WordsAround(found.Text, StoredBlocks.Of(found.Id, found.Text, found.Blocks));
        for (var i = first; i < end; i++)
        {
            var at = found.Hits[i];
            yield return new(
                KeyOf(found, words, at, query),
                new(found.Id, found.Key, found.Date, found.Source, words.Left(at, query.Window), at.In(found.Text), words.Right(at, query.Window), at.Start, at.End, i + 1));
        }
    }

    private static string[] KeyOf(Found found, WordsAround words, TextSpan at, ConcordanceQuery query) => query.Sort switch
    {
        ConcordanceSort.Left => [.. words.FoldedLeft(at, query.Window)],
        ConcordanceSort.Right => [.. words.FoldedRight(at, query.Window)],
        ConcordanceSort.Keyword => [string.Join(' ', words.FoldedIn(at)), .. words.FoldedRight(at, query.Window)],
        ConcordanceSort.Source => found.Source is { } name ? [.. new WordsAround(name, []).FoldedIn(new TextSpan(0, name.Length))] : ["\uFFFF"],
        _ => [],
    };

    private Task<ArticleResults> ResultsAsync(ConcordanceQuery query, CancellationToken cancellation)
    {
        var sort = query.Sort == ConcordanceSort.Date ? ArticleSort.Oldest : ArticleSort.Newest;
        return search.ResultsAsync(query.Articles with { Query = WithKeyword(query.Articles.Query), Sort = sort }, cancellation: cancellation);
    }

    private async IAsyncEnumerable<Found> FoundAsync(ConcordanceQuery query, ArticleResults results, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var finder = await search.FinderAsync(query.Articles.Query, cancellation);
        using var row = _connection.Command(
            "SELECT a.key, a.date, a.source, r.blocks, r.text FROM article a JOIN revision r ON r.article_id = a.id AND r.number = a.revision WHERE a.id = $id AND a.is_deleted = 0");
        var parameter = row.Bind("$id", 0L);
        foreach (var id in results.Articles(0, long.MaxValue))
        {
            cancellation.ThrowIfCancellationRequested();
            parameter.Value = id;
            Found? found;
            using (var reader = await row.ExecuteReaderAsync(cancellation))
                found = reader.Read() ? Read(id, reader, finder) : null;
            if (found is { Hits.Count: > 0 })
                yield return found;
        }
    }

    private static Found Read(long id, DbDataReader row, HitFinder finder)
    {
        var text = row.GetString(4);
        return new(id, row.GetString(0), Mapping.ReadDate(row.GetString(1)), row.IsDBNull(2) ? null : row.GetString(2), text, row.GetString(3), finder.Find(text));
    }

    // « onu OU date:2023 » finds articles without a keyword: their texts need not be read.
    private static ParsedQuery WithKeyword(ParsedQuery query)
    {
        if (query.Root is not { } root || HasHit(root))
            return query;
        var words = query.Leaves.Select(leaf => leaf is FieldNode { Field: QueryField.Title or QueryField.Quote } field ? field.Part : leaf).Where(HasHit);
        return query with { Root = new AllNode([.. root.Parts, new AnyNode([.. words], root.At)], root.At) };
    }

    // Whether every article that the part finds has a hit.
    private static bool HasHit(QueryNode node) => node switch
    {
        AllNode all => all.Parts.Any(HasHit),
        AnyNode any => any.Parts.All(HasHit),
        FieldNode field => field.Field is QueryField.Title or QueryField.Quote,
        NotNode or DateNode => false,
        _ => true,
    };
}
