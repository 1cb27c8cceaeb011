using Microsoft.Data.Sqlite;

namespace NewsArchive.Storage;

public sealed class SchemaTests : IDisposable
{
    private const string First = "CREATE TABLE person (name TEXT NOT NULL) STRICT; INSERT INTO person VALUES ('Kirby');";
    private const string Second = "CREATE TABLE place (name TEXT) STRICT; DELETE FROM person;";
    private const string Failing = "DELETE FROM person; CREATE TABLE place (name TEXT) STRICT; INSERT INTO nowhere VALUES (1);";

    private readonly TempArchive _archive = new(upgraded: false);

    public void Dispose() => _archive.Dispose();

    [Fact]
    public void A_new_archive_gets_the_newest_schema_and_upgrading_again_does_nothing()
    {
        new Schema().Upgrade(_archive.Options, _archive.Clock);
        var made = _archive.Rows("SELECT type, name, sql FROM sqlite_schema ORDER BY name");

        new Schema().Upgrade(_archive.Options, _archive.Clock);

        Assert.NotEmpty(made);
        Assert.Equal(made, _archive.Rows("SELECT type, name, sql FROM sqlite_schema ORDER BY name"));
        Assert.Equal(new Schema().Version, _archive.Read<long>("PRAGMA user_version"));
        Assert.Equal("wal", _archive.Read<string>("PRAGMA journal_mode"));
        Assert.False(Directory.Exists(_archive.Options.BackupDirectory));
    }

    [Fact]
    public void An_older_archive_is_copied_aside_before_it_is_upgraded()
    {
        new Schema([First]).Upgrade(_archive.Options, _archive.Clock);
        new Schema([First, Second]).Upgrade(_archive.Options, _archive.Clock);

        Assert.Equal(0, _archive.Read<long>("SELECT count(*) FROM person"));
        Assert.Equal(2, _archive.Read<long>("PRAGMA user_version"));
        var copy = Assert.Single(Directory.GetFiles(_archive.Options.BackupDirectory));
        Assert.Equal("before-upgrade-from-1-20240517-083000.db", Path.GetFileName(copy));
        using var connection = new SqliteConnection($"Data Source={copy};Pooling=False");
        connection.Open();
        Assert.Equal("Kirby", connection.Read<string>("SELECT name FROM person"));
        Assert.Equal(1, connection.Read<long>("PRAGMA user_version"));
    }

