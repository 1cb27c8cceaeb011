using NewsArchive.Storage;

namespace NewsArchive.Importing;

/// <summary>A file read, decoded, parsed and analysed: everything that needs no database, and so runs beside the writer.</summary>
internal sealed record PreparedFile(FoundFile File, ParsedArticle? Article, string Encoding, (string Title, string Body) Terms, Message? Rejected)
{
    public static PreparedFile Of(FoundFile file, ArchiveOptions options)
    {
        if (file.Rejected is not null || file.Skipped is not null)
            return Reject(file, file.Rejected);
        var (bytes, unreadable) = ReadBytes(file.Path, options.LargestFile);
        if (bytes is null)
            return Reject(file, unreadable);
        if (Decoding.Decode(bytes) is not { } decoded)
            return Reject(file, new Message("import.binary"));
        var (article, fault) = SeedFormat.Parse(decoded.Text);
        return article is null
            ? Reject(file, fault)
            : new PreparedFile(file, article, decoded.Encoding, SearchIndex.Terms(article.Text, article.Blocks), null);
    }

    private static PreparedFile Reject(FoundFile file, Message? reason) => new(file, null, "", default, reason);

    // Second stage. The size is asked before the file is opened: pipes and devices have none, and would wait for ever.
    private static (byte[]? Bytes, Message? Rejected) ReadBytes(string path, long largest)
    {
        try
        {
            // A link that was named by itself has the length of its target.
            var length = ((FileInfo?)System.IO.File.ResolveLinkTarget(path, returnFinalTarget: true) ?? new FileInfo(path)).Length;
            if (length == 0)
                return (null, new Message("import.empty"));
            if (length > largest)
                return (null, new Message("import.too-large", length / 1_048_576.0, largest / 1_048_576.0));
            return (System.IO.File.ReadAllBytes(path), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, new Message("import.not-readable"));
        }
    }
}
