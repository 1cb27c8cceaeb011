using System.Collections.Concurrent;
using NewsArchive.Search.Articles;
using NewsArchive.Search.Index;
using NewsArchive.Search.Quotations;
using NewsArchive.Search.Spelling;
using NewsArchive.Storage;

namespace NewsArchive;

/// <summary>Searches of an archive of tests, whose index is followed in this process as a site follows it.</summary>
internal static class Searches
{
    private static readonly ConcurrentDictionary<string, Lazy<FollowedSearch>> Followed = new();

    public static ArticleSearch Articles(ArchiveContext context, ArchiveOptions? options = null, TimeProvider? time = null, AddressReader? read = null) =>
        new(context, new PinnedSnapshot(Of(context)), options, time, read);

    public static QuoteSearch Quotes(ArchiveContext context, TimeProvider? time = null) => new(context, new PinnedSnapshot(Of(context)), time: time);

    public static SpellingSuggestions Spelling(ArchiveContext context, ArticleSearch search, TimeProvider? time = null) => new(context, new PinnedSnapshot(Of(context)), search, time);

    /// <summary>The states of an archive's index, with everything that is committed now.</summary>
    public static SearchSnapshots Of(ArchiveContext context) => Of(context.Connection.DataSource);

    /// <inheritdoc cref="Of(ArchiveContext)"/>
    public static SearchSnapshots Of(ArchiveOptions options) => Of(options.DatabaseFile);

    /// <summary>Ends following an archive whose folder is about to be removed.</summary>
    public static void Close(ArchiveOptions options)
    {
        if (Followed.TryRemove(options.DatabaseFile, out var followed) && followed.IsValueCreated)
            followed.Value.Dispose();
    }

    /// <summary>Brings the index up to date, commits it, and verifies it against the archive.</summary>
    public static IndexReport Verify(ArchiveOptions options)
    {
        _ = Of(options);
        Close(options);
        return new IndexVerification(options).Run();
    }

    private static SearchSnapshots Of(string database)
    {
        var followed = Followed.GetOrAdd(database, path => new(() => new FollowedSearch(path))).Value;
        followed.Following.CatchUpAsync().GetAwaiter().GetResult();
        return followed.Snapshots;
    }

    private sealed class FollowedSearch : IDisposable
    {
        public FollowedSearch(string database)
        {
            // A machine under load may need longer than a person would wait.
            Snapshots = new SearchSnapshots { LongestWait = TimeSpan.FromMinutes(1) };
            Following = IndexFollowing.Start(new ArchiveOptions { DataDirectory = Path.GetDirectoryName(database)! }, Snapshots);
        }

        public SearchSnapshots Snapshots { get; }

        public IndexFollowing Following { get; }

        public void Dispose()
        {
            Following.DisposeAsync().AsTask().GetAwaiter().GetResult();
            Snapshots.Dispose();
        }
    }
}
