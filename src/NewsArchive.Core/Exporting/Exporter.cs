using Microsoft.EntityFrameworkCore;
using NewsArchive.Storage;

namespace NewsArchive.Exporting;

/// <summary>Writes articles and annotations in a format. All of it is one state of the archive: what others change meanwhile is not seen.</summary>
/// <param name="context">The archive.</param>
/// <param name="time">By which the moment of the export is told.</param>
public sealed class Exporter(ArchiveContext context, TimeProvider time)
{
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
        var written = new WriteBehindStream(output, cancellation);
        await format.WriteAsync(export, written, cancellation);
        await written.CompleteAsync();
        await output.FlushAsync(cancellation);
        return export.Counts;
    }
}
