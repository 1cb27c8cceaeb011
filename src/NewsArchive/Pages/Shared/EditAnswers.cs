using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsArchive.Editing;

namespace NewsArchive.Pages.Shared;

/// <summary>How a page answers an edit: on to the next page when it was saved, else the same page again with the reason.</summary>
internal static class EditAnswers
{
    /// <param name="page">The page.</param>
    /// <param name="edit">How the edit ended.</param>
    /// <param name="done">The text to say when it was saved.</param>
    /// <param name="next">Where to go then.</param>
    /// <param name="stale">The text to say when somebody else was faster.</param>
    /// <param name="refuse">Shows the page again.</param>
    public static IActionResult Answer<T>(
        this PageModel page, Edit<T> edit, string done, Func<T, string> next, string stale, Func<Message, PageResult> refuse)
    {
        switch (edit)
        {
            case Edit<T>.Saved saved:
                Flash.Set(page, done, saved.ChangeId);
                return new RedirectResult(next(saved.Subject));
            case Edit<T>.Stale:
                page.Response.StatusCode = StatusCodes.Status409Conflict;
                return refuse(new Message(stale));
            case Edit<T>.Refused refused:
                page.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return refuse(refused.Reason);
            default:
                return new NotFoundResult();
        }
    }
}
