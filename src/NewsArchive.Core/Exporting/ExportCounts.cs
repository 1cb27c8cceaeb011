namespace NewsArchive.Exporting;

/// <summary>What was exported and what was left out; it grows while the export runs.</summary>
public sealed class ExportCounts
{
    /// <summary>Articles.</summary>
    public long Articles { get; internal set; }

    /// <summary>Quotations.</summary>
    public long Quotes { get; internal set; }

    /// <summary>Mentions.</summary>
    public long Mentions { get; internal set; }

    /// <summary>Entities.</summary>
    public long Entities { get; internal set; }

    /// <summary>Annotations left out: an import moved them in doubt, and the format cannot say so.</summary>
    public long ToCheck { get; internal set; }

    /// <summary>Annotations left out: they stand in an earlier text of their article.</summary>
    public long Earlier { get; internal set; }

    /// <summary>Annotations left out: their words do not stand where they say.</summary>
    public long Broken { get; internal set; }

    /// <summary>Spans left out: the format is flat, and a longer one stands there.</summary>
    public long Overlapped { get; internal set; }

    /// <summary>Characters the format has none for, replaced by U+FFFD.</summary>
    public long Replaced { get; internal set; }

    /// <summary>Whether something was left out or replaced.</summary>
    public bool HasLosses => ToCheck + Earlier + Broken + Overlapped + Replaced > 0;

    internal void LeaveOut(Standing standing)
    {
        if (standing == Standing.Check)
            ToCheck++;
        else if (standing == Standing.Earlier)
            Earlier++;
        else
            Broken++;
    }
}
