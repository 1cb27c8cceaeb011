namespace NewsArchive.Storage;

public sealed class ArchiveIdentityTests : IDisposable
{
    private readonly TempArchive _archive = new(), _other = new();

    public void Dispose()
    {
        _archive.Dispose();
        _other.Dispose();
    }

    [Fact]
    public async Task An_archive_has_a_name_of_its_own_that_stays()
    {
        var (identity, again, other) = (await ReadAsync(_archive), await ReadAsync(_archive), await ReadAsync(_other));
        Assert.Equal(identity, again);
        Assert.NotEqual(identity.Uuid, other.Uuid);
        Assert.Equal((4, true), (identity.Uuid.Version, identity.Uuid.Variant is >= 8 and <= 11));
        Assert.InRange(identity.CreatedAt, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddMinutes(1));
    }

    [Fact]
    public async Task What_stands_in_it_is_told_from_everything_else_here_and_elsewhere()
    {
        var (identity, other) = (await ReadAsync(_archive), await ReadAsync(_other));
        Assert.Matches("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", identity.UrnOf("article é"));
        Assert.Equal(identity.UrnOf("article é"), identity.UrnOf("article é"));
        Assert.Equal(4, new[] { identity.UrnOf("article a"), identity.UrnOf("article b"), identity.UrnOf("search a"), other.UrnOf("article a") }.Distinct().Count());
    }

    [Fact]
    public void The_name_of_a_thing_never_changes() => Assert.Equal(
        "urn:uuid:6405a302-8f0f-8f70-9bd1-ace40e1178e2",
        new ArchiveIdentity(Guid.Parse("679f1e2b-a803-4fe3-a1ad-1d93e94288d9"), default).UrnOf("article 000"));

    private static async Task<ArchiveIdentity> ReadAsync(TempArchive archive)
    {
        using var context = archive.Context();
        return await ArchiveIdentity.ReadAsync(context);
    }
}
