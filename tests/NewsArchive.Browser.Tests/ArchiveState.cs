using Microsoft.Data.Sqlite;
using NewsArchive.Storage;

namespace NewsArchive.Browser.Tests;

/// <summary>What an archive holds at a moment, to which a running site is set back.</summary>
internal sealed class ArchiveState : IDisposable
{
    private readonly SqliteConnection _state = new("Data Source=:memory:");

    public ArchiveState(ArchiveOptions options)
    {
        _state.Open();
        using var archive = (SqliteConnection)Database.Open(options);
        archive.BackupDatabase(_state);
    }

    /// <summary>Makes the archive what it was, in one transaction.</summary>
    /// <remarks>
    /// What a site remembers follows the change feed, which never goes back: the next change is numbered as if those before it had
    /// been forgotten, after which a site reads everything again.
    /// </remarks>
    public void Restore(ArchiveOptions options)
    {
        using var archive = (SqliteConnection)Database.Open(options);
        var last = LastChange(archive);
        using var command = _state.CreateCommand();
        command.CommandText = "DELETE FROM change_feed; INSERT INTO change_feed (sequence) VALUES ($next)";
        command.Parameters.AddWithValue("$next", Math.Max(last, LastChange(_state)) + 2);
        command.ExecuteNonQuery();
        _state.BackupDatabase(archive);
    }

    public void Dispose() => _state.Dispose();

    private static long LastChange(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'change_feed'), 0)";
        return (long)command.ExecuteScalar()!;
    }
}
