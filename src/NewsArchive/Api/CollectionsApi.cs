using Microsoft.EntityFrameworkCore;
using NewsArchive.Collections;
using NewsArchive.Contract;
using NewsArchive.Editing;
using NewsArchive.Search.Articles;
using NewsArchive.Storage;

namespace NewsArchive.Api;

/// <summary>Collections of articles. Their articles are listed by <c>/api/articles?collection={id}</c>.</summary>
internal static class CollectionsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/collections", ListAsync).WithName("listCollections").Produces<ItemPage<CollectionShape>>();
        api.MapPost("/collections", CreateAsync).WithName("makeCollection").Accepts<NewCollection>("application/json").Produces<CollectionShape>(201).ProducesProblem(422);
        api.MapGet("/collections/{id:long}", ReadAsync).WithName("getCollection").Produces<CollectionShape>().ProducesProblem(404);
        api.MapPut("/collections/{id:long}", ReplaceAsync).WithName("replaceCollection").Accepts<CollectionDraft>("application/json").Produces<CollectionShape>().ProducesProblem(412).ProducesProblem(428);
        api.MapDelete("/collections/{id:long}", DeleteAsync).WithName("deleteCollection").Produces(204).ProducesProblem(412).ProducesProblem(428);
        api.MapPost("/collections/{id:long}/articles", ChangeArticlesAsync).WithName("changeCollectionArticles").Accepts<ArticleSteps>("application/json").Produces<CollectionShape>().ProducesProblem(404).ProducesProblem(422);
    }

    private static async Task<IResult> ListAsync(
        HttpRequest request, ArchiveContext context, ArticleSearch search, ArchiveOptions options, CancellationToken cancellation, string? p = null, string? size = null)
    {
        var list = new ListRequest(request, options.LongestQuery);
        var total = await context.Collections.LongCountAsync(cancellation);
        var items = new List<CollectionShape>();
        foreach (var collection in await context.Collections.AsNoTracking().OrderByDescending(c => c.Id).Skip((int)Math.Min(list.Skip, int.MaxValue)).Take(list.Size).ToListAsync(cancellation))
            items.Add(await CollectionShape.OfAsync(collection, context, search, options.LongestQuery, cancellation));
        return TypedResults.Ok(new ItemPage<CollectionShape>(total, items, list.NextOf(total)));
    }

    private static async Task<IResult> CreateAsync(
        HttpContext http, ArchiveContext context, CollectionEditor editor, ArticleSearch search, ArchiveOptions options, CancellationToken cancellation)
    {
        var (sent, problem) = await JsonBody.ReadAsync<NewCollection>(http.Request);
        if (problem is not null)
            return problem;
        var draft = new CollectionDraft(sent!.Name, sent.Description);
        if (sent.Address is null)
        {
            if (sent.Kind == CollectionKind.Living)
                return Unprocessable(new Message("edit.no-search"));
            var made = await editor.CreateFixedAsync(draft, sent.Articles ?? [], null, cancellation);
            return EditResults.Created(http, made, AddressOf, await ShapeAsync(made, context, search, options, cancellation));
        }

        var (address, fault) = ListAddress.Read(sent.Address, options.LongestQuery);
        if (fault is not null)
            return Unprocessable(fault);
        var edit = sent.Kind == CollectionKind.Living
            ? await editor.CreateLivingAsync(draft, address!, cancellation)
            : await FreezeAsync(editor, search, draft, address!, options, cancellation);
        return EditResults.Created(http, edit, AddressOf, await ShapeAsync(edit, context, search, options, cancellation));
    }

    private static async Task<Edit<Collection>> FreezeAsync(
        CollectionEditor editor, ArticleSearch search, CollectionDraft draft, string address, ArchiveOptions options, CancellationToken cancellation)
    {
        var found = await search.ResultsAsync(ListAddress.Open(address, options.LongestQuery).Articles(), cancellation: cancellation);
        return found.IsPartial
            ? new Edit<Collection>.Refused(new Message("edit.search-partial"))
            : await editor.CreateFixedAsync(draft, [.. found.Articles(0, found.Total)], address, cancellation);
    }

    private static async Task<IResult> ReadAsync(long id, HttpContext http, ArchiveContext context, ArticleSearch search, ArchiveOptions options, CancellationToken cancellation)
    {
        if (await context.Collections.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellation) is not { } collection)
            return Problems.NotFound();
        var shape = await CollectionShape.OfAsync(collection, context, search, options.LongestQuery, cancellation);
        return EditResults.Shown(http, collection, _ => shape);
    }

    private static async Task<IResult> ReplaceAsync(
        long id, HttpContext http, ArchiveContext context, CollectionEditor editor, ArticleSearch search, ArchiveOptions options, CancellationToken cancellation)
    {
        var (version, missing) = await VersionAsync(id, http, context, cancellation);
        if (missing is not null)
            return missing;
        var (draft, problem) = await JsonBody.ReadAsync<CollectionDraft>(http.Request);
        if (problem is not null)
            return problem;
        var edit = await editor.ReplaceAsync(id, version, draft!, cancellation);
        return EditResults.Replaced(http, edit, await ShapeAsync(edit, context, search, options, cancellation));
    }

    private static async Task<IResult> DeleteAsync(
        long id, HttpContext http, ArchiveContext context, CollectionEditor editor, ArticleSearch search, ArchiveOptions options, CancellationToken cancellation)
    {
        var (version, missing) = await VersionAsync(id, http, context, cancellation);
        if (missing is not null)
            return missing;
        var edit = await editor.DeleteAsync(id, version, cancellation);
        return EditResults.Deleted(http, edit, await ShapeAsync(edit, context, search, options, cancellation));
    }

    private static async Task<IResult> ChangeArticlesAsync(
        long id, HttpContext http, ArchiveContext context, CollectionEditor editor, ArticleSearch search, ArchiveOptions options, CancellationToken cancellation)
    {
        var (steps, problem) = await JsonBody.ReadAsync<ArticleSteps>(http.Request);
        if (problem is not null)
            return problem;
        var edit = await editor.ChangeArticlesAsync(id, steps!.Add ?? [], steps.Remove ?? [], cancellation);
        return EditResults.Replaced(http, edit, await ShapeAsync(edit, context, search, options, cancellation));
    }

    private static string AddressOf(Collection collection) => $"/api/collections/{collection.Id}";

    private static Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult Unprocessable(Message fault) => Problems.Of(StatusCodes.Status422UnprocessableEntity, fault);

    // Its articles are counted before the answer is written, of the collection as it was saved or as it stands there instead.
    private static async Task<Func<Collection, object>> ShapeAsync(
        Edit<Collection> edit, ArchiveContext context, ArticleSearch search, ArchiveOptions options, CancellationToken cancellation)
    {
        var collection = edit switch { Edit<Collection>.Saved done => done.Subject, Edit<Collection>.Stale stale => stale.Current, _ => null };
        var shape = collection is null ? null : await CollectionShape.OfAsync(collection, context, search, options.LongestQuery, cancellation);
        return _ => shape!;
    }

    private static async Task<(int Version, IResult? Problem)> VersionAsync(long id, HttpContext http, ArchiveContext context, CancellationToken cancellation) =>
        await Precondition.ReadAsync(http.Request, () => context.Collections.Where(c => c.Id == id).Select(c => (int?)c.Version).SingleOrDefaultAsync(cancellation));

    /// <param name="Name">What it is called.</param>
    /// <param name="Description">What it is for, or null.</param>
    /// <param name="Kind">fixed or living; fixed when nothing is said.</param>
    /// <param name="Address">The list it is made from, such as <c>/?q=onu</c>; null for one made by hand.</param>
    /// <param name="Articles">The articles of one made by hand.</param>
    private sealed record NewCollection(
        string? Name = null, string? Description = null, CollectionKind Kind = CollectionKind.Fixed, string? Address = null, IReadOnlyList<long>? Articles = null);

    private sealed record ArticleSteps(IReadOnlyList<long>? Add = null, IReadOnlyList<long>? Remove = null);
}
