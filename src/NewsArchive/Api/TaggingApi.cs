using Microsoft.EntityFrameworkCore;
using NewsArchive.Contract;
using NewsArchive.Editing;
using NewsArchive.Entities;
using NewsArchive.Search.Entities;
using NewsArchive.Storage;

namespace NewsArchive.Api;

/// <summary>All occurrences of an entity's names: where they are, and marking them.</summary>
internal static class TaggingApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/entities/{id:long}/occurrences", ListAsync).WithName("listOccurrences")
            .Produces<OccurrencesShape>().ProducesProblem(400).ProducesProblem(404);
        api.MapPost("/entities/{id:long}/occurrences", TagAsync).WithName("markOccurrences")
            .Accepts<TagDraft>("application/json").Produces<TaggingShape>().Produces<TaggingShape>(202).ProducesProblem(404).ProducesProblem(412).ProducesProblem(428);
        api.MapGet("/taggings/{run:long}", Show).WithName("getMarking").Produces<TaggingShape>().ProducesProblem(404);
        api.MapDelete("/taggings/{run:long}", Stop).WithName("stopMarking").Produces<TaggingShape>(202).ProducesProblem(404);
    }

    private static async Task<IResult> ListAsync(
        long id, HttpContext http, ArchiveContext context, ArchiveOptions options, Occurrences occurrences, CancellationToken cancellation,
        string? @in = null, string? article = null, string? off = null, string? on = null, string? last = null, string? p = null, string? size = null)
    {
        if (await EntityAsync(context, id, cancellation) is not { } entity)
            return Problems.NotFound();
        var request = new OccurrenceRequest(http.Request, options.LongestQuery, ListRequest.UsualLines);
        var scope = request.Scope;
        if (Problems.OfFaults(request.List) is { } refusal)
            return refusal;
        var found = await occurrences.FindAsync(entity, scope, cancellation);
        var page = found.Items.Skip((int)Math.Min(request.List.Skip, int.MaxValue)).Take(request.List.Size).ToList();
        http.Response.Headers.ETag = Precondition.TagOf(entity.Version).ToString();
        return TypedResults.Ok(new OccurrencesShape(
            found.Items.Count, found.Items.Count(request.Ticks.Has), found.Marked, found.IsPartial, [.. found.Homonyms.Select(EntityItem.Of)],
            [.. (await occurrences.LinesAsync(page, cancellation)).Select(line => OccurrenceShape.Of(line, request.Ticks.Has(line.Occurrence)))],
            request.List.NextOf(found.Items.Count)));
    }

    private static async Task<IResult> TagAsync(
        long id, HttpContext http, ArchiveContext context, ArchiveOptions options, Occurrences occurrences, TaggingRuns runs, ChangeLog log, CancellationToken cancellation,
        string? @in = null, string? article = null, string? last = null)
    {
        if (await EntityAsync(context, id, cancellation) is not { } entity)
            return Problems.NotFound();
        var (version, missing) = await Precondition.ReadAsync(http.Request, () => Task.FromResult<int?>(entity.Version));
        if (missing is not null)
            return missing;
        if (version != entity.Version)
            return Problems.Of(StatusCodes.Status412PreconditionFailed, new Message("problem.stale"), EntityShape.Of(entity));
        var (draft, problem) = await JsonBody.ReadAsync<TagDraft>(http.Request);
        var request = new OccurrenceRequest(http.Request, options.LongestQuery, ListRequest.UsualLines);
        var scope = request.Scope;
        if ((problem ?? Problems.OfFaults(request.List)) is { } refusal)
            return refusal;
        var ticks = new Ticks(Ticks.Read(Joined(draft!.Off)), Ticks.Read(Joined(draft.On)), lastArticle: request.LastArticle);
        var found = await occurrences.FindAsync(entity, scope, cancellation);
        var run = runs.Start(log.Who, id, [.. found.Items.Where(ticks.Has).Select(one => new TaggedPlace(one.Article, one.Revision, one.Anchor, one.Marks))]);
        if (run.Total <= TaggingRuns.Portion)
            await run.Completion;
        if (run.State == TaggingState.Running)
            return TypedResults.Accepted($"/api/taggings/{run.Id}", TaggingShape.Of(run));
        if (run.Sum.Batch is { } batch)
            http.Response.Headers["X-Change-Id"] = $"{batch}";
        return TypedResults.Ok(TaggingShape.Of(run));
    }

    private static IResult Show(long run, TaggingRuns runs) => runs.Find(run) is { } found ? TypedResults.Ok(TaggingShape.Of(found)) : Problems.NotFound();

    private static IResult Stop(long run, TaggingRuns runs)
    {
        if (runs.Find(run) is not { } found)
            return Problems.NotFound();
        found.Stop();
        return TypedResults.Accepted($"/api/taggings/{run}", TaggingShape.Of(found));
    }

    private static string Joined(IReadOnlyList<string>? places) => string.Join(',', places ?? []);

    private static Task<Entity?> EntityAsync(ArchiveContext context, long id, CancellationToken cancellation) =>
        context.Entities.AsNoTracking().Include(e => e.Names).SingleOrDefaultAsync(e => e.Id == id, cancellation);
}
