namespace NewsArchive.Search.Index;

/// <summary>Two programs on one archive: one writes the index, the other reads its commits.</summary>
public sealed class TwoProgramsTests : IAsyncLifetime, IDisposable
{
    private readonly FollowedArchive _followed = new();
    private readonly SearchSnapshots _others = new();

    public async Task InitializeAsync()
    {
        await _followed.Archive.AddAsync("a", "date 2023-09 Un sommet\n\nLe marché conclu.");
        await _followed.CatchUpAsync();
    }

    public Task DisposeAsync() => _followed.DisposeAsync();

    public void Dispose() => _others.Dispose();

    [Fact]
    public async Task The_other_program_sees_what_is_committed_and_leaves_the_writing()
    {
        await using var other = IndexFollowing.Start(_followed.Options, _others);
        Assert.True(await _others.WaitForAsync(Newest(), TimeSpan.FromMinutes(1)));
        await _followed.Archive.AddAsync("b", "date 2023-10 Le port\n\nAu marché.");
        Assert.False(await other.CatchUpAsync());
        Assert.True(await _others.WaitForAsync(Newest(), TimeSpan.FromMinutes(1)));
        using var snapshot = _others.Take()!;
        Assert.Equal("a b", _followed.Find(snapshot, "marché"));
        Assert.Equal((true, false), (_followed.Following!.IsWriter, other.IsWriter));
    }

    [Fact]
    public async Task The_other_program_writes_when_the_first_has_ended()
    {
        await using var other = IndexFollowing.Start(_followed.Options, _others);
        Assert.True(await _others.WaitForAsync(Newest(), TimeSpan.FromMinutes(1)));
        await _followed.StopAsync();
        await _followed.Archive.AddAsync("b", "date 2023-10 Le port\n\nAu marché.");
        Assert.True(await _others.WaitForAsync(Newest(), TimeSpan.FromMinutes(1)));
        Assert.True(await other.CatchUpAsync());
        Assert.True(other.IsWriter);
    }

    [Fact]
    public async Task What_is_not_there_in_time_is_said_not_to_be()
    {
        Assert.False(await _followed.Snapshots.WaitForAsync(Newest() + 1, TimeSpan.FromMilliseconds(20)));
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _followed.Snapshots.WaitForAsync(Newest() + 1, TimeSpan.FromMinutes(1), stopped.Token));
    }

    [Fact]
    public async Task Another_program_may_ask_for_another_index_and_the_reader_goes_over_to_it()
    {
        await using var other = IndexFollowing.Start(_followed.Options, _others);
        Assert.True(await _others.WaitForAsync(Newest(), TimeSpan.FromMinutes(1)));
        Assert.Null(new IndexRebuild(_followed.Options).Run());
        while (_followed.Folder != "2")
            await Task.Delay(5);
        await _followed.Archive.AddAsync("b", "date 2023-10 Le port\n\nAu marché.");
        Assert.True(await _others.WaitForAsync(Newest(), TimeSpan.FromMinutes(1)));
        using var snapshot = _others.Take()!;
        Assert.Equal("a b", _followed.Find(snapshot, "marché"));
    }

    private long Newest() => _followed.Archive.Read<long>("SELECT max(sequence) FROM change_feed");
}
