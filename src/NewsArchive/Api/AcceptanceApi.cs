using Microsoft.EntityFrameworkCore;
using NewsArchive.Editing.Annotations;
using NewsArchive.Storage;

namespace NewsArchive.Api;

/// <summary>Proposals of an article accepted together.</summary>
internal static class AcceptanceApi
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/articles/{id:long}/accept", AcceptAsync).WithName("acceptProposals")
            .Accepts<AcceptDraft>("application/json").Produces<AcceptedTogether>().ProducesProblem(404).ProducesProblem(422);

    private static async Task<IResult> AcceptAsync(long id, HttpContext http, ArchiveContext context, AnnotationDecisions decisions, CancellationToken cancellation)
    {
        if (!await context.LivingArticles.AnyAsync(article => article.Id == id, cancellation))
            return Problems.NotFound();
        var (draft, problem) = await JsonBody.ReadAsync<AcceptDraft>(http.Request);
        if (problem is not null)
            return problem;
        var (quotes, mentions) = (Seen(draft!.Quotes), Seen(draft.Mentions));
        if (quotes.Count + mentions.Count is 0 or > AnnotationDecisions.Most)
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, new Message("edit.accept-how-many", AnnotationDecisions.Most));
        var accepted = await decisions.AcceptAsync(id, quotes, mentions, cancellation);
        if (accepted.Batch is { } batch)
            http.Response.Headers["X-Change-Id"] = $"{batch}";
        EditResults.NoteAlso(http, accepted.Also);
        return TypedResults.Ok(accepted);
    }

    private static List<SeenProposal> Seen(IReadOnlyList<SeenProposal?>? sent) => [.. (sent ?? []).OfType<SeenProposal>().Distinct()];

    private sealed record AcceptDraft(IReadOnlyList<SeenProposal?>? Quotes = null, IReadOnlyList<SeenProposal?>? Mentions = null);
}
