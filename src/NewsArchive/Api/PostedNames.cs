using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Contract;
using NewsArchive.Editing;
using NewsArchive.Entities;
using NewsArchive.Exporting;
using NewsArchive.Storage;

namespace NewsArchive.Api;

/// <summary>Finds the article or the entity that an annotation names: by an address of this site, by the name it has in exports, or as people call it.</summary>
internal sealed class PostedNames(ArchiveContext context, string site)
{
    public async Task<long?> ArticleAsync(string iri, CancellationToken cancellation)
    {
        if (!IsUrn(iri))
            return NumberIn(iri, "articles");
        var identity = await ArchiveIdentity.ReadAsync(context, cancellation);
        await foreach (var article in context.LivingArticles.Select(a => new { a.Id, a.Key }).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (identity.UrnOf($"article {article.Key}") == iri)
                return article.Id;
        }

        return null;
    }

    /// <param name="sent">The annotation.</param>
    /// <param name="words">Its words: a name that is called nothing else is called by them.</param>
    /// <param name="cancellation">Stops the queries.</param>
    public async Task<(EntityDraft? Entity, Message? Fault)> EntityAsync(PostedAnnotation sent, string words, CancellationToken cancellation)
    {
        if (sent.EntityIri is { } iri && await EntityAsync(iri, cancellation) is { } number)
            return (new EntityDraft(number), null);
        if (sent.EntityIri is not null && sent.EntityName is null)
            return (null, new Message("posted.no-entity", ListRequest.Shortened(sent.EntityIri), $"{site}/entities/12"));
        if ((sent.EntityName ?? (sent.IsMention ? words : null)) is not { } name)
            return (null, null);
        if (sent.EntityKind is not null)
            return (new EntityDraft(Name: name, Kind: sent.EntityKind), null);
        // Of whatever kind: it is not said.
        var folded = Entity.Folded(name);
        var known = await context.LivingEntities.Where(e => e.Names.Any(one => one.Folded == folded)).OrderBy(e => e.Id).Select(e => e.Id).Take(20).ToListAsync(cancellation);
        return known.Count switch
        {
            0 => (new EntityDraft(Name: name, Kind: sent.IsMention ? "" : "person"), null),
            1 => (new EntityDraft(known[0]), null),
            _ => (null, new Message("edit.ambiguous-entity", name, string.Join(", ", known))),
        };
    }

    private async Task<long?> EntityAsync(string iri, CancellationToken cancellation)
    {
        if (!IsUrn(iri))
            return NumberIn(iri, "entities");
        var identity = await ArchiveIdentity.ReadAsync(context, cancellation);
        await foreach (var id in context.Entities.Select(e => e.Id).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (identity.UrnOf($"entity {id}") == iri)
                return id;
        }

        return null;
    }

    private static bool IsUrn(string iri) => iri.StartsWith("urn:uuid:", StringComparison.Ordinal);

    // What the address bar shows behind the number (a search, a place) names the same.
    private long? NumberIn(string iri, string what)
    {
        var path = (iri.StartsWith(site, StringComparison.OrdinalIgnoreCase) ? iri[site.Length..] : iri).Split('?', '#')[0];
        return path.StartsWith($"/{what}/", StringComparison.Ordinal) && long.TryParse(path.AsSpan(what.Length + 2), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
