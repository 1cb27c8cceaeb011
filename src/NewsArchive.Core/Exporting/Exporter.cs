using Microsoft.EntityFrameworkCore;
using NewsArchive.Storage;

namespace NewsArchive.Exporting;

/// <summary>Writes articles and annotations in a format. All of it is one state of the archive: what others change meanwhile is not seen.</summary>
/// <param name="context">The archive.</param>
/// <param name="time">By which the moment of the export is told.</param>
public sealed class Exporter(ArchiveContext context, TimeProvider time)
{
    private const int Buffered = 1 << 16;

    /// <summary>Exports.</summary>
    /// <param name="format">The format.</param>
    /// <param name="request">What is exported.</param>
    /// <param name="output">Where to; it is written asynchronously only, and not closed.</param>
    /// <param name="cancellation">Stops the export.</param>
    /// <returns>What was written.</returns>
    public async Task<ExportCounts> WriteAsync(ExportFormat format, ExportRequest request, Stream output, CancellationToken cancellation = default)
    {
        await using var transaction = await context.BeginReadingAsync(cancellation);
        await using var used = await context.Database.UseTransactionAsync(transaction, cancellation);
        var export = new Export(context, transaction, format, request, await ArchiveIdentity.ReadAsync(context, cancellation), time.GetUtcNow());
        // Not disposed: that would close the stream of the caller, and write what is left of an export that was stopped.
        var buffered = new BufferedStream(output, Buffered);
        await format.WriteAsync(export, buffered, cancellation);
        await buffered.FlushAsync(cancellation);
        return export.Counts;
    }
}
