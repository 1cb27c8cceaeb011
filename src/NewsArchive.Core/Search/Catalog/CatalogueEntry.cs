namespace NewsArchive.Search.Catalog;

/// <summary>What is known of an article beside its date and publication.</summary>
[Flags]
internal enum EntryMarks : byte
{
    None = 0,
    Living = 1,
    Accepted = 2,
    Proposed = 4,
    Reprinted = 8,
}

/// <summary>An article in the catalogue.</summary>
/// <param name="FirstDay">The first day of its date, yyyymmdd.</param>
/// <param name="LastDay">The last one.</param>
/// <param name="Source">The number of its publication.</param>
/// <param name="Length">How many words are indexed of it; the longest count as 65535.</param>
/// <param name="TitleLength">How many of them are the headline's; 0 for a derived title, and for one a person gave: the text does not run on from it.</param>
/// <param name="Marks">Whether it is there, annotated, and like others.</param>
internal readonly record struct CatalogueEntry(int FirstDay, int LastDay, int Source, ushort Length, ushort TitleLength, EntryMarks Marks)
{
    public bool IsLiving => (Marks & EntryMarks.Living) != 0;

    public bool IsReprinted => (Marks & EntryMarks.Reprinted) != 0;

    public int Year => FirstDay / 10000;

    /// <summary>The month, or 0 when only the year is known.</summary>
    public int Month => LastDay - FirstDay > 1000 ? 0 : FirstDay / 100 % 100;

    public CatalogueEntry With(EntryMarks mark) => this with { Marks = Marks | mark };
}
