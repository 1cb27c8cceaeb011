using NewsArchive.Importing;

namespace NewsArchive.Storage.Sqlite;

/// <summary>What was answered is on the disk, and the write-ahead log stays small.</summary>
public sealed class DurabilityTests : IDisposable
{
    private const long Full = 2;

    private readonly TempArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task Every_commit_waits_for_the_disk_whoever_used_the_connection_before()
    {
        await _archive.AddAsync("a", "date 2023 Un titre\n\nUn texte.");
        // A connection as careless as can be goes back into the pool.
        using (var careless = Database.Open(_archive.Options))
            careless.Run("PRAGMA synchronous = OFF; PRAGMA wal_autocheckpoint = 0; PRAGMA journal_size_limit = -1");
        using (var connection = Database.Open(_archive.Options))
            Assert.Equal((Full, 1000, WriteAheadLog.Largest), SettingsOf(connection));
        using (var careless = Database.Open(_archive.Options))
            careless.Run("PRAGMA synchronous = OFF");
        await using var context = _archive.Context();
        await context.OpenAsync();
        Assert.Equal((Full, 1000, WriteAheadLog.Largest), SettingsOf(context.Connection));
    }

    [Fact]
    public async Task An_import_waits_for_the_disk_too()
    {
        _archive.Write("a.txt", "date 2023 Un titre\n\nUn texte.");
        var importer = new Importer(_archive.Options, _archive.Clock);
        using (var connection = Database.Open(_archive.Options))
            await importer.ImportAsync(new ImportRequest([_archive.Files]));
        // The pool gives back what the import used, as it was left.
        using var used = new Microsoft.Data.Sqlite.SqliteConnection(SqliteConnections.StringOf(_archive.Options));
        used.Open();
        Assert.Equal(Full, used.Read<long>("PRAGMA synchronous"));
    }

    [Fact]
    public async Task The_log_is_emptied_when_nobody_reads_and_as_far_as_may_be_when_somebody_does()
    {
        for (var i = 0; i < 300; i++)
            _archive.Write($"{i}.txt", $"date 2023 Un titre {i}\n\n{string.Join(' ', Enumerable.Range(i * 1000, 1000))}");
        using var reader = Database.Open(_archive.Options);
        await _archive.ImportAsync();
        Assert.InRange(WriteAheadLog.Length(_archive.Options), 1_000_000, WriteAheadLog.Largest);

        using (var connection = Database.Open(_archive.Options))
        {
            using (reader.BeginReading())
            {
                Assert.Equal(300, reader.Read<long>("SELECT count(*) FROM article"));
                _archive.Run("INSERT INTO change_feed DEFAULT VALUES");
                Assert.False(await WriteAheadLog.TryEmptyAsync(connection));
                Assert.NotEqual(0, WriteAheadLog.Length(_archive.Options));
            }

            Assert.True(await WriteAheadLog.TryEmptyAsync(connection));
        }

        Assert.Equal(0, WriteAheadLog.Length(_archive.Options));
    }

    [Fact]
    public async Task A_log_that_a_reader_let_grow_shrinks_again()
    {
        using (var reader = Database.Open(_archive.Options))
        using (reader.BeginReading())
        {
            reader.Read<long>("SELECT count(*) FROM article");
            for (var i = 0; i < 9; i++)
                _archive.Run("CREATE TABLE big AS SELECT randomblob(8000000) AS bytes; DROP TABLE big");
            Assert.InRange(WriteAheadLog.Length(_archive.Options), WriteAheadLog.Largest, long.MaxValue);
        }

        // SQLite begins anew at the end of a checkpoint, with the next writer.
        using var connection = Database.Open(_archive.Options);
        WriteAheadLog.WriteBack(connection);
        await using var write = await connection.BeginWriteAsync();
        connection.Run("INSERT INTO change_feed DEFAULT VALUES", write.Inner);
        await write.CommitAsync();
        Assert.InRange(WriteAheadLog.Length(_archive.Options), 0, WriteAheadLog.Largest);
    }

    private static (long Synchronous, long Checkpoint, long Limit) SettingsOf(System.Data.Common.DbConnection connection) =>
        (connection.Read<long>("PRAGMA synchronous"), connection.Read<long>("PRAGMA wal_autocheckpoint"), connection.Read<long>("PRAGMA journal_size_limit"));
}
