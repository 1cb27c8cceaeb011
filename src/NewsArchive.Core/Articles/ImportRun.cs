namespace NewsArchive.Articles;

/// <summary>How far an import is.</summary>
public enum ImportState
{
    /// <summary>It goes on; or it was killed, when no program holds its lock.</summary>
    Running,

    /// <summary>Somebody has asked it to stop.</summary>
    Stopping,

    /// <summary>Every file was looked at.</summary>
    Done,

    /// <summary>It was stopped; what it had stored stays.</summary>
    Stopped,

    /// <summary>The archive could not be written; the same holds.</summary>
    Failed,

    /// <summary>What it had brought was taken back.</summary>
    Undone,
}

/// <summary>One import: when, by whom, from where, and how many files of each kind.</summary>
public sealed class ImportRun
{
    // A batch takes less than a second; a machine that slept is given time. A program that hangs for longer does not come back.
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);

    /// <summary>Its number.</summary>
    public long Id { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When it was last known to go on.</summary>
    public DateTimeOffset SeenAt { get; set; }

    /// <summary>When it ended, or null.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Who began it.</summary>
    public required string Who { get; init; }

    /// <summary>The files and folders it reads.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>The same as a reader knows them: uploaded files by their names.</summary>
    public required string Origin { get; init; }

    /// <summary>The publication given for all files that name none, or null.</summary>
    public string? Publication { get; init; }

    /// <summary>The version of the program.</summary>
    public required string Program { get; init; }

    /// <summary>The lock of the program that imports; null where an earlier version began it.</summary>
    public string? Lock { get; init; }

    /// <summary>The run that this one goes on from, or null.</summary>
    public long? Continues { get; init; }

    /// <summary>How far it is.</summary>
    public ImportState State { get; set; }

    /// <summary>Why it failed; null when it did not, or when nobody could write it down.</summary>
    public Message? Fault { get; set; }

    /// <summary>New articles.</summary>
    public int Imported { get; set; }

    /// <summary>Articles that were changed.</summary>
    public int Updated { get; set; }

    /// <summary>Files the archive had as they are.</summary>
    public int Unchanged { get; set; }

    /// <summary>Files of articles that a person had deleted.</summary>
    public int Deleted { get; set; }

    /// <summary>Files whose text another article has.</summary>
    public int Duplicates { get; set; }

    /// <summary>Files that could not be imported.</summary>
    public int Rejected { get; set; }

    /// <summary>Files of a kind that is not imported.</summary>
    public int Skipped { get; set; }

    /// <summary>Files that were looked at; skipped ones are not read.</summary>
    public int Read => Imported + Updated + Unchanged + Deleted + Duplicates + Rejected;

    /// <summary>Whether it has not said that it ended.</summary>
    public bool IsOpen => State is ImportState.Running or ImportState.Stopping;

    /// <summary>How far it is, as a person should know it: one that was killed, or hangs, is stopped.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="isHeld">Whether a program holds its lock.</param>
    public ImportState StateAt(DateTimeOffset now, bool isHeld) =>
        !IsOpen ? State : isHeld && now - SeenAt < Silence ? ImportState.Running : ImportState.Stopped;
}
