using System.Data.Common;
using System.Reflection;
using NewsArchive.Articles;
using NewsArchive.Storage;
using NewsArchive.Storage.Sqlite;

namespace NewsArchive.Importing;

/// <summary>Writes down an import while it goes on, in the transactions in which it stores: what is written is what was stored.</summary>
internal sealed class RunRecord : IDisposable
{
    private static readonly string Program =
        typeof(RunRecord).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    private readonly DbConnection _connection;
    private readonly TimeProvider _time;
    private readonly DbCommand _file, _progress, _state;

    public RunRecord(DbConnection connection, long id, TimeProvider time)
    {
        (_connection, Id, _time) = (connection, id, time);
        _file = connection.Prepare(null, """
            INSERT INTO imported_file (run_id, place, file, key, outcome, article_id, number, former_source, notes)
            VALUES ($run, $place, $file, $key, $outcome, $article, $number, $former, $notes)
            """, "$run", "$place", "$file", "$key", "$outcome", "$article", "$number", "$former", "$notes");
        _progress = connection.Prepare(null, """
            UPDATE import_run SET seen_at = $at, imported = $imported, updated = $updated, unchanged = $unchanged, deleted = $deleted,
            duplicates = $duplicates, rejected = $rejected, skipped = $skipped WHERE id = $id
            """, "$at", "$imported", "$updated", "$unchanged", "$deleted", "$duplicates", "$rejected", "$skipped", "$id");
        _state = connection.Prepare(null, "SELECT state FROM import_run WHERE id = $id", "$id");
    }

    /// <summary>The number of the run.</summary>
    public long Id { get; }

    /// <summary>The place of the last file that was noted.</summary>
    public int Place { get; set; }

    public DbTransaction? Transaction
    {
        set => _file.Transaction = _progress.Transaction = _state.Transaction = value;
    }

    /// <summary>Begins a run.</summary>
    /// <returns>Its number.</returns>
    public static async Task<long> BeginAsync(DbConnection connection, ImportRequest request, RunLock held, TimeProvider time, CancellationToken cancellation)
    {
        using var write = await connection.BeginWriteAsync(cancellation);
        using var begin = connection.Prepare(write.Inner, """
            INSERT INTO import_run (started_at, seen_at, who, paths, origin, publication, program, state, lock, continues)
            VALUES ($at, $at, $who, $paths, $origin, $publication, $program, 'running', $lock, $continues) RETURNING id
            """, "$at", "$who", "$paths", "$origin", "$publication", "$program", "$lock", "$continues");
        long id;
        var (at, origin) = (time.GetUtcNow().ToUnixTimeMilliseconds(), request.Origin ?? string.Join(", ", request.Paths));
        using (var row = begin.Query(at, request.Who, StoredJson.Write(request.Paths), origin, request.Publication, Program, held.Name, request.Continues))
        {
            row.Read();
            id = row.GetInt64(0);
        }

        write.Commit();
        return id;
    }

    /// <summary>Notes what became of a file.</summary>
    public void Note(PreparedFile file, ImportOutcome outcome, long? article, int? number, string? formerSource, IReadOnlyList<Message> notes) =>
        _file.Run(Id, ++Place, file.File.Shown, file.Key, outcome.ToString().ToLowerInvariant(), article, number, formerSource, StoredMessages.Write(notes));

    /// <summary>Notes what is rejected within a file and not named.</summary>
    public void Note(FileNote note) =>
        _file.Run(Id, ++Place, note.File, "", nameof(ImportOutcome.Rejected).ToLowerInvariant(), null, null, null, StoredMessages.Write([note.Text]));

    /// <summary>Notes how far it is, at the end of a transaction.</summary>
    /// <returns>False when somebody has asked it to stop.</returns>
    public bool GoOn(ImportReport report)
    {
        _progress.Run(
            _time.GetUtcNow().ToUnixTimeMilliseconds(), report.Imported, report.Updated, report.Unchanged, report.Deleted, report.Duplicates.Count,
            report.RejectedCount, report.Skipped.Count, Id);
        using var row = _state.Query(Id);
        return row.Read() && row.GetString(0) == "running";
    }

    /// <summary>Notes that it ended before its last file, and why, unless the database is what failed.</summary>
    /// <param name="fault">What ended it.</param>
    /// <param name="folder">The data directory.</param>
    /// <param name="last">What is to be noted before, or null.</param>
    public async Task EndAfterAsync(Exception fault, string folder, FileNote? last)
    {
        Transaction = null;
        try
        {
            if (fault is OperationCanceledException)
                await EndAsync(ImportState.Stopped, last);
            else
                await EndAsync(ImportState.Failed, last, RunFault.Of(fault, folder));
        }
        catch (Exception failed) when (StoreFaults.Of(failed) is not null)
        {
            // Then it is known by its lock, which nobody holds any more.
        }
    }

    /// <summary>Notes the end.</summary>
    /// <param name="state">How it ended.</param>
    /// <param name="last">What is to be noted before, or null.</param>
    /// <param name="fault">Why it failed, or null.</param>
    public async Task EndAsync(ImportState state, FileNote? last, Message? fault = null)
    {
        using var write = await _connection.BeginWriteAsync();
        Transaction = write.Inner;
        if (last is not null)
            Note(last);
        using var end = _connection.Prepare(write.Inner, "UPDATE import_run SET state = $state, ended_at = $at, seen_at = $at, fault = $fault WHERE id = $id", "$state", "$at", "$fault", "$id");
        end.Run(state.ToString().ToLowerInvariant(), _time.GetUtcNow().ToUnixTimeMilliseconds(), fault is null ? null : StoredMessages.Write([fault]), Id);
        write.Commit();
        Transaction = null;
    }

    public void Dispose()
    {
        _file.Dispose();
        _progress.Dispose();
        _state.Dispose();
    }
}
