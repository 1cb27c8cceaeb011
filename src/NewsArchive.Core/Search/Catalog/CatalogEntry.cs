using NewsArchive.Entities;

namespace NewsArchive.Search.Catalog;

/// <summary>What is known of an article apart from its date and publication.</summary>
[Flags]
internal enum EntryMarks : byte
{
    None = 0,
    Active = 1,
    Accepted = 2,
    Proposed = 4,
    Reprinted = 8,
}

/// <summary>An article in the catalog.</summary>
/// <param name="FirstDay">The first day of its date, yyyymmdd.</param>
/// <param name="LastDay">The last one.</param>
/// <param name="Source">The number of its publication.</param>
/// <param name="Marks">Whether it is there and not deleted, annotated, and like others.</param>
internal readonly record struct CatalogEntry(int FirstDay, int LastDay, int Source, EntryMarks Marks)
{
    /// <summary>Whether there is such an article and it is not deleted.</summary>
    public bool IsActive => (Marks & EntryMarks.Active) != 0;

    public bool IsReprinted => (Marks & EntryMarks.Reprinted) != 0;

    public int Year => FirstDay / 10000;

    /// <summary>The month, or 0 when only the year is known.</summary>
    public int Month => LastDay - FirstDay > 1000 ? 0 : FirstDay / 100 % 100;

    public CatalogEntry With(EntryMarks mark) => this with { Marks = Marks | mark };
}

/// <summary>An entity in the catalog.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">Its name.</param>
/// <param name="MergedInto">The number of the entity it was merged into, or 0.</param>
internal readonly record struct CatalogEntity(EntityKind Kind, string Name, int MergedInto);
