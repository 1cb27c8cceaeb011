using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Entities;
using NewsArchive.Storage.Sqlite;

namespace NewsArchive.Storage.Sqlite;

public sealed class WriteLockTests : IDisposable
{
    private readonly TempArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task Writers_of_a_process_come_in_the_order_of_their_arrival()
    {
        var (order, first) = (new List<int>(), await BeginAsync());
        var waiting = Enumerable.Range(0, 20).Select(async number =>
        {
            await using var write = await BeginAsync();
            order.Add(number);
        }).ToList();
        Assert.Empty(order);
        await first.DisposeAsync();
        await Task.WhenAll(waiting);
        Assert.Equal(Enumerable.Range(0, 20), order);
    }

    [Fact]
    public async Task A_thread_of_its_own_waits_in_the_same_queue()
    {
        var first = await BeginAsync();
        var (second, third) = (Task.Factory.StartNew(Write, TaskCreationOptions.LongRunning), BeginAsync());
        Assert.False(second.IsCompleted || third.IsCompleted);
        await first.DisposeAsync();
        await (await third).DisposeAsync();
        await second;
        Assert.Equal(1, _archive.Read<long>("SELECT count(*) FROM entity"));

        void Write()
        {
            using var connection = Database.Open(_archive.Options);
            using var write = connection.BeginWrite();
            connection.Run(Insert("Anne"), write.Inner);
            write.Commit();
        }
    }

    // A begin that waited inside SQLite or the provider would not come back before the lock is free.
    [Fact]
    public async Task Waiting_for_another_program_begins_without_a_thread_and_can_be_given_up()
    {
        using var other = Lock();
        using var given = new CancellationTokenSource();
        await using var context = _archive.Context();
        var waiting = context.BeginWriteAsync(given.Token);
        Assert.False(waiting.IsCompleted);
        await given.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Free(other);
        await (await BeginAsync()).DisposeAsync();
    }

    [Fact]
    public async Task Who_has_waited_as_long_as_told_is_told_so_and_the_next_one_comes_in()
    {
        _archive.Options.BusyTimeout = 1;
        using (var other = Lock())
        {
            var busy = await Assert.ThrowsAsync<BusyArchiveException>(BeginAsync);
            Assert.InRange(busy.Waited.TotalSeconds, 1, 30);
            Assert.Equal(StoreFault.Busy, StoreFaults.Of(new DbUpdateException("outer", busy)));
            using var connection = Database.Open(_archive.Options);
            Assert.Throws<BusyArchiveException>(connection.BeginWrite);
        }

        await (await BeginAsync()).DisposeAsync();
    }

    [Fact]
    public async Task The_next_writer_comes_after_a_commit_and_after_a_fault_alike()
    {
        await using (var context = _archive.Context())
        {
            var write = await context.BeginWriteAsync();
            context.Connection.Run(Insert("Anne"), write.Inner);
            await write.CommitAsync();
            await (await BeginAsync()).DisposeAsync();
            await write.DisposeAsync();
            await write.DisposeAsync();

            await using var failing = await context.BeginWriteAsync();
            Assert.Throws<SqliteException>(() => context.Connection.Run("INSERT INTO entity (id) VALUES (1)", failing.Inner));
        }

        await (await BeginAsync()).DisposeAsync();
        Assert.Equal(["Anne"], _archive.Rows("SELECT name FROM entity"));
    }

    [Fact]
    public async Task Changes_are_saved_in_no_other_way()
    {
        await using var context = _archive.Context();
        context.Add(new Entity());
        await Assert.ThrowsAsync<InvalidOperationException>(() => context.SaveChangesAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => context.Changes.ExecuteDeleteAsync());
        await using var write = await context.BeginWriteAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => context.BeginWriteAsync());
    }

    [Fact]
    public async Task A_full_disk_stores_nothing_of_the_change_and_is_told_from_a_bug()
    {
        using (var desk = _archive.Desk())
        {
            await desk.Context.OpenAsync();
            var pages = desk.Context.Connection.Read<long>("PRAGMA page_count");
            desk.Context.Connection.Run($"PRAGMA max_page_count = {pages}");
            var fault = await Record.ExceptionAsync(async () =>
            {
                for (var i = 0; i < 1000; i++)
                    (await desk.Entities.CreateAsync(new Editing.EntityContentDraft($"Personne {i}", "person", [], new string('é', 1000)))).IsSaved();
            });
            Assert.Equal(StoreFault.Full, StoreFaults.Of(fault));
            desk.Context.Connection.Run("PRAGMA max_page_count = 1000000");
        }

        var stored = _archive.Read<long>("SELECT count(*) FROM entity");
        Assert.Equal(stored, _archive.Read<long>("SELECT count(*) FROM change"));
        using var next = _archive.Desk();
        (await next.Entities.CreateAsync(new Editing.EntityContentDraft("Anne", "person"))).IsSaved();
    }

    // The connection goes with the transaction: a test has no request that would end.
    private async Task<WriteTransaction> BeginAsync() => await Database.Open(_archive.Options).BeginWriteAsync();

    private static string Insert(string name) => $"INSERT INTO entity (kind, name, version) VALUES ('person', '{name}', 1)";

    private SqliteConnection Lock()
    {
        var other = new SqliteConnection($"Data Source={_archive.Options.DatabaseFile};Pooling=False");
        other.Open();
        other.Run("BEGIN IMMEDIATE");
        return other;
    }

    private static void Free(SqliteConnection other) => other.Run("ROLLBACK");
}
