using NewsArchive.Annotations;
using NewsArchive.Editing;

namespace NewsArchive.Api;

/// <summary>Takes changes back.</summary>
internal static class ChangesApi
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/changes/{id:long}/undo", UndoAsync).WithSummary("Undoes a change; an undo can be undone.").Produces<UndoneShape>().ProducesProblem(404).ProducesProblem(409);

    private static async Task<IResult> UndoAsync(long id, HttpContext http, Undo undo, CancellationToken cancellation)
    {
        switch (await undo.UndoAsync(id, cancellation))
        {
            case Edit<Change>.Saved { Subject: var change }:
                http.Response.Headers["X-Change-Id"] = $"{change.Id}";
                return TypedResults.Ok(new UndoneShape(change.Id, id, change.Subject, change.SubjectId, change.Action));
            case Edit<Change>.Refused refused:
                return Problems.Of(StatusCodes.Status409Conflict, refused.Reason);
            default:
                return Problems.NotFound();
        }
    }

    private sealed record UndoneShape(long Id, long Undoes, ChangeSubject Subject, long SubjectId, ChangeAction Action);
}
