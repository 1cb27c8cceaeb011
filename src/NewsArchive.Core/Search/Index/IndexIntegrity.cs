using Lucene.Net.Codecs;
using Lucene.Net.Index;
using Lucene.Net.Store;
using NewsArchive.Storage;

namespace NewsArchive.Search.Index;

/// <summary>Reads all bytes of an index and compares their checksums: opening an index reads little more than the headers of its files.</summary>
internal static class IndexIntegrity
{
    /// <summary>Looks for damage in the files of an open reader.</summary>
    /// <param name="reader">The reader; it stays open meanwhile.</param>
    /// <param name="cancellation">Ends it between two segments, with an exception.</param>
    /// <returns>Null where there is none.</returns>
    public static DamagedArchiveException? FindDamage(IndexReader reader, CancellationToken cancellation = default)
    {
        try
        {
            foreach (var leaf in reader.Leaves)
            {
                cancellation.ThrowIfCancellationRequested();
                leaf.AtomicReader.CheckIntegrity();
            }

            return null;
        }
        catch (Exception fault) when (IsDamage(fault))
        {
            return new DamagedArchiveException(DamagedPart.Index, fault);
        }
    }

    /// <summary>Looks for damage in the files of the last commit of a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>Null where there is none.</returns>
    public static DamagedArchiveException? FindDamage(string folder)
    {
        try
        {
            using var commit = PinnedCommit.Open(folder);
            CheckFiles(commit);
            return null;
        }
        catch (Exception fault) when (IsDamage(fault))
        {
            return new DamagedArchiveException(DamagedPart.Index, fault);
        }
    }

    /// <summary>Compares the checksum at the end of each file of a commit, and of each file that is packed into another one.</summary>
    /// <exception cref="IOException">One is damaged, or cannot be read.</exception>
    public static void CheckFiles(PinnedCommit commit)
    {
        foreach (var name in commit.ListAll())
        {
            using var file = commit.OpenInput(name, IOContext.READ_ONCE);
            CodecUtil.ChecksumEntireFile(file);
        }

        using var reader = DirectoryReader.Open(commit);
        foreach (var leaf in reader.Leaves)
            leaf.AtomicReader.CheckIntegrity();
    }

    /// <summary>
    /// Whether an exception that opening, reading or merging an index ends with may come from damaged bytes: not from a full or locked disk, and not
    /// from a stop.
    /// </summary>
    /// <remarks>Lucene's readers do not expect damage everywhere: lengths and addresses of damaged bytes lead to exceptions of every kind.</remarks>
    public static bool IsDamage(Exception fault) => fault switch
    {
        OperationCanceledException or LockObtainFailedException or ObjectDisposedException => false,
        DamagedArchiveException damaged => damaged.Part == DamagedPart.Index,
        _ => StoreFaults.Of(fault) is null,
    };
}
