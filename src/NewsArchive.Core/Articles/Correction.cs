namespace NewsArchive.Articles;

/// <summary>A field of an article that a person can correct where its file is wrong.</summary>
public enum ArticleField
{
    /// <summary>When it was published.</summary>
    Date,

    /// <summary>What it is called in lists and above its text.</summary>
    Title,

    /// <summary>The publication it was printed in.</summary>
    Source,

    /// <summary>Who wrote it.</summary>
    Authors,
}

/// <summary>What a person makes of some fields of an article; null leaves one as it is.</summary>
public sealed record Correction
{
    /// <summary>The date.</summary>
    public PartialDate? Date { get; init; }

    /// <summary>The title, never empty.</summary>
    public string? Title { get; init; }

    /// <summary>The publication; empty for none.</summary>
    public string? Source { get; init; }

    /// <summary>Who wrote it; empty for nobody that is known.</summary>
    public IReadOnlyList<string>? Authors { get; init; }

    /// <summary>The fields that shall be again what the file says.</summary>
    public IReadOnlyList<ArticleField> AsFiled { get; init; } = [];
}

/// <summary>What is known of an article beside its text, as its file says it or as it is shown.</summary>
/// <param name="Date">When it was published.</param>
/// <param name="Title">The headline, the derived or the corrected title.</param>
/// <param name="TitleIsDerived">Whether it was derived.</param>
/// <param name="Source">The publication, or null.</param>
/// <param name="Authors">Who wrote it, in the order of the signature.</param>
public sealed record ArticleHead(PartialDate Date, string Title, bool TitleIsDerived, string? Source, IReadOnlyList<string> Authors)
{
    /// <summary>Whether two say the same in a field.</summary>
    /// <param name="other">The other one.</param>
    /// <param name="field">The field.</param>
    public bool Agrees(ArticleHead other, ArticleField field) => field switch
    {
        ArticleField.Date => Date == other.Date,
        ArticleField.Title => Title == other.Title,
        ArticleField.Source => Source == other.Source,
        _ => Authors.SequenceEqual(other.Authors),
    };
}

/// <summary>The fields of an article that a person corrected, each with what its file says; null for the others.</summary>
/// <param name="Date">The date of the file.</param>
/// <param name="Title">Its title.</param>
/// <param name="Source">Its publication; empty where it names none.</param>
/// <param name="Authors">Its authors.</param>
public sealed record Corrected(PartialDate? Date = null, FiledTitle? Title = null, string? Source = null, IReadOnlyList<string>? Authors = null);

/// <summary>The title a file gives an article.</summary>
/// <param name="Words">The title.</param>
/// <param name="IsDerived">Whether it was derived from the text.</param>
public sealed record FiledTitle(string Words, bool IsDerived);
