using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using NewsArchive.Contract;
using NewsArchive.Search.Articles;
using NewsArchive.Search.Language;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Api;

/// <summary>A search as a feed: the articles it finds that came into the archive last, by Atom 1.0 (RFC 4287).</summary>
internal static class AtomFeed
{
    private const int Most = 50;
    private const string MediaType = "application/atom+xml";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/feed.atom", OfListAsync).WithName("readListFeed").Produces<string>(200, MediaType).Produces(304).ProducesProblem(400).ProducesProblem(503);
        app.MapGet("/searches/{id:long}/feed.atom", OfSavedAsync).WithName("readSearchFeed").Produces<string>(200, MediaType).Produces(304).ProducesProblem(404).ProducesProblem(503);
    }

    private static async Task<IResult> OfListAsync(
        HttpContext http, ArticleSearch search, ArchiveContext context, ArchiveOptions options, [AsParameters] ListParameters parameters)
    {
        var list = new ListRequest(http.Request, options.LongestQuery);
        var query = list.Articles();
        if (Problems.OfFileFaults(list) is { } refusal)
            return refusal;
        var address = ListAddress.Of("/", query);
        var title = query.Query.Typed is { Length: > 0 } typed ? typed : Texts.Say("searches.all-articles");
        return await AnswerAsync(http, new Search($"feed {address}", title, address, query, null), search, context);
    }

    private static async Task<IResult> OfSavedAsync(long id, HttpContext http, ArticleSearch search, ArchiveContext context, ArchiveOptions options)
    {
        if (await context.SavedSearches.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, http.RequestAborted) is not { } saved)
            return Problems.NotFound();
        var query = ListAddress.Open(saved.Address, options.LongestQuery).Articles();
        return await AnswerAsync(http, new Search($"search {saved.Id}", saved.Name, saved.Address, query, saved.CreatedAt), search, context);
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, Search wanted, ArticleSearch search, ArchiveContext context)
    {
        var query = wanted.Query with { Sort = ArticleSort.Added };
        var results = await search.ResultsAsync(query, cancellation: http.RequestAborted);
        // A reader of feeds would take half for all; it comes again.
        if (results.IsPartial)
            return Problems.Partial();
        var hits = await search.RowsAsync(query, results.Articles(0, Most), http.RequestAborted).ToListAsync(http.RequestAborted);
        var ids = hits.Select(hit => hit.Id).ToList();
        var imported = await (
            from article in context.Articles
            join revision in context.Revisions on new { article.Id, Number = article.Revision } equals new { Id = revision.ArticleId, revision.Number }
            where ids.Contains(article.Id)
            select new { article.Id, revision.ImportedAt }).ToDictionaryAsync(row => row.Id, row => row.ImportedAt, http.RequestAborted);
        var identity = await ArchiveIdentity.ReadAsync(context, http.RequestAborted);
        var site = $"{http.Request.Scheme}://{http.Request.Host}";
        var feed = new AtomDocument
        {
            Id = identity.UrnOf(wanted.Name),
            Title = wanted.Title,
            Subtitle = Texts.Say("search.understood", Understood.Sentence(query, await search.NamesAsync(query, http.RequestAborted))),
            Updated = imported.Count > 0 ? imported.Values.Max() : wanted.CreatedAt ?? identity.CreatedAt,
            Self = $"{site}{http.Request.PathBase}{http.Request.Path}{http.Request.QueryString}",
            Page = $"{site}{wanted.Address}",
            Entries = [.. hits.Where(hit => imported.ContainsKey(hit.Id)).Select(hit => new AtomEntry(hit, identity.UrnOf($"article {hit.Key}"), $"{site}/articles/{hit.Id}", imported[hit.Id]))],
        };

        http.Response.Headers.Vary = "Accept-Language, Cookie";
        http.Response.Headers.CacheControl = Caching.Revalidated;
        var written = feed.Write();
        // Of the whole archive: an article that was deleted, or annotated, may leave a feed or come into it.
        return TypedResults.Bytes(
            written, $"{MediaType}; charset=utf-8", lastModified: await context.LastModifiedAsync(identity, http.RequestAborted),
            entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(written)[..16])}\""));
    }

    private sealed record Search(string Name, string Title, string Address, ArticleQuery Query, DateTimeOffset? CreatedAt);
}
