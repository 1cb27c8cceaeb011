using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsArchive.Hosting;
using NewsArchive.Wording;

namespace NewsArchive.Pages;

/// <summary>What a person sees when a page cannot be had, whatever the request was.</summary>
[IgnoreAntiforgeryToken]
public sealed class ErrorModel : PageModel
{
    public string Title { get; private set; } = "";

    public string Explanation { get; private set; } = "";

    /// <summary>Whether the search index is damaged, which a press of a button mends.</summary>
    public bool IsIndexDamaged { get; private set; }

    /// <summary>What a form has sent that could not be saved, to be sent again where it was going; null when there is none.</summary>
    public IFormCollection? Unsaved { get; private set; }

    public string UnsavedAddress { get; private set; } = "";

    // Not in a handler: a page has none for PUT or DELETE, and these err too.
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context) =>
        Show(int.TryParse(RouteData.Values["status"] as string, NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? status : Response.StatusCode);

    private void Show(int status)
    {
        // Somebody who opens the address of this page itself finds nothing here.
        status = status is >= 400 and < 600 ? status : StatusCodes.Status404NotFound;
        Response.StatusCode = status;
        var answer = FaultAnswer.Of(HttpContext);
        IsIndexDamaged = answer?.IsOfIndex == true;
        Title = Texts.Say(answer?.Title ?? (Texts.Has($"status.{status}") ? $"status.{status}" : "status.other"));
        // Whoever refused the request may have said more than its status does.
        var said = answer?.Message ?? HttpContext.Items[typeof(ErrorModel)] as Message;
        Explanation = said is null ? Texts.Say(Texts.Has($"error.{status}") ? $"error.{status}" : "error.other") : Texts.Say(said);
        if (answer is not null && HttpMethods.IsPost(Request.Method) && Request.HasFormContentType && Request.Form.Files.Count == 0)
            (Unsaved, UnsavedAddress) = (Request.Form, HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path + Request.QueryString);
    }
}