    [Fact]
    public void Only_the_newest_copies_are_kept_and_what_a_killed_one_has_left_is_removed()
    {
        _archive.Options.Backups.Keep = 2;
        new Schema([First]).Upgrade(_archive.Options, _archive.Clock);
        Directory.CreateDirectory(_archive.Options.BackupDirectory);
        var (dead, fresh) = (Path.Combine(_archive.Options.BackupDirectory, "before-upgrade-from-1-20240101-000000.7.partial"), Path.Combine(_archive.Options.BackupDirectory, "before-upgrade-from-1-20240517-083000.8.partial"));
        File.WriteAllText(dead, "half");
        File.SetLastWriteTimeUtc(dead, DateTime.UtcNow.AddDays(-1));
        File.WriteAllText(fresh, "half");
        for (var scripts = 2; scripts <= 4; scripts++, _archive.Clock.Now += TimeSpan.FromDays(1))
            new Schema([First, .. Enumerable.Repeat("SELECT 1", scripts - 1)]).Upgrade(_archive.Options, _archive.Clock);

        Assert.Equal(
            ["before-upgrade-from-1-20240517-083000.8.partial", "before-upgrade-from-2-20240518-083000.db", "before-upgrade-from-3-20240519-083000.db"],
            Directory.GetFiles(_archive.Options.BackupDirectory).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_archive_that_was_put_in_place_by_hand_gets_the_mode_in_which_readers_and_writers_do_not_wait()
    {
        new Schema().Upgrade(_archive.Options, _archive.Clock);
        ConnectionPools.Clear(_archive.Options);
        _archive.Run("PRAGMA journal_mode = DELETE");
        ConnectionPools.Clear(_archive.Options);

        new Schema().Upgrade(_archive.Options, _archive.Clock);

        Assert.Equal("wal", _archive.Read<string>("PRAGMA journal_mode"));
    }

    [Fact]
    public void A_failing_script_leaves_the_old_version_and_every_row()
    {
        new Schema([First]).Upgrade(_archive.Options, _archive.Clock);

        Assert.Throws<SqliteException>(() => new Schema([First, Failing]).Upgrade(_archive.Options, _archive.Clock));

        Assert.Equal(1, _archive.Read<long>("PRAGMA user_version"));
        Assert.Equal(["person|Kirby"], _archive.Rows("SELECT s.name, p.name FROM sqlite_schema s, person p"));
    }

    [Fact]
    public void After_a_failure_the_upgrade_can_be_tried_again_at_once()
    {
        new Schema([First]).Upgrade(_archive.Options, _archive.Clock);
        Assert.Throws<SqliteException>(() => new Schema([First, Failing]).Upgrade(_archive.Options, _archive.Clock));

        new Schema([First, Second]).Upgrade(_archive.Options, _archive.Clock);

        Assert.Equal(2, _archive.Read<long>("PRAGMA user_version"));
        Assert.Equal(2, Directory.GetFiles(_archive.Options.BackupDirectory).Length);
    }

    [Fact]
    public void A_failing_first_script_leaves_an_empty_file_that_a_good_one_fills()
    {
        Assert.Throws<SqliteException>(() => new Schema(["CREATE TABLE a (b TEXT); nonsense"]).Upgrade(_archive.Options, _archive.Clock));
        Assert.Empty(_archive.Rows("SELECT name FROM sqlite_schema"));

        new Schema([First]).Upgrade(_archive.Options, _archive.Clock);

        Assert.Equal(1, _archive.Read<long>("PRAGMA user_version"));
    }

    [Fact]
    public void A_newer_database_is_refused_and_left_alone()
    {
        new Schema([First, Second]).Upgrade(_archive.Options, _archive.Clock);

        var fault = Assert.Throws<UnusableDatabaseException>(() => new Schema([First]).Upgrade(_archive.Options, _archive.Clock));

        Assert.Equal(new Message("database.newer", _archive.Options.DatabaseFile, 2L, 1), fault.Reason);
        Assert.Equal(2, _archive.Read<long>("PRAGMA user_version"));
    }

    [Fact]
    public void A_database_of_another_program_is_refused_and_left_alone()
    {
        Directory.CreateDirectory(_archive.Options.DataDirectory);
        _archive.Run("CREATE TABLE theirs (a TEXT)");

        IsForeign();

        Assert.Equal(["theirs"], _archive.Rows("SELECT name FROM sqlite_schema"));
    }

    [Fact]
    public void A_database_that_bears_another_mark_is_refused()
    {
        Directory.CreateDirectory(_archive.Options.DataDirectory);
        _archive.Run("PRAGMA application_id = 42");

        IsForeign();
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_left_alone()
    {
        Directory.CreateDirectory(_archive.Options.DataDirectory);
        var letter = string.Concat(Enumerable.Repeat("Ceci n’est pas une base de données. ", 100));
        File.WriteAllText(_archive.Options.DatabaseFile, letter);

        IsForeign();

        Assert.Equal(letter, File.ReadAllText(_archive.Options.DatabaseFile));
    }

    [Fact]
    public async Task Several_programs_may_start_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => new Schema().Upgrade(_archive.Options, _archive.Clock))));

        Assert.Equal(new Schema().Version, _archive.Read<long>("PRAGMA user_version"));
    }

    private void IsForeign()
    {
        var fault = Assert.Throws<UnusableDatabaseException>(() => new Schema().Upgrade(_archive.Options, _archive.Clock));
        Assert.Equal(new Message("database.foreign", _archive.Options.DatabaseFile), fault.Reason);
    }
}
