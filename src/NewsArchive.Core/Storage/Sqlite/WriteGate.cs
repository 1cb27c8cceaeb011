using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace NewsArchive.Storage.Sqlite;

/// <summary>The queue of this process's writers to one database file, served in the order of arrival. Who waits in it asynchronously holds no thread.</summary>
/// <remarks>SQLite has one writer at a time and lets the others sleep on their threads: sixty of them would leave none to answer a reader.</remarks>
[SuppressMessage("Design", "CA1001", Justification = "There is one for a file as long as the process runs.")]
internal sealed class WriteGate
{
    private static readonly ConcurrentDictionary<string, WriteGate> ByFile = new();
    private static readonly ConcurrentDictionary<string, WriteGate> ByConnectionString = new();

    private readonly SemaphoreSlim _free = new(1, 1);

    private WriteGate()
    {
    }

    /// <summary>Raised behind each commit of this process, on the thread of the writer.</summary>
    public event Action? Committed;

    /// <summary>The queue for the file of a connection string.</summary>
    public static WriteGate Of(string connectionString) => ByConnectionString.GetOrAdd(
        connectionString,
        text => ByFile.GetOrAdd(Path.GetFullPath(new SqliteConnectionStringBuilder(text).DataSource), _ => new WriteGate()));

    /// <summary>Waits for one's turn.</summary>
    /// <returns>False when it has not come in time.</returns>
    public Task<bool> EnterAsync(TimeSpan patience, CancellationToken cancellation) => _free.WaitAsync(patience, cancellation);

    /// <summary>Waits for one's turn on a thread of one's own. Behind those who came before, asynchronous ones included.</summary>
    /// <returns>False when it has not come in time.</returns>
    public bool Enter(TimeSpan patience) => _free.Wait(patience);

    /// <summary>Says that something was committed.</summary>
    public void NoteCommit() => Committed?.Invoke();

    /// <summary>Lets the next one in.</summary>
    public void Leave() => _free.Release();
}
