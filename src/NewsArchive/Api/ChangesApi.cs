using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Contract;
using NewsArchive.Editing;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Api;

/// <summary>Tells what was changed in an article, and takes changes back.</summary>
internal static class ChangesApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/articles/{id:long}/changes", ListAsync).WithName("listArticleChanges").Produces<ChangesShape>().ProducesProblem(404);
        api.MapPost("/changes/{id:long}/undo", UndoAsync).WithName("undoChange").Produces<UndoneShape>().ProducesProblem(404).ProducesProblem(409);
    }

    private static async Task<IResult> ListAsync(
        long id, HttpRequest request, ArchiveContext context, ArchiveOptions options, ChangeHistory history, ChangeLog log, CancellationToken cancellation,
        string? p = null, string? size = null)
    {
        if (!await context.LivingArticles.AnyAsync(a => a.Id == id, cancellation))
            return Problems.NotFound();
        var list = new ListRequest(request, options.LongestQuery);
        var filter = new ChangeFilter(Article: id);
        var (undo, redo) = await history.NextAsync(id, log.Who, cancellation);
        var total = await history.CountAsync(filter, cancellation);
        var items = await history.ListAsync(filter, list.Skip, list.Size, cancellation);
        // What is done again is told, not that it was undone.
        var redone = redo is null ? null : await history.FindAsync(redo.First.Undoes!.Value, cancellation);
        var again = redo is null ? null : ChangeShape.Of(redo) with { Text = ChangeWords.Sentence(redo with { First = redone! }) };
        return TypedResults.Ok(new ChangesShape(
            total, undo is null ? null : ChangeShape.Of(undo), again, [.. items.Select(ChangeShape.Of)], list.NextOf(total)));
    }

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
