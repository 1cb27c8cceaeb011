using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Entities;

namespace NewsArchive.Exporting;

/// <summary>An article as it leaves the archive, with what stands in it.</summary>
/// <param name="Article">Its own fields.</param>
/// <param name="Quotes">Its quotations in the order of the text, as far as they were asked for and the format can say how they stand.</param>
/// <param name="Mentions">Its mentions, likewise.</param>
/// <param name="Entities">Every entity that one of both names, in the order of their numbers.</param>
internal sealed record ExportedArticle(
    Article Article, IReadOnlyList<ExportedQuote> Quotes, IReadOnlyList<ExportedMention> Mentions, IReadOnlyList<Entity> Entities)
{
    /// <summary>The current text; asked for without it, there is none.</summary>
    public Revision? Revision { get; init; }

    /// <summary>The words of <see cref="Revision"/>.</summary>
    public string Text => Revision!.Text;

    /// <summary>The numbers of its fixed collections.</summary>
    public IReadOnlyList<long> Collections { get; init; } = [];

    /// <summary>The files that had the same text.</summary>
    public IReadOnlyList<Duplicate> Duplicates { get; init; } = [];
}

/// <summary>A quotation, who speaks, and how it stands.</summary>
internal sealed record ExportedQuote(Quote Quote, Entity? Entity, Standing Standing)
{
    /// <summary>From the beginning of the first part to the end of the last.</summary>
    public (int Start, int End) Extent { get; } = (Quote.Parts.Min(part => part.Start), Quote.Parts.Max(part => part.End));
}

/// <summary>A mention, whom it names, and how it stands.</summary>
internal sealed record ExportedMention(Mention Mention, Entity Entity, Standing Standing);
