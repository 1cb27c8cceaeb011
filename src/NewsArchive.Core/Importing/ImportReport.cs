namespace NewsArchive.Importing;

/// <summary>A file and what is to be said about it.</summary>
/// <param name="File">How the report names it.</param>
/// <param name="Text">What is said.</param>
public sealed record FileNote(string File, Message Text);

/// <summary>A file whose text the archive has already.</summary>
/// <param name="File">How the report names it.</param>
/// <param name="Of">The key of the article that has the text.</param>
public sealed record DuplicateNote(string File, string Of);

/// <summary>What an import did.</summary>
/// <remarks><see cref="Read"/> is the sum of imported, updated, unchanged, deleted, duplicated and rejected; skipped files are not read.</remarks>
public sealed class ImportReport
{
    /// <summary>Files that were looked at, rejected ones included.</summary>
    public int Read => Imported + Updated + Unchanged + Deleted + Duplicates.Count + RejectedCount;

    /// <summary>New articles.</summary>
    public int Imported { get; internal set; }

    /// <summary>Articles that got a new revision or another publication.</summary>
    public int Updated { get; internal set; }

    /// <summary>Files the archive has as they are.</summary>
    public int Unchanged { get; internal set; }

    /// <summary>Files of articles that a person deleted, and that stay out.</summary>
    public int Deleted { get; internal set; }

    /// <summary>Files whose text another article has.</summary>
    public List<DuplicateNote> Duplicates { get; } = [];

    /// <summary>How many files, lines and rows could not be imported.</summary>
    public int RejectedCount { get; internal set; }

    /// <summary>Which could not be imported, and why. Of those within one file the first hundred are named; a last note of that file counts the others.</summary>
    public List<FileNote> Rejected { get; } = [];

    /// <summary>Files of a kind that is not imported.</summary>
    public List<FileNote> Skipped { get; } = [];

    /// <summary>What was out of the ordinary about files that came in.</summary>
    public List<FileNote> Warnings { get; } = [];

    /// <summary>A moment that the report can be taken back to.</summary>
    internal readonly record struct Mark(int Imported, int Updated, int Unchanged, int Deleted, int RejectedCount, int Duplicates, int Rejected, int Skipped, int Warnings);

    internal Mark MarkNow() => new(Imported, Updated, Unchanged, Deleted, RejectedCount, Duplicates.Count, Rejected.Count, Skipped.Count, Warnings.Count);

    /// <summary>Takes back what was counted since.</summary>
    internal void Return(Mark mark)
    {
        (Imported, Updated, Unchanged, Deleted, RejectedCount) = (mark.Imported, mark.Updated, mark.Unchanged, mark.Deleted, mark.RejectedCount);
        Duplicates.RemoveRange(mark.Duplicates, Duplicates.Count - mark.Duplicates);
        foreach (var (notes, count) in new[] { (Rejected, mark.Rejected), (Skipped, mark.Skipped), (Warnings, mark.Warnings) })
            notes.RemoveRange(count, notes.Count - count);
    }
}
