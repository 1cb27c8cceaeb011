using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsArchive.Annotations;
using NewsArchive.Editing;
using NewsArchive.Editing.Annotations;
using NewsArchive.Pages.Articles;

namespace NewsArchive.Pages.Shared;

/// <summary>The buttons by which a page without script accepts or rejects a proposal: each names it with the version seen, such as <c>quote-12-3</c>.</summary>
/// <param name="Accept">The proposal to accept, or null.</param>
/// <param name="Reject">The proposal to reject, or null.</param>
public sealed record DecisionForm(string? Accept, string? Reject)
{
    /// <summary>Decides, and answers as the page does.</summary>
    /// <param name="page">The page.</param>
    /// <param name="decisions">Decides.</param>
    /// <param name="articleId">The article the proposal must belong to, or null for any.</param>
    /// <param name="next">Where to go when it was saved; given the name of the annotation, such as <c>quote-12</c>.</param>
    /// <param name="load">Loads the page as it is after the attempt.</param>
    /// <param name="refuse">Shows the loaded page with the reason.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    internal async Task<IActionResult> AnswerAsync(
        PageModel page, AnnotationDecisions decisions, long? articleId,
        Func<string, string> next, Func<Task> load, Func<Message, PageResult> refuse, CancellationToken cancellation)
    {
        var (kind, id, version) = AnnotationEntry.Parse(Accept ?? Reject);
        var state = Accept is null ? AnnotationState.Rejected : AnnotationState.Accepted;
        return kind switch
        {
            "quote" => await AnswerAsync(await decisions.DecideQuoteAsync(id, version, state, articleId, cancellation)),
            "mention" => await AnswerAsync(await decisions.DecideMentionAsync(id, version, state, articleId, cancellation)),
            _ => new NotFoundResult(),
        };

        async Task<IActionResult> AnswerAsync<T>(Edit<T> edit)
        {
            await load();
            return page.Answer(edit, state == AnnotationState.Accepted ? "done.accepted" : "done.rejected", _ => next($"{kind}-{id}"), "edit.stale", refuse);
        }
    }
}
