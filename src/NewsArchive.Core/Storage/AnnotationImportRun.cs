namespace NewsArchive.Storage;

/// <summary>Where a decision of the log came from that is an import of annotations.</summary>
public sealed class AnnotationImportRun
{
    /// <summary>The first change of the decision.</summary>
    public long Batch { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Who imported.</summary>
    public required string Who { get; init; }

    /// <summary>The name of the file, without folders.</summary>
    public required string File { get; init; }

    /// <summary>Its form, such as <c>brat</c>.</summary>
    public required string Format { get; init; }

    /// <summary>The SHA-256 of the file, in small hexadecimal digits; null where an earlier version imported it.</summary>
    public string? Hash { get; init; }

    /// <summary>The <see cref="RunLock"/> of the program that imports it, or null.</summary>
    public string? Lock { get; set; }

    /// <summary>When all of the file had been read; null when the import was interrupted, or goes on.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>By which name a file of annotations meant an entity of the register.</summary>
public sealed class ForeignEntity
{
    /// <summary>The longest name that is kept, in UTF-16 code units.</summary>
    public const int LongestName = 500;

    /// <summary>The name: a <c>urn:uuid:</c> of another archive, or an address.</summary>
    public required string Name { get; init; }

    /// <summary>The entity; it may have been merged since.</summary>
    public long EntityId { get; set; }
}
