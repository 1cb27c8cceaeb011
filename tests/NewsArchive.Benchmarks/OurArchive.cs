using Microsoft.Data.Sqlite;
using NewsArchive.Articles;
using NewsArchive.Importing;
using NewsArchive.Search.Articles;
using NewsArchive.Search.Index;
using NewsArchive.Search.Language;
using NewsArchive.Storage;

namespace NewsArchive.Benchmarks;

/// <summary>The archive, used through the same doors as the program uses.</summary>
internal sealed class OurArchive : IDisposable
{
    /// <summary>How many articles our importer stores in one transaction.</summary>
    public static readonly int Batch = new ArchiveOptions().ImportBatch;

    private readonly ArchiveOptions _options;
    private readonly SearchSnapshots _snapshots = new();
    private readonly IndexFollowing _following;

    public OurArchive(string folder)
    {
        _options = new ArchiveOptions { DataDirectory = folder };
        new Schema().Upgrade(_options, TimeProvider.System);
        _following = IndexFollowing.Start(_options, _snapshots);
    }

    /// <summary>Waits until everything that was imported can be searched.</summary>
    public Task CatchUpAsync() => _following.CatchUpAsync();

    public async Task<ImportReport> ImportAsync(IReadOnlyList<string> paths) =>
        await new Importer(_options, TimeProvider.System).ImportAsync(new ImportRequest(paths));

    // Parsing and a new context are part of every page request, so they are part of what is measured.
    public async Task<int> FindAsync(SearchQuery query)
    {
        await using var context = Database.Context(_options);
        using var pinned = new PinnedSnapshot(_snapshots);
        return await RowsAsync(new ArticleSearch(context, pinned), Parsed(query));
    }

    public async Task<long> FindAndCountAsync(SearchQuery query)
    {
        await using var context = Database.Context(_options);
        using var pinned = new PinnedSnapshot(_snapshots);
        var search = new ArticleSearch(context, pinned);
        var parsed = Parsed(query);
        await RowsAsync(search, parsed);
        return await search.CountAsync(parsed);
    }

    // The pool is emptied for the reason given at the rival.
    public void Dispose()
    {
        _following.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _snapshots.Dispose();
        using var connection = Database.Open(_options);
        SqliteConnection.ClearPool((SqliteConnection)connection);
    }

    private static async Task<int> RowsAsync(ArticleSearch search, ArticleQuery query)
    {
        var rows = 0;
        await foreach (var _ in search.FindAsync(query, 0, 20))
            rows++;
        return rows;
    }

    private static ArticleQuery Parsed(SearchQuery query)
    {
        PartialDate? year = query.Year is { } number ? new PartialDate(number) : null;
        return new ArticleQuery(QueryParser.Parse(query.Typed), year, year);
    }
}
