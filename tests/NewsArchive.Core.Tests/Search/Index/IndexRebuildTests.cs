using Microsoft.Extensions.Logging.Abstractions;
using NewsArchive.Storage;

namespace NewsArchive.Search.Index;

/// <summary>An index that the archive does not lead on from is built anew, and never believed.</summary>
public sealed class IndexRebuildTests : IAsyncLifetime
{
    private readonly FollowedArchive _followed = new();

    private TempArchive Archive => _followed.Archive;

    public async Task InitializeAsync()
    {
        await Archive.AddAsync("a", "date 2023-09 Un sommet\n\nLe marché conclu.");
        await _followed.CatchUpAsync();
    }

    public Task DisposeAsync() => _followed.DisposeAsync();

    [Fact]
    public async Task An_older_copy_of_the_archive_is_not_taken_for_what_the_index_has()
    {
        var older = await CopyAsync();
        await Archive.AddAsync("b", "date 2023-10 Le port\n\nAu marché.");
        await _followed.CatchUpAsync();
        await PutBackAsync(older);

        await _followed.CatchUpAsync();
        Assert.Equal(("a", "2"), (_followed.Find("marché"), _followed.Folder));
        await _followed.AssertIsAsBuiltStraightAsync();
    }

    [Fact]
    public async Task An_older_copy_that_has_gone_on_as_far_as_the_index_is_not_taken_for_what_it_has()
    {
        var older = await CopyAsync();
        await Archive.AddAsync("b", "date 2023-10 Le port\n\nAu marché.");
        await _followed.CatchUpAsync();
        var sequence = Newest();
        await PutBackAsync(older);
        await Archive.AddAsync("c", "date 2023-10 La mer\n\nUn autre marché.");
        Assert.Equal(sequence, Newest());

        await _followed.CatchUpAsync();
        Assert.Equal(("a c", "2"), (_followed.Find("marché"), _followed.Folder));
        await _followed.AssertIsAsBuiltStraightAsync();
    }

    [Fact]
    public async Task A_rebuild_that_fails_leaves_the_index_there_is_in_use()
    {
        await _followed.StopAsync();
        using var snapshots = new SearchSnapshots();
        using var follower = IndexFollower.TryOpen(Archive.Options, snapshots, NullLogger.Instance)!;
        follower.Open();
        Assert.Throws<OperationCanceledException>(() => follower.Rebuild(new CancellationToken(canceled: true)));
        AssertIsSearched();

        // Met when everything but the catalog is built.
        Archive.Run("UPDATE article SET first_day = 20231901");
        Assert.Throws<DamagedArchiveException>(() => follower.Rebuild(CancellationToken.None));
        AssertIsSearched();

        void AssertIsSearched()
        {
            Assert.Equal(IndexStatus.Current, snapshots.State.Status);
            using var snapshot = snapshots.Take()!;
            Assert.Equal("a", _followed.Find(snapshot, "marché"));
            Assert.Equal("1", Path.GetFileName(_followed.Directory.Current));
            Assert.Single(Directory.GetDirectories(Archive.Options.IndexRoot));
        }
    }

    [Fact]
    public async Task An_archive_that_is_put_back_and_goes_on_as_before_has_its_index_still()
    {
        var copy = await CopyAsync();
        await PutBackAsync(copy);
        await Archive.AddAsync("b", "date 2023-10 Le port\n\nAu marché.");
        await _followed.CatchUpAsync();
        Assert.Equal(("a b", "1"), (_followed.Find("marché"), _followed.Folder));
    }

    [Fact]
    public async Task The_archive_may_be_exchanged_while_the_index_is_open()
    {
        var older = await CopyAsync();
        await Archive.AddAsync("b", "date 2023-10 Le port\n\nAu marché.");
        await _followed.CatchUpAsync();
        // Not by another file, which is refused while programs have the archive open: row by row, as a copy inside of SQLite does.
        Archive.Run($"""
            ATTACH '{older}' AS older;
            DELETE FROM change_feed;
            INSERT INTO change_feed SELECT * FROM older.change_feed;
            INSERT INTO change_feed (entity_id) VALUES (1)
            """);
        await _followed.UntilFolderAsync("2");
    }

    [Fact]
    public async Task Another_archive_in_its_place_has_an_index_of_its_own()
    {
        await _followed.StopAsync();
        Archive.Run($"UPDATE archive SET uuid = '{Guid.NewGuid()}'");
        await _followed.CatchUpAsync();
        Assert.Equal("2", _followed.Folder);
    }

