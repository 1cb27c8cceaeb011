using NewsArchive.Importing.Press;
using NewsArchive.Storage;
using NewsArchive.Text;

namespace NewsArchive.Importing;

/// <summary>A file read, decoded and parsed: everything that needs no database, and so runs while others are stored.</summary>
internal sealed record PreparedFile(FoundFile File, ParsedArticle? Article, string Encoding, Message? Rejected)
{
    /// <summary>The key of its article: the one it names itself, or that of the file.</summary>
    public string Key { get; private init; } = File.Key;

    public static PreparedFile Of(FoundFile file, ArchiveOptions options)
    {
        if (file.Rejected is not null || file.Skipped is not null || file.Told is not null)
            return Reject(file, file.Rejected);
        if (file.Record is { } row)
            return Of(file, row, "utf-8");
        var (bytes, unreadable) = file.Bytes is null ? ReadBytes(file.Path, options.LargestFile) : (file.Bytes, null);
        if (bytes is null)
            return Reject(file, unreadable);
        if (file.Form == SourceForm.Page)
        {
            var (page, encoding, reason) = PageFormat.Parse(bytes);
            return Of(file, (page, reason), encoding);
        }

        if (Decoding.Decode(bytes) is not { } decoded)
            return Reject(file, new Message("import.binary"));
        // U+FFFE in a file is replaced by U+FFFD when it is parsed (TextForm); the rest is refused.
        if (StorableText.FaultOf(decoded.Text.Replace('\uFFFE', '\uFFFD')) is { } character)
            return Reject(file, new Message("import.unstorable", character));
        if (file.Form == SourceForm.Seed)
            return Of(file, Seed(decoded.Text), decoded.Encoding);
        var (record, fault) = JsonLines.Parse(decoded.Text);
        return record is null ? Reject(file, fault) : Of(file, record, decoded.Encoding);
    }

    /// <summary>How long a file is; a link that was named by itself has the length of its target.</summary>
    public static long LengthOf(string path) => ((FileInfo?)System.IO.File.ResolveLinkTarget(path, returnFinalTarget: true) ?? new FileInfo(path)).Length;

    private static (ParsedArticle? Article, Message? Rejected) Seed(string text)
    {
        var seed = SeedFormat.Parse(text);
        return seed.Rejected?.Key == "import.no-date" && PressExport.FaultOfText(text) is { } fault ? (null, fault) : seed;
    }

    private static PreparedFile Of(FoundFile file, ArticleRecord record, string encoding)
    {
        if (record.Unstorable is { } character)
            return Reject(file, new Message("import.unstorable", character));
        var prepared = Of(file, RecordFormat.Parse(record), encoding);
        return RecordFormat.KeyOf(record) is { } key ? prepared with { Key = key } : prepared;
    }

    private static PreparedFile Of(FoundFile file, (ParsedArticle? Article, Message? Rejected) parsed, string encoding)
    {
        if (parsed.Article is not { } article)
            return Reject(file, parsed.Rejected);
        return article.Unstorable is { } character
            ? Reject(file, new Message("import.unstorable", character))
            : new PreparedFile(file, article, encoding, null);
    }

    /// <summary>A file without an article.</summary>
    public static PreparedFile Reject(FoundFile file, Message? reason) => new(file, null, "", reason);

    // Third stage. The size is asked before the file is opened: pipes and devices have none, and would wait for ever.
    private static (byte[]? Bytes, Message? Rejected) ReadBytes(string path, long largest)
    {
        try
        {
            var length = LengthOf(path);
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
