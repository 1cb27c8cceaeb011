namespace NewsArchive.Returning;

/// <summary>What an import of annotations has done; it grows while the import runs.</summary>
public sealed class ReturnReport
{
    /// <summary>The most notes that are kept; others are only counted.</summary>
    public const int MostNotes = 1000;

    /// <summary>The form of the file.</summary>
    public ReturnFormat Format { get; internal set; }

    /// <summary>The articles of the file that were in the archive.</summary>
    public long Found { get; internal set; }

    /// <summary>Articles that were made from the file.</summary>
    public long Made { get; internal set; }

    /// <summary>Articles that are not in the archive, and the file has not enough of them to make them.</summary>
    public long Missing { get; internal set; }

    /// <summary>The quotations.</summary>
    public ReturnCounts Quotes { get; } = new();

    /// <summary>The mentions.</summary>
    public ReturnCounts Mentions { get; } = new();

    /// <summary>Entities that the register had.</summary>
    public long Known { get; internal set; }

    /// <summary>Entities that were made.</summary>
    public long New { get; internal set; }

    /// <summary>How many pieces of the file could not be used: each has a note.</summary>
    public long Rejected { get; internal set; }

    /// <summary>The first change of the log, by which all of it is undone; null when nothing was changed.</summary>
    public long? Batch { get; internal set; }

    /// <summary>When the import of the same file began that was interrupted and whose decision this one goes on with; null when there is none.</summary>
    public DateTimeOffset? Continues { get; internal set; }

    /// <summary>What a person should know, in the order of the file, up to <see cref="MostNotes"/>.</summary>
    public List<ReturnNote> Notes { get; } = [];

    /// <summary>How many notes there are beyond those.</summary>
    public long MoreNotes { get; private set; }

    internal void Say(string where, Message what)
    {
        if (Notes.Count < MostNotes)
            Notes.Add(new(where, what));
        else
            MoreNotes++;
    }

    internal void Reject(string where, Message what)
    {
        Rejected++;
        Say(where, what);
    }
}

/// <summary>What became of annotations of one kind.</summary>
public sealed class ReturnCounts
{
    /// <summary>New in the archive.</summary>
    public long Added { get; internal set; }

    /// <summary>The archive has had them just so.</summary>
    public long Unchanged { get; internal set; }

    /// <summary>Proposals of the archive that the file decides.</summary>
    public long Decided { get; internal set; }

    /// <summary>The archive says something else of the same words: it stays as it is.</summary>
    public long Differing { get; internal set; }

    /// <summary>Of those added: an earlier text has them, or their place is in doubt, and a person has to look.</summary>
    public long ToCheck { get; internal set; }

    /// <summary>Not taken: nobody can say where they stand.</summary>
    public long Lost { get; internal set; }
}

/// <summary>Something that a person should know.</summary>
/// <param name="Where">The line, the file or the annotation.</param>
/// <param name="What">What about it.</param>
public sealed record ReturnNote(string Where, Message What);
