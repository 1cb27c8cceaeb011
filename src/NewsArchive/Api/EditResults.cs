using Microsoft.AspNetCore.Http.HttpResults;
using NewsArchive.Editing;

namespace NewsArchive.Api;

/// <summary>Answers an edit: the object with its version and change, or the problem that stood in the way.</summary>
internal static class EditResults
{
    // What is well-formed, but does not go together with what else there is.
    private static readonly HashSet<string> Conflicts =
    [
        "edit.ambiguous-entity", "edit.in-use", "edit.changed-since", "edit.saved-already", "edit.gone-since",
        "edit.key-taken", "edit.category-named", "edit.category-used", "edit.category-in-use", "edit.category-has-parts",
        "edit.apart-already", "edit.not-apart",
    ];

    public static IResult Created<T>(HttpContext context, Edit<T> edit, Func<T, string> addressOf, Func<T, object> shape)
        where T : IVersioned => edit is Edit<T>.Saved saved
            ? Tagged(context, saved, TypedResults.Created(addressOf(saved.Subject), shape(saved.Subject)))
            : Problem(edit, shape);

    public static IResult Replaced<T>(HttpContext context, Edit<T> edit, Func<T, object> shape)
        where T : IVersioned => edit is Edit<T>.Saved saved
            ? Tagged(context, saved, TypedResults.Ok(shape(saved.Subject)))
            : Problem(edit, shape);

    public static IResult Deleted<T>(HttpContext context, Edit<T> edit, Func<T, object> shape)
        where T : IVersioned
    {
        if (edit is not Edit<T>.Saved saved)
            return Problem(edit, shape);
        context.Response.Headers["X-Change-Id"] = $"{saved.ChangeId}";
        return TypedResults.NoContent();
    }

    public static IResult Shown<T>(HttpContext context, T? subject, Func<T, object> shape)
        where T : class, IVersioned
    {
        if (subject is null)
            return Problems.NotFound();
        context.Response.Headers.ETag = Precondition.TagOf(subject.Version).ToString();
        return TypedResults.Ok(shape(subject));
    }

    private static IResult Tagged<T>(HttpContext context, Edit<T>.Saved saved, IResult result)
        where T : IVersioned
    {
        context.Response.Headers.ETag = Precondition.TagOf(saved.Subject.Version).ToString();
        context.Response.Headers["X-Change-Id"] = $"{saved.ChangeId}";
        NoteAlso(context, saved.Also);
        return result;
    }

    /// <summary>Names other quotations that were changed with it, so that a page can show them anew.</summary>
    public static void NoteAlso(HttpContext context, IReadOnlyList<long> also)
    {
        if (also.Count > 0)
            context.Response.Headers["X-Also-Changed"] = string.Join(',', also);
    }

    private static ProblemHttpResult Problem<T>(Edit<T> edit, Func<T, object> shape) => edit switch
    {
        Edit<T>.Missing => Problems.NotFound(),
        Edit<T>.Stale stale => Problems.Of(StatusCodes.Status412PreconditionFailed, new Message("problem.stale"), shape(stale.Current)),
        Edit<T>.Refused refused when Conflicts.Contains(refused.Reason.Key) => Problems.Of(StatusCodes.Status409Conflict, refused.Reason),
        Edit<T>.Refused refused => Problems.Of(StatusCodes.Status422UnprocessableEntity, refused.Reason),
        _ => throw new NotSupportedException(edit.GetType().Name),
    };
}
