namespace NewsArchive.Articles;

/// <summary>What became of a file.</summary>
public enum ImportOutcome
{
    /// <summary>It is a new article.</summary>
    Imported,

    /// <summary>Its article was changed.</summary>
    Updated,

    /// <summary>The archive had it as it is.</summary>
    Unchanged,

    /// <summary>Its article was deleted by a person, and stays out.</summary>
    Deleted,

    /// <summary>Another article has its text.</summary>
    Duplicate,

    /// <summary>It could not be imported.</summary>
    Rejected,

    /// <summary>Files of its kind are not imported.</summary>
    Skipped,

    /// <summary>It holds other files, and something is to be known of it.</summary>
    Told,
}

/// <summary>A file of an import.</summary>
public sealed class ImportedFile
{
    /// <summary>The import.</summary>
    public long RunId { get; init; }

    /// <summary>Its place in the import, from 1.</summary>
    public int Place { get; init; }

    /// <summary>Its name, as the report has it.</summary>
    public required string File { get; init; }

    /// <summary>The key its article has or would have; may be empty.</summary>
    public required string Key { get; init; }

    /// <summary>What became of it.</summary>
    public ImportOutcome Outcome { get; init; }

    /// <summary>The article it is, or whose text it has; else null.</summary>
    public long? ArticleId { get; init; }

    /// <summary>The number of the revision it made, or null.</summary>
    public int? Number { get; init; }

    /// <summary>The publication the article had before the import gave it another one; empty for none, null where it gave none.</summary>
    public string? FormerSource { get; init; }

    /// <summary>What was out of the ordinary, or why it is not in the archive.</summary>
    public IReadOnlyList<Message> Notes { get; init; } = [];
}