    [Fact]
    public async Task An_index_of_another_analysis_is_built_anew_and_the_old_one_removed_at_the_next_start()
    {
        await _followed.StopAsync();
        using (var words = ArchiveWords.Open(_followed.Options))
        using (var index = OpenIndex.Open(_followed.Directory.Current!))
            index.Commit(IndexPosition.At(words.Newest) with { Analysis = 0 });
        await _followed.CatchUpAsync();
        Assert.Equal(("2", "a"), (_followed.Folder, _followed.Find("marché")));
        await _followed.StopAsync();
        await _followed.CatchUpAsync();
        Assert.Equal(["2"], Directory.GetDirectories(_followed.Directory.Root).Select(folder => Path.GetFileName(folder)));
    }

    [Fact]
    public async Task Rows_behind_the_index_may_go_and_where_others_have_gone_it_is_built_anew()
    {
        await Archive.AddAsync("b", "date 2023-10 Le port\n\nAu marché.");
        await _followed.CatchUpAsync();
        await _followed.StopAsync();
        Archive.Run("UPDATE article SET version = version + 1");
        Archive.Run($"DELETE FROM change_feed WHERE sequence < {Newest() - 2}");
        await _followed.CatchUpAsync();
        Assert.Equal("1", _followed.Folder);

        await _followed.StopAsync();
        Archive.Run("UPDATE article SET version = version + 1");
        Archive.Run($"DELETE FROM change_feed WHERE sequence < {Newest()}");
        await _followed.CatchUpAsync();
        Assert.Equal("2", _followed.Folder);
    }

    [Fact]
    public async Task The_feed_is_trimmed_only_behind_what_the_index_has_committed()
    {
        Archive.Run("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12000) INSERT INTO change_feed (entity_id) SELECT i FROM n");
        using (var connection = Database.Open(_followed.Options))
        {
            await ChangeFeed.TrimAsync(connection, committed: 0);
            Assert.Equal(1, Archive.Read<long>("SELECT min(sequence) FROM change_feed"));
            await ChangeFeed.TrimAsync(connection, committed: 2);
            Assert.Equal(2, Archive.Read<long>("SELECT min(sequence) FROM change_feed"));
            await _followed.CatchUpAsync();
            await _followed.StopAsync();
            await ChangeFeed.TrimAsync(connection, Newest());
            Assert.Equal(Newest() - 10_000, Archive.Read<long>("SELECT min(sequence) FROM change_feed"));
        }

        await _followed.CatchUpAsync();
        Assert.Equal("1", _followed.Folder);
    }

    [Fact]
    public async Task A_build_that_ended_half_way_is_begun_again()
    {
        await _followed.StopAsync();
        Directory.Delete(_followed.Directory.Root, recursive: true);
        var half = _followed.Directory.MakeNext();
        File.WriteAllText(Path.Combine(half, "_0.fdt"), "half");
        await _followed.CatchUpAsync();
        Assert.Equal("a", _followed.Find("marché"));
        await _followed.AssertIsAsBuiltStraightAsync();
    }

    [Fact]
    public async Task What_is_written_while_an_index_is_built_is_in_it()
    {
        await _followed.AddLinesAsync(0, 3000);
        await _followed.CatchUpAsync();
        _followed.Directory.RequestRebuild();
        Archive.Run("UPDATE article SET is_deleted = 1 WHERE id % 7 = 0");
        await Archive.AddAsync("b", "date 2023-10 Le port\n\nAu marché.");
        await _followed.UntilFolderAsync("2", isSearchedMeanwhile: true);
        await _followed.AssertIsAsBuiltStraightAsync();
        Assert.Equal(("2", false), (_followed.Folder, _followed.Directory.IsRebuildRequested));
    }

    private long Newest() => Archive.Read<long>("SELECT max(sequence) FROM change_feed");

    private async Task<string> CopyAsync()
    {
        await _followed.StopAsync();
        var copy = Path.Combine(Archive.Elsewhere, "copy.db");
        using (var connection = Database.Open(_followed.Options))
            connection.CopyInto(copy);
        await _followed.CatchUpAsync();
        return copy;
    }

    private async Task PutBackAsync(string copy)
    {
        await _followed.StopAsync();
        ConnectionPools.Clear(_followed.Options);
        File.Copy(copy, _followed.Options.DatabaseFile, overwrite: true);
        new Schema().Upgrade(_followed.Options, Archive.Clock);
    }
}
