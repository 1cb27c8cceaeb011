using NewsArchive.Annotations;
using NewsArchive.Entities;
using NewsArchive.Search.Entities;
using NewsArchive.Search.Language;
using NewsArchive.Search.Quotations;

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
    /// <summary>The numbers of its categories.</summary>
    public IReadOnlyList<long> Categories { get; init; } = [];

    public static QuoteShape Of(Quote quote) => new(
        quote.Id, quote.Version, quote.ArticleId, quote.Revision, quote.Parts, quote.Kind, quote.Cue, quote.Speaker,
        EntityReference.Of(quote.Entity), quote.State, quote.Origin, quote.Note, quote.Anchoring)
    {
        Categories = quote.Categories,
    };
}

public sealed record MentionShape(
    long Id, int Version, long Article, int Revision, int Start, int End, string Exact, EntityReference? Entity, AnnotationState State, string Origin,
    Anchoring Anchoring)
{
    public static MentionShape Of(Mention mention) => new(
        mention.Id, mention.Version, mention.ArticleId, mention.Revision, mention.Anchor.Start, mention.Anchor.End, mention.Anchor.Exact,
        EntityReference.Of(mention.Entity), mention.State, mention.Origin, mention.Anchoring);
}

public sealed record EntityShape(
    long Id, int Version, string Name, EntityKind Kind, IReadOnlyList<string> Aliases, string? Description,
    IReadOnlyList<FunctionShape> Functions, IReadOnlyList<IdentifierShape> Identifiers)
{
    public static EntityShape Of(Entity entity) => new(
        entity.Id, entity.Version, entity.Name, entity.Kind, entity.Aliases, entity.Description,
        [.. entity.Functions.Select(function => new FunctionShape(function.Title, function.From?.ToString(), function.To?.ToString()))],
        [.. entity.Identifiers.Select(identifier => new IdentifierShape(identifier.Scheme, identifier.Value, identifier.Address))]);
}

public sealed record FunctionShape(string Title, string? From, string? To);

public sealed record IdentifierShape(IdentifierScheme Scheme, string Value, string Url);

public sealed record EntityItem(long Id, string Name, EntityKind Kind, int Quotes, int Mentions)
{
    public static EntityItem Of(EntityHit hit) => new(hit.Id, hit.Name, hit.Kind, hit.Quotes, hit.Mentions);
}

/// <summary>A quotation in the list of all, with its article and the sentences it stands in.</summary>
/// <remarks>Start, end and exact reach from the first part to the last; the marks of the context are the parts, its hits the words that were searched.</remarks>
public sealed record QuoteItem : QuoteShape
{
    private QuoteItem(QuoteHit hit)
        : base(Of(hit.Quote))
    {
        var article = hit.Quote.Article!;
        (Key, Title, Date, Source, Url) = (article.Key, article.Title, article.Date.ToString(), article.Source, article.Url);
        (Start, End, Exact) = (hit.Extent.Start, hit.Extent.End, hit.Extent.Exact);
        Context = new(hit.Context, hit.At, [.. hit.Parts.Select(part => new[] { part.Start, part.End })], [.. hit.Hits.Select(word => new[] { word.Start, word.End })]);
    }

    public string Key { get; }

    public string Title { get; }

    public string Date { get; }

    public string? Source { get; }

    public string? Url { get; }

    public int Start { get; }

    public int End { get; }

    public string Exact { get; }

    public ContextShape Context { get; }

    public static QuoteItem Of(QuoteHit hit) => new(hit);
}

/// <summary>Sentences of an article on one line, where they begin in its text, and what is marked in them.</summary>
public sealed record ContextShape(string Text, int Start, IReadOnlyList<int[]> Marks, IReadOnlyList<int[]> Hits);

/// <summary>A page of quotations, or all of them, as <c>GET /api/quotes</c> gives it; the items are read while they are written.</summary>
public sealed record QuotePage(long Total, string Understood, IReadOnlyList<NoticeShape> Notices, IAsyncEnumerable<QuoteItem> Items, string? Next)
{
    public static async Task<QuotePage> OfAsync(QuoteSearch search, QuoteQuery query, long skip, long size, Func<long, string?> nextOf, CancellationToken cancellation)
    {
        var results = await search.ResultsAsync(query, cancellation: cancellation);
        var understood = Wording.Understood.Sentence(query, await search.NamesAsync(query, cancellation));
        var items = search.RowsAsync(query, results.Quotes(skip, size), cancellation).Select(QuoteItem.Of);
        return new(results.Total, understood, NoticeShape.Of(query.Filter.Query, results.IsPartial), items, nextOf(results.Total));
    }
}
