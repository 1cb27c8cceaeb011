using NewsArchive.Hosting;
using NewsArchive.Search.Index;
using NewsArchive.Search.Language;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Cli;

/// <summary>Keeps the search index up to date while a command runs. Where a site runs, that is left to the site, and its commits are searched.</summary>
internal sealed class FollowedIndex : IAsyncDisposable
{
    private static readonly TimeSpan Unsaid = TimeSpan.FromSeconds(2), LongestWait = TimeSpan.FromSeconds(5);

    private readonly SearchSnapshots _snapshots = new();
    private readonly IndexFollowing? _following;
    private readonly CommandConsole _console;
    private readonly ArchiveOptions _options;
    private readonly string? _temporary;

    /// <param name="options">The settings of the archive, which has the newest schema.</param>
    /// <param name="console">Says when the index takes a while.</param>
    /// <param name="log">Receives what fails; null for nowhere.</param>
    /// <param name="query">What the command searches, if that is all it does: without words it needs no index, and none is built for it.</param>
    public FollowedIndex(ArchiveOptions options, CommandConsole console, ILogger? log = null, ParsedQuery? query = null)
    {
        (_options, _console) = (options, console);
        if (query is { Root: null })
            return;
        // A write-protected archive that nobody has searched before: its index is built elsewhere, for this command alone.
        if (options is { IsReadOnly: true, IndexDirectory: "" } && !Directory.Exists(options.IndexRoot))
            options.IndexDirectory = _temporary = Directory.CreateTempSubdirectory("newsarchive-index-").FullName;
        _following = IndexFollowing.Start(options, _snapshots, log);
    }

    /// <summary>The states of the index.</summary>
    public SearchSnapshots Snapshots => _snapshots;

    /// <summary>Waits until a query finds everything that the archive has. Where the index stays behind, that is said, and what it has is searched.</summary>
    /// <param name="query">The query; without words it needs no index.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task PrepareAsync(ParsedQuery query, CancellationToken cancellation)
    {
        if (query.Root is null || await CatchUpAsync(cancellation) || _snapshots.State.Status == IndexStatus.Damaged)
            return;
        // Another program writes the index, as a rule, and commits within a second.
        using var connection = Database.Open(_options);
        if (!await _snapshots.WaitForAsync(ChangeFeed.NewestOf(connection).Sequence, LongestWait, cancellation) && _snapshots.State.Status == IndexStatus.Current)
            _console.Error.WriteLine(Texts.Say("index.behind"));
    }

    /// <summary>Waits until the index has what the command has changed.</summary>
    /// <returns>False where it has not: another program writes it, or it cannot be written.</returns>
    public async Task<bool> CatchUpAsync(CancellationToken cancellation)
    {
        try
        {
            var caughtUp = _following!.CatchUpAsync(cancellation);
            if (_console.IsErrorSeen && await Task.WhenAny(caughtUp, Task.Delay(Unsaid, cancellation)) != caughtUp)
                _console.Error.WriteLine(Texts.Say("index.following"));
            if (!await caughtUp && _following.HasFailed)
                _console.Error.WriteLine(Texts.Say("index.failed"));
            return await caughtUp;
        }
        catch (Exception fault) when (fault is OperationCanceledException || StoreFaults.Of(fault) is not null)
        {
            // Everything is stored; the next program that opens the archive brings the index up to date.
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_following is not null)
            await _following.DisposeAsync();
        _snapshots.Dispose();
        if (_temporary is not null)
            Directory.Delete(_temporary, recursive: true);
    }
}
