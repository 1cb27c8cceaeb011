using NewsArchive.Annotations;
using NewsArchive.Entities;
using NewsArchive.Searching;

namespace NewsArchive.Contract;

/// <summary>A list that is not paged.</summary>
public sealed record ItemList<T>(IReadOnlyList<T> Items);

/// <summary>One page of a longer list.</summary>
public sealed record ItemPage<T>(long Total, IReadOnlyList<T> Items, string? Next);

public sealed record EntityReference(long Id, string Name, EntityKind Kind)
{
    public static EntityReference? Of(Entity? entity) => entity is null ? null : new(entity.Id, entity.Name, entity.Kind);
}

public record QuoteShape(
    long Id, int Version, long Article, int Revision, IReadOnlyList<Anchor> Parts, QuoteKind Kind, Anchor? Cue, Anchor? Speaker,
    EntityReference? Entity, AnnotationState State, string Origin, string? Note, Anchoring Anchoring)
{
    public static QuoteShape Of(Quote quote) => new(
        quote.Id, quote.Version, quote.ArticleId, quote.Revision, quote.Parts, quote.Kind, quote.Cue, quote.Speaker,
        EntityReference.Of(quote.Entity), quote.State, quote.Origin, quote.Note, quote.Anchoring);
}

public sealed record MentionShape(
    long Id, int Version, long Article, int Revision, int Start, int End, string Exact, EntityReference? Entity, AnnotationState State, string Origin,
    Anchoring Anchoring)
{
    public static MentionShape Of(Mention mention) => new(
        mention.Id, mention.Version, mention.ArticleId, mention.Revision, mention.Anchor.Start, mention.Anchor.End, mention.Anchor.Exact,
        EntityReference.Of(mention.Entity), mention.State, mention.Origin, mention.Anchoring);
}

public sealed record EntityShape(long Id, int Version, string Name, EntityKind Kind, IReadOnlyList<string> Aliases, string? Description)
{
    public static EntityShape Of(Entity entity) => new(entity.Id, entity.Version, entity.Name, entity.Kind, entity.Aliases, entity.Description);
}

public sealed record EntityItem(long Id, string Name, EntityKind Kind, int Quotes, int Mentions)
{
    public static EntityItem Of(EntityHit hit) => new(hit.Id, hit.Name, hit.Kind, hit.Quotes, hit.Mentions);
}

/// <summary>A quotation in the list of all, with its article and the sentence it stands in.</summary>
public sealed record QuoteItem : QuoteShape
{
    private QuoteItem(QuoteHit hit)
        : base(Of(hit.Quote))
    {
        (Title, Date, Source) = (hit.Quote.Article!.Title, hit.Quote.Article.Date.ToString(), hit.Quote.Article.Source);
        Context = new(hit.Context, [.. hit.Parts.Select(part => new[] { part.Start, part.End })]);
    }

    public string Title { get; }

    public string Date { get; }

    public string? Source { get; }

    public SnippetShape Context { get; }

    public static QuoteItem Of(QuoteHit hit) => new(hit);
}
