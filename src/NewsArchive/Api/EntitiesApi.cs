using Microsoft.EntityFrameworkCore;
using NewsArchive.Contract;
using NewsArchive.Editing;
using NewsArchive.Entities;
using NewsArchive.Search.Entities;
using NewsArchive.Storage;

namespace NewsArchive.Api;

/// <summary>The register of persons, organisations, places, events and others.</summary>
internal static class EntitiesApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/entities", SearchAsync).WithName("listEntities").Produces<ItemPage<EntityItem>>().ProducesProblem(400);
        api.MapPost("/entities", CreateAsync).WithName("addEntity").Accepts<EntityContentDraft>("application/json").Produces<EntityShape>(201).ProducesProblem(422);
        api.MapGet("/entities/{id:long}", ReadAsync).WithName("getEntity").Produces<EntityShape>().ProducesProblem(404);
        api.MapPut("/entities/{id:long}", ReplaceAsync).WithName("replaceEntity").Accepts<EntityContentDraft>("application/json").Produces<EntityShape>().ProducesProblem(404).ProducesProblem(412).ProducesProblem(428);
        api.MapPost("/entities/{id:long}/merge", MergeAsync).WithName("mergeEntity").Accepts<MergeDraft>("application/json").Produces<EntityShape>().ProducesProblem(404).ProducesProblem(412).ProducesProblem(422).ProducesProblem(428);
        api.MapPost("/entities/{id:long}/split", SplitAsync).WithName("splitEntity").Accepts<SplitDraft>("application/json").Produces<EntityShape>().ProducesProblem(404).ProducesProblem(412).ProducesProblem(422).ProducesProblem(428).ProducesProblem(409);
        api.MapPost("/entities/{id:long}/apart", ApartAsync).WithName("tellEntityApart").Accepts<ApartDraft>("application/json").Produces<EntityShape>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
    }

    private static async Task<IResult> SearchAsync(
        HttpRequest request, EntitySearch search, ArchiveOptions options, CancellationToken cancellation,
        string? q = null, string? kind = null, string? sort = null, long? article = null, string? p = null, string? size = null)
    {
        var list = new ListRequest(request, options.LongestQuery);
        var (wanted, order) = (list.Word<EntityKind>("kind"), list.Word<EntitySort>("sort"));
        if (Problems.OfFaults(list) is { } refusal)
            return refusal;
        var name = list.Text("q");
        if (article is { } annotated)
        {
            var offered = await search.SuggestAsync(name, wanted, annotated, list.Size, cancellation);
            return TypedResults.Ok(new ItemPage<EntityItem>(offered.Count, [.. offered.Select(EntityItem.Of)], null));
        }

        var total = await search.CountAsync(name, wanted, cancellation);
        var hits = await search.ListAsync(name, wanted, list.Skip, list.Size, order ?? EntitySort.Name, cancellation);
        return TypedResults.Ok(new ItemPage<EntityItem>(total, [.. hits.Select(EntityItem.Of)], list.NextOf(total)));
    }

    private static async Task<IResult> CreateAsync(HttpContext http, EntityEditor editor, CancellationToken cancellation)
    {
        var (draft, problem) = await JsonBody.ReadAsync<EntityContentDraft>(http.Request);
        return problem ?? EditResults.Created(http, await editor.CreateAsync(draft!, cancellation), entity => $"/api/entities/{entity.Id}", EntityShape.Of);
    }

    private static async Task<IResult> ReadAsync(long id, HttpContext http, ArchiveContext context, CancellationToken cancellation) =>
        await MergedAsync(id, context, cancellation)
        ?? EditResults.Shown(http, await context.LivingEntities.AsNoTracking().Include(e => e.Names).SingleOrDefaultAsync(e => e.Id == id, cancellation), EntityShape.Of);

    private static async Task<IResult> ReplaceAsync(long id, HttpContext http, ArchiveContext context, EntityEditor editor, CancellationToken cancellation) =>
        await ChangeAsync<EntityContentDraft>(id, http, context, (version, draft) => editor.ReplaceAsync(id, version, draft, cancellation), cancellation);

    private static async Task<IResult> MergeAsync(long id, HttpContext http, ArchiveContext context, EntityMerge merge, CancellationToken cancellation) =>
        await ChangeAsync<MergeDraft>(id, http, context, async (version, draft) => draft.Into is { } into
            ? await merge.MergeAsync(id, version, into, draft.IntoVersion, cancellation)
            : new Edit<Entity>.Refused(new Message("edit.no-into")), cancellation);

    private static async Task<IResult> SplitAsync(long id, HttpContext http, ArchiveContext context, EntitySplit split, CancellationToken cancellation) =>
        await ChangeAsync<SplitDraft>(id, http, context, (version, draft) => split.SplitAsync(id, version, draft, cancellation), cancellation);

    // No version is asked for: it takes nothing away that somebody else has saved.
    private static async Task<IResult> ApartAsync(long id, HttpContext http, ArchiveContext context, EntityEditor editor, CancellationToken cancellation)
    {
        if (await MergedAsync(id, context, cancellation) is { } merged)
            return merged;
        var (draft, problem) = await JsonBody.ReadAsync<ApartDraft>(http.Request);
        if (problem is not null)
            return problem;
        if (draft!.From is not { } other || !await context.LivingEntities.AnyAsync(e => e.Id == other && e.Id != id, cancellation))
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, draft.From is null ? new Message("edit.no-other") : new Message("edit.no-entity", draft.From));
        return EditResults.Replaced(http, await editor.TellApartAsync(id, other, draft.Apart, cancellation), EntityShape.Of);
    }

    private static async Task<IResult> ChangeAsync<T>(
        long id, HttpContext http, ArchiveContext context, Func<int, T, Task<Edit<Entity>>> change, CancellationToken cancellation)
        where T : class
    {
        if (await MergedAsync(id, context, cancellation) is { } merged)
            return merged;
        var (version, missing) = await Precondition.ReadAsync(
            http.Request, () => context.LivingEntities.Where(e => e.Id == id).Select(e => (int?)e.Version).SingleOrDefaultAsync(cancellation));
        if (missing is not null)
            return missing;
        var (draft, problem) = await JsonBody.ReadAsync<T>(http.Request);
        return problem ?? EditResults.Replaced(http, await change(version, draft!), EntityShape.Of);
    }

    // Not a redirect: a program that asked for one entity must know that it reads another one.
    private static async Task<IResult?> MergedAsync(long id, ArchiveContext context, CancellationToken cancellation)
    {
        var standing = await context.StandingEntityAsync(id, cancellation);
        if (standing is null || standing == id)
            return null;
        var problem = Problems.Of(StatusCodes.Status404NotFound, new Message("problem.merged", standing));
        problem.ProblemDetails.Extensions["mergedInto"] = standing;
        return problem;
    }

    private sealed record ApartDraft(long? From, bool Apart = true);

    private sealed record MergeDraft(long? Into, int? IntoVersion = null);
}
