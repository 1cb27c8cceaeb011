using System.Data.Common;
using System.Runtime.CompilerServices;
using NewsArchive.Articles;
using NewsArchive.Search.Index;
using NewsArchive.Search.Language;
using NewsArchive.Storage;

namespace NewsArchive.Search.Articles;

/// <summary>Searches and lists articles.</summary>
/// <param name="context">The archive.</param>
/// <param name="pinned">The state of its index.</param>
/// <param name="options">The bounds of a search, or null for the usual ones.</param>
/// <param name="time">By what the time of a search is measured, or null for the clock of the system.</param>
/// <param name="read">Reads the addresses of dynamic collections; without it they have no articles.</param>
public sealed class ArticleSearch(
    ArchiveContext context, PinnedSnapshot pinned, ArchiveOptions? options = null, TimeProvider? time = null, AddressReader? read = null)
{
    private const string Row = """
        SELECT a.key, a.title, a.title_is_derived, a.date, a.source, a.url, r.blocks, a.corrected ->> '$.title' IS NOT NULL,
            (SELECT count(*) FROM quote q WHERE q.article_id = a.id AND q.state <> 'rejected'),
            (SELECT count(*) FROM mention m WHERE m.article_id = a.id AND m.state <> 'rejected'),
            (SELECT count(*) FROM article_sketch own JOIN article_sketch twin ON twin.group_id = own.group_id AND twin.article_id <> own.article_id
                JOIN article other ON other.id = twin.article_id AND other.revision = twin.revision AND other.is_deleted = 0 WHERE own.article_id = a.id AND own.group_id IS NOT NULL),
        """;

    private const string RowFrom = " FROM article a JOIN revision r ON r.article_id = a.id AND r.number = a.revision WHERE a.id = $id AND a.is_deleted = 0";

    private static readonly Dictionary<int, int[]> NoCollections = [];

    private readonly TimeSpan _longest = TimeSpan.FromSeconds((options ?? new ArchiveOptions()).LongestSearch);
    private readonly DbConnection _connection = context.Connection;

    /// <summary>What a query finds.</summary>
    /// <param name="query">The query.</param>
    /// <param name="counted">Whether periods and facets are counted as well.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <exception cref="IndexNotReadyException">The query has words, and the index is being built.</exception>
    /// <exception cref="DamagedArchiveException">The query has words, and the index is damaged.</exception>
    public async Task<ArticleResults> ResultsAsync(ArticleQuery query, bool counted = false, CancellationToken cancellation = default)
    {
        await OpenAsync(cancellation);
        var snapshot = await pinned.TakeAsync(_connection, query.Query.Root is not null, cancellation);
        using var over = new CancellationTokenSource(_longest, time ?? TimeProvider.System);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation, over.Token);
        var session = new SearchSession(snapshot, _connection, limit.Token) { IsRanked = query.EffectiveSort == ArticleSort.Relevance };
        var (found, collections) = Found(session, query, counted);
        cancellation.ThrowIfCancellationRequested();
        return ArticleResults.Of(snapshot.Catalog, found, query, counted, collections);
    }

    /// <summary>How many articles a query finds.</summary>
    /// <param name="query">The query.</param>
    /// <param name="cancellation">Stops the search.</param>
    public async Task<long> CountAsync(ArticleQuery query, CancellationToken cancellation = default) => (await ResultsAsync(query, cancellation: cancellation)).Total;

    /// <summary>The articles of a page of results, best passages included.</summary>
    /// <param name="query">The query.</param>
    /// <param name="skip">How many articles stand before the page.</param>
    /// <param name="size">How many it has at most.</param>
    /// <param name="cancellation">Stops the search.</param>
    public async IAsyncEnumerable<ArticleHit> FindAsync(ArticleQuery query, long skip, long size, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var results = await ResultsAsync(query, cancellation: cancellation);
        await foreach (var hit in RowsAsync(query, results.Articles(skip, size), cancellation))
            yield return hit;
    }

    /// <summary>Articles for a list, with their best passages.</summary>
    /// <param name="query">The query they were found with.</param>
    /// <param name="articles">Their numbers; those that are gone meanwhile are left out.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async IAsyncEnumerable<ArticleHit> RowsAsync(ArticleQuery query, IReadOnlyList<long> articles, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await OpenAsync(cancellation);
        var finder = await FinderAsync(query.Query, cancellation);
        // Without words the beginning of the text is enough for a snippet.
        var text = query.Query.Root is null ? "substr(r.text, 1, 1000)" : "r.text";
        using var row = _connection.Command(Row + text + RowFrom);
        var parameter = row.Bind("$id", 0L);
        foreach (var id in articles)
        {
            cancellation.ThrowIfCancellationRequested();
            parameter.Value = id;
            ArticleHit? hit;
            using (var reader = await row.ExecuteReaderAsync(cancellation))
                hit = reader.Read() ? Read(id, reader, finder) : null;
            if (hit is not null)
                yield return hit;
        }
    }

    /// <summary>Finds the words of a query in texts, with the meanings they have in this archive.</summary>
    /// <param name="query">The query.</param>
    /// <param name="cancellation">Stops the look-up.</param>
    public async Task<HitFinder> FinderAsync(ParsedQuery query, CancellationToken cancellation = default)
    {
        await OpenAsync(cancellation);
        var snapshot = await pinned.TakeAsync(_connection, query.Root is not null, cancellation);
        return new HitFinder(query, snapshot.Readings);
    }

    /// <summary>What could be dropped from a query that finds nothing.</summary>
    /// <param name="query">The query.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <returns>Only what would find something; most first, at most eight.</returns>
    public Task<IReadOnlyList<Alternative>> AlternativesAsync(ArticleQuery query, CancellationToken cancellation = default) =>
        Alternatives.OfAsync(query, rest => CountAsync(rest, cancellation));

    /// <summary>What the entities, collections and categories that are chosen in a query are called, by <see cref="FacetChoice.NameKey"/>.</summary>
    /// <param name="query">The query.</param>
    /// <param name="cancellation">Stops the look-up.</param>
    public Task<IReadOnlyDictionary<string, string>> NamesAsync(ArticleQuery query, CancellationToken cancellation = default) =>
        ChoiceNames.OfAsync(context, query.Choices, cancellation);

    private (ArticleList? Found, IReadOnlyDictionary<int, int[]> Collections) Found(SearchSession session, ArticleQuery query, bool counted)
    {
        if (query.Query.IsNotUnderstood)
            return (ArticleList.None, NoCollections);
        try
        {
            var found = query.Query.Root is { } root ? ArticleList.Of(session.Articles(root, query.WithProposals)) : null;
            var hasCollections = read is not null && !session.Catalog.Classification.IsEmpty;
            return (found, hasCollections ? new DynamicCollections(session, read!).Of(query, counted) : NoCollections);
        }
        catch (OperationCanceledException)
        {
            return (ArticleList.Stopped, NoCollections);
        }
    }

    private Task OpenAsync(CancellationToken cancellation) => context.OpenAsync(cancellation);

    private static ArticleHit Read(long id, DbDataReader row, HitFinder finder)
    {
        var title = row.GetString(1);
        var blocks = BlockList.Read(row.GetString(6));
        var text = row.GetString(11);
        // Under a corrected title the headline is part of what is shown.
        var body = row.GetInt64(7) == 0 && blocks is [{ Kind: BlockKind.Headline } headline, ..] ? Math.Min(headline.End, text.Length) : 0;
        return new ArticleHit(
            id, row.GetString(0), title, finder.Find(title), row.GetInt64(2) == 1,
            Mapping.ReadDate(row.GetString(3)),
            Text(4), Text(5), Snippet.Of(text, body, finder), row.GetInt32(8), row.GetInt32(9), row.GetInt32(10));

        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
    }
}
