namespace NewsArchive.Importing;

/// <summary>Second stage of an import: what lies inside of other files comes out, one piece at a time.</summary>
internal static class Unpacking
{
    private const int Deepest = 2;

    /// <summary>The file itself when it is one article, else what it holds.</summary>
    /// <param name="file">A file.</param>
    /// <param name="longest">The longest article, in bytes.</param>
    public static IEnumerable<FoundFile> Of(FoundFile file, long longest)
    {
        if (file.Form is SourceForm.Seed or SourceForm.Page || file.Rejected is not null || file.Skipped is not null)
            return [file];
        return InFile(file, longest);
    }

    /// <summary>A file that is gone when it is closed, whatever happens.</summary>
    public static FileStream TemporaryFile() =>
        new(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 65536, FileOptions.DeleteOnClose);

    private static IEnumerable<FoundFile> InFile(FoundFile file, long longest)
    {
        var (stream, fault) = Open(file.Path);
        using (stream)
        {
            foreach (var inside in stream is null ? [file with { Rejected = fault }] : Inside(file with { Container = file.Shown }, stream, longest, 0))
                yield return inside;
        }
    }

    private static IEnumerable<FoundFile> Inside(FoundFile file, Stream stream, long longest, int depth)
    {
        return file.Form switch
        {
            SourceForm.JsonLines => JsonLines.In(file, stream, longest),
            SourceForm.Table => TableRows.In(file, stream, longest),
            SourceForm.Zip when depth < Deepest => ZipEntries.In(file, stream, longest, (inside, bytes) => Inside(inside, bytes, longest, depth + 1)),
            _ => [file with { Rejected = new Message("import.deep-archive", Deepest) }],
        };
    }

    // The length is asked first: a pipe has none, and would be waited for without end.
    private static (FileStream? Stream, Message? Rejected) Open(string path)
    {
        try
        {
            return PreparedFile.LengthOf(path) == 0
                ? (null, new Message("import.empty"))
                : (new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 65536, FileOptions.SequentialScan), null);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return (null, new Message("import.not-readable"));
        }
    }
}
