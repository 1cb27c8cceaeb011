namespace NewsArchive.Articles;

/// <summary>A dated press article of the archive, as its current revision has it.</summary>
/// <remarks>The text itself is held by its revisions; the article carries what lists need, so that a list never loads a body.</remarks>
public sealed partial class Article : IVersioned
{
    /// <summary>The longest title a person may give, in UTF-16 code units.</summary>
    public const int LongestTitle = 500;

    /// <summary>The longest name of a publication or of an author, likewise.</summary>
    public const int LongestName = 300;

    /// <summary>How many authors an article may have.</summary>
    public const int MostAuthors = 50;

    /// <summary>The number of the article, given in the order of import and never given again.</summary>
    public long Id { get; init; }

    /// <summary>The stable name it was imported under: for a seed file its name without the ending, in NFC.</summary>
    public required string Key { get; init; }

    /// <summary>The headline, the title derived from the first paragraph, or the one a person gave it.</summary>
    public required string Title { get; set; }

    /// <summary>Whether the title was derived, because the article has no headline of its own.</summary>
    public bool TitleIsDerived { get; set; }

    /// <summary>When it was published, as precise as known.</summary>
    public PartialDate Date
    {
        get;
        set
        {
            field = value;
            FirstDay = PartialDate.Number(value.FirstDay);
            LastDay = PartialDate.Number(value.LastDay);
        }
    }

    /// <summary>The first day <see cref="Date"/> may mean, as <c>yyyymmdd</c>.</summary>
    public int FirstDay { get; private set; }

    /// <summary>The last day <see cref="Date"/> may mean, as <c>yyyymmdd</c>.</summary>
    public int LastDay { get; private set; }

    /// <summary>The publication it was printed in, or null when not known.</summary>
    public string? Source { get; set; }

    /// <summary>Its canonical address, or null when not known.</summary>
    public string? Url { get; set; }

    /// <summary>Who wrote it, in the order of the signature; may be empty.</summary>
    public IReadOnlyList<string> Authors { get; set; } = [];

    /// <summary>The part of the publication it stood in, such as « International », or null when not known.</summary>
    public string? Section { get; set; }

    /// <summary>The language its file says it is written in, such as <c>fr</c> or <c>fr-CA</c>, or null when not said.</summary>
    public string? Language { get; set; }

    /// <summary>Which part of a saved page each field was taken from; empty for other files.</summary>
    public IReadOnlyList<FieldOrigin> Origins { get; set; } = [];

    /// <summary>The number of the current revision, counted from 1.</summary>
    public int Revision { get; set; }

    /// <summary>SHA-256 of the current text in UTF-8: equal texts are duplicates.</summary>
    public required byte[] TextHash { get; set; }

    /// <summary>Counts the changes to the article itself, from 1.</summary>
    public int Version { get; set; } = 1;

    /// <summary>Whether a person deleted it. A deleted article stays out of every list, and an import does not bring it back.</summary>
    public bool IsDeleted { get; set; }

    /// <summary>Whether it was deleted by undoing the import that had brought it: another import brings it back.</summary>
    public bool IsReleased { get; set; }

    /// <summary>The numbers of the categories it was given, each once.</summary>
    public IReadOnlyList<long> Categories { get; set; } = [];

    /// <summary>Every text the article has had, in no particular order.</summary>
    public List<Revision> Revisions { get; } = [];
}
