namespace NewsArchive.Exporting;

public sealed class ExporterTests : HostileArchive
{
    [Fact]
    public async Task A_reader_who_leaves_stops_it()
    {
        using var gone = new CancellationTokenSource();
        var writes = 0;
        using var context = Archive.Context();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Exporter(context, Archive.Clock).WriteAsync(new JsonLinesExport(), Long(), new Watched(() =>
        {
            writes++;
            gone.Cancel();
        }), gone.Token));
        Assert.Equal(1, writes);
        // The archive is free again.
        Archive.Run("UPDATE article SET title = 'Autre'");
    }

    [Fact]
    public async Task An_export_is_of_one_state_and_nobody_waits_for_it()
    {
        var written = new MemoryStream();
        var isChanged = false;
        using var context = Archive.Context();
        await new Exporter(context, Archive.Clock).WriteAsync(new JsonLinesExport(), Long(), new Watched(() =>
        {
            if (!isChanged)
                Archive.Run("UPDATE article SET title = 'Tout autre'; DELETE FROM mention;");
            isChanged = true;
        }, written));
        var text = Utf8(written.ToArray());
        Assert.True(isChanged);
        Assert.DoesNotContain("Tout autre", text, StringComparison.Ordinal);
        Assert.Equal(500, text.Split("\"type\":\"article\"").Length - 1);
        Assert.Equal(500 * 5, text.Split("\"type\":\"mention\"").Length - 1);
    }

    private ExportRequest Long() => new([.. Enumerable.Repeat(Hostile, 500)]);

    // Calls somebody whenever something is written.
    private sealed class Watched(Action written, Stream? into = null) : MemoryStream
    {
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            written();
            if (into is not null)
                await into.WriteAsync(buffer, cancellationToken);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }
}
