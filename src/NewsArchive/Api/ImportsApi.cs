using NewsArchive.Contract;
using NewsArchive.Importing;
using NewsArchive.Storage;

namespace NewsArchive.Api;

/// <summary>The imports: how far one is, and stopping it.</summary>
internal static class ImportsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/imports/{id:long}", ShowAsync).WithName("getImport").Produces<ImportRunShape>().ProducesProblem(404);
        api.MapDelete("/imports/{id:long}", StopAsync).WithName("stopImport").Produces<ImportRunShape>(202).ProducesProblem(404);
    }

    private static async Task<IResult> ShowAsync(long id, ArchiveContext context, ImportRuns runs, CancellationToken cancellation) =>
        await context.ImportRuns.FindAsync([id], cancellation) is { } run ? TypedResults.Ok(ImportRunShape.Of(run, runs.StateOf(run))) : Problems.NotFound();

    private static async Task<IResult> StopAsync(long id, ArchiveContext context, ImportRuns runs, CancellationToken cancellation)
    {
        await runs.StopAsync(id);
        return await context.ImportRuns.FindAsync([id], cancellation) is { } run ? TypedResults.Accepted((string?)null, ImportRunShape.Of(run, runs.StateOf(run))) : Problems.NotFound();
    }
}
