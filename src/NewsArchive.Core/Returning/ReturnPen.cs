using NewsArchive.Storage;

namespace NewsArchive.Returning;

/// <summary>What all that store parts of a file share: the archive, the log, the numbers and the report.</summary>
/// <param name="Context">The archive.</param>
/// <param name="Log">The change log, with a batch open.</param>
/// <param name="Report">What was done so far.</param>
/// <param name="IsDryRun">Whether nothing is to be stored: what would be made has a number below zero.</param>
internal sealed record ReturnPen(ArchiveContext Context, ChangeLog Log, ReturnReport Report, bool IsDryRun)
{
    private readonly RowNumbers _numbers = new(Context);
    private long _unreal;

    /// <summary>The decision that this run goes on with, or null where it began one itself.</summary>
    public long? Continued { get; set; }

    /// <summary>A number for something new.</summary>
    public long Next(string table) => IsDryRun ? --_unreal : _numbers.Next(table) ?? throw new InvalidOperationException("Annotations are stored in a transaction.");
}
