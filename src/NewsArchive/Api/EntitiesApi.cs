using Microsoft.EntityFrameworkCore;
using NewsArchive.Contract;
using NewsArchive.Editing;
using NewsArchive.Entities;
using NewsArchive.Searching;
using NewsArchive.Storage;

namespace NewsArchive.Api;

/// <summary>The register of persons, organisations, places, events and others.</summary>
internal static class EntitiesApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/entities", SearchAsync).WithSummary("Finds entities by name; those of an article first.").Produces<ItemPage<EntityItem>>().ProducesProblem(400);
        api.MapPost("/entities", CreateAsync).WithSummary("Adds an entity.").Accepts<EntityContentDraft>("application/json").Produces<EntityShape>(201).ProducesProblem(422);
        api.MapGet("/entities/{id:long}", ReadAsync).WithSummary("An entity.").Produces<EntityShape>().ProducesProblem(404);
        api.MapPut("/entities/{id:long}", ReplaceAsync).WithSummary("Replaces an entity.").Accepts<EntityContentDraft>("application/json").Produces<EntityShape>().ProducesProblem(412).ProducesProblem(428);
    }

    private static async Task<IResult> SearchAsync(
        HttpRequest request, EntitySearch search, ArchiveOptions options, CancellationToken cancellation,
        string? q = null, string? kind = null, long? article = null, string? p = null, string? size = null)
    {
        var list = new ListRequest(request, options.LongestQuery);
        var wanted = list.Word<EntityKind>("kind");
        if (Problems.OfFaults(list) is { } refusal)
            return refusal;
        var name = list.Text("q");
        if (article is { } annotated)
        {
            var offered = await search.SuggestAsync(name, wanted, annotated, list.Size, cancellation);
            return TypedResults.Ok(new ItemPage<EntityItem>(offered.Count, [.. offered.Select(EntityItem.Of)], null));
        }

        var total = await search.CountAsync(name, wanted, cancellation);
        var hits = await search.ListAsync(name, wanted, list.Skip, list.Size, cancellation);
        return TypedResults.Ok(new ItemPage<EntityItem>(total, [.. hits.Select(EntityItem.Of)], list.NextOf(total)));
    }

    private static async Task<IResult> CreateAsync(HttpContext http, EntityEditor editor, CancellationToken cancellation)
    {
        var (draft, problem) = await JsonBody.ReadAsync<EntityContentDraft>(http.Request);
        return problem ?? EditResults.Created(http, await editor.CreateAsync(draft!, cancellation), entity => $"/api/entities/{entity.Id}", EntityShape.Of);
    }

    private static async Task<IResult> ReadAsync(long id, HttpContext http, ArchiveContext context, CancellationToken cancellation) =>
        EditResults.Shown(http, await context.Entities.AsNoTracking().Include(e => e.Names).SingleOrDefaultAsync(e => e.Id == id, cancellation), EntityShape.Of);

    private static async Task<IResult> ReplaceAsync(long id, HttpContext http, ArchiveContext context, EntityEditor editor, CancellationToken cancellation)
    {
        var (version, missing) = await Precondition.ReadAsync(
            http.Request, () => context.Entities.Where(e => e.Id == id).Select(e => (int?)e.Version).SingleOrDefaultAsync(cancellation));
        if (missing is not null)
            return missing;
        var (draft, problem) = await JsonBody.ReadAsync<EntityContentDraft>(http.Request);
        return problem ?? EditResults.Replaced(http, await editor.ReplaceAsync(id, version, draft!, cancellation), EntityShape.Of);
    }
}
