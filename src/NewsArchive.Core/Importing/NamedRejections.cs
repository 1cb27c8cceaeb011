namespace NewsArchive.Importing;

/// <summary>Of what is rejected within one file, such as the rows of a table, names the first and counts the others: there may be millions.</summary>
internal sealed record NamedRejections
{
    /// <summary>How many rejections within one file are named.</summary>
    public const int Most = 100;

    private FoundFile? _last;
    private int _count;

    /// <summary>Counts a rejection.</summary>
    /// <returns>Whether it is to be named.</returns>
    public bool Add(FoundFile file)
    {
        if (file.Container is null)
            return true;
        (_last, _count) = (file, _count + 1);
        return _count <= Most;
    }

    /// <summary>The note on the rejections that were not named, once the file that holds them is over; else null.</summary>
    /// <param name="next">The file that comes next, or null at the end.</param>
    public FileNote? EndBefore(FoundFile? next)
    {
        if (_last is null || (next?.Container is not null && next.Path == _last.Path))
            return null;
        var note = _count > Most ? new FileNote(_last.Container!, new Message("import.more-rejected", _count - Most)) : null;
        (_last, _count) = (null, 0);
        return note;
    }
}
