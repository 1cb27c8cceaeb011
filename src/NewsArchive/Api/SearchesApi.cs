using Microsoft.EntityFrameworkCore;
using NewsArchive.Contract;
using NewsArchive.Editing;
using NewsArchive.SavedSearches;
using NewsArchive.Search.Articles;
using NewsArchive.Storage;

namespace NewsArchive.Api;

/// <summary>Saved searches, and what is new in them.</summary>
internal static class SearchesApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/searches", ListAsync).WithName("listSearches").Produces<ItemPage<SavedSearchShape>>();
        api.MapPost("/searches", CreateAsync).WithName("saveSearch").Accepts<SavedSearchDraft>("application/json").Produces<SavedSearchShape>(201).ProducesProblem(409).ProducesProblem(422);
        api.MapGet("/searches/{id:long}", ReadAsync).WithName("getSearch").Produces<SavedSearchShape>().ProducesProblem(404);
        api.MapPut("/searches/{id:long}", ReplaceAsync).WithName("replaceSearch").Accepts<SavedSearchDraft>("application/json").Produces<SavedSearchShape>().ProducesProblem(412).ProducesProblem(428).ProducesProblem(409);
        api.MapDelete("/searches/{id:long}", DeleteAsync).WithName("deleteSearch").Produces(204).ProducesProblem(412).ProducesProblem(428);
        api.MapPost("/searches/{id:long}/seen", SeeAsync).WithName("seeSearch").Accepts<SeenDraft>(isOptional: true, "application/json").Produces<SavedSearchShape>().ProducesProblem(404);
    }

    private static async Task<IResult> ListAsync(
        HttpRequest request, ArchiveContext context, ArticleSearch search, ArchiveOptions options, CancellationToken cancellation, string? p = null, string? size = null)
    {
        var list = new ListRequest(request, options.LongestQuery);
        var total = await context.SavedSearches.LongCountAsync(cancellation);
        var items = new List<SavedSearchShape>();
        foreach (var saved in await context.SavedSearches.AsNoTracking().OrderByDescending(s => s.Id).Skip((int)Math.Min(list.Skip, int.MaxValue)).Take(list.Size).ToListAsync(cancellation))
            items.Add(await SavedSearchShape.OfAsync(saved, search, options.LongestQuery, cancellation));
        return TypedResults.Ok(new ItemPage<SavedSearchShape>(total, items, list.NextOf(total)));
    }

    private static async Task<IResult> CreateAsync(HttpContext http, SavedSearchEditor editor, ArticleSearch search, ArchiveOptions options, CancellationToken cancellation)
    {
        var (draft, problem) = await DraftAsync(http.Request, options);
        if (problem is not null)
            return problem;
        var edit = await editor.CreateAsync(draft!, cancellation);
        return EditResults.Created(http, edit, saved => $"/api/searches/{saved.Id}", await ShapeAsync(edit, search, options, cancellation));
    }

    private static async Task<IResult> ReadAsync(long id, HttpContext http, ArchiveContext context, ArticleSearch search, ArchiveOptions options, CancellationToken cancellation)
    {
        if (await context.SavedSearches.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellation) is not { } saved)
            return Problems.NotFound();
        var shape = await SavedSearchShape.OfAsync(saved, search, options.LongestQuery, cancellation);
        return EditResults.Shown(http, saved, _ => shape);
    }

    private static async Task<IResult> ReplaceAsync(
        long id, HttpContext http, ArchiveContext context, SavedSearchEditor editor, ArticleSearch search, ArchiveOptions options, CancellationToken cancellation)
    {
        var (version, missing) = await VersionAsync(id, http, context, cancellation);
        if (missing is not null)
            return missing;
        var (draft, problem) = await DraftAsync(http.Request, options);
        if (problem is not null)
            return await context.SavedSearches.AnyAsync(s => s.Id == id, cancellation) ? problem : Problems.NotFound();
        var edit = await editor.ReplaceAsync(id, version, draft!, cancellation);
        return EditResults.Replaced(http, edit, await ShapeAsync(edit, search, options, cancellation));
    }

    private static async Task<IResult> DeleteAsync(
        long id, HttpContext http, ArchiveContext context, SavedSearchEditor editor, ArticleSearch search, ArchiveOptions options, CancellationToken cancellation)
    {
        var (version, missing) = await VersionAsync(id, http, context, cancellation);
        if (missing is not null)
            return missing;
        var edit = await editor.DeleteAsync(id, version, cancellation);
        return EditResults.Deleted(http, edit, await ShapeAsync(edit, search, options, cancellation));
    }

    private static async Task<IResult> SeeAsync(long id, HttpContext http, SavedSearchEditor editor, ArticleSearch search, ArchiveOptions options, CancellationToken cancellation)
    {
        var seen = new SeenDraft();
        if (http.Request.ContentLength is not (null or 0) || http.Request.ContentType is not null)
        {
            var (body, problem) = await JsonBody.ReadAsync<SeenDraft>(http.Request);
            if (problem is not null)
                return problem;
            seen = body!;
        }

        var edit = await editor.SeeAsync(id, seen.Article, cancellation);
        return EditResults.Replaced(http, edit, await ShapeAsync(edit, search, options, cancellation));
    }

    private static async Task<(SavedSearchDraft? Draft, IResult? Problem)> DraftAsync(HttpRequest request, ArchiveOptions options)
    {
        var (draft, problem) = await JsonBody.ReadAsync<SavedSearchDraft>(request);
        if (problem is not null)
            return (null, problem);
        var (address, fault) = ListAddress.Read(draft!.Address, options.LongestQuery);
        return fault is null ? (draft with { Address = address }, null) : (null, Problems.Of(StatusCodes.Status422UnprocessableEntity, fault));
    }

    // What it finds is counted before the answer is written, of the search as it was saved or as it stands there instead.
    private static async Task<Func<SavedSearch, object>> ShapeAsync(Edit<SavedSearch> edit, ArticleSearch search, ArchiveOptions options, CancellationToken cancellation)
    {
        var saved = edit switch { Edit<SavedSearch>.Saved done => done.Subject, Edit<SavedSearch>.Stale stale => stale.Current, _ => null };
        var shape = saved is null ? null : await SavedSearchShape.OfAsync(saved, search, options.LongestQuery, cancellation);
        return _ => shape!;
    }

    private static async Task<(int Version, IResult? Problem)> VersionAsync(long id, HttpContext http, ArchiveContext context, CancellationToken cancellation) =>
        await Precondition.ReadAsync(http.Request, () => context.SavedSearches.Where(s => s.Id == id).Select(s => (int?)s.Version).SingleOrDefaultAsync(cancellation));

    /// <param name="Article">The highest number an article had in what was seen; null for all that is there.</param>
    private sealed record SeenDraft(long? Article = null);
}
