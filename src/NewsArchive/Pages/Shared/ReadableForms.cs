using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using NewsArchive.Text;

namespace NewsArchive.Pages.Shared;

/// <summary>
/// Refuses a form that cannot be read, or with a field that holds what cannot be stored (<see cref="StorableText"/>), whatever the page
/// does with it.
/// </summary>
internal sealed class ReadableForms : IAsyncAuthorizationFilter, IOrderedFilter
{
    // COR_E_IO, with which a form of parts ends that breaks off; a fault of the disk on which its files are kept meanwhile has the number of the system.
    private const int UnexpectedEnd = unchecked((int)0x80131620);

    /// <summary>Behind the limits of a page (900), and before the antiforgery token is read from the form (1000).</summary>
    public int Order => 950;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (!http.Request.HasFormContentType || await FaultOfAsync(http.Request) is not { } fault)
            return;
        http.Items[typeof(ErrorModel)] = fault.Said;
        // The page that says so must not read it again.
        http.Features.Set<IFormFeature>(new FormFeature(FormCollection.Empty));
        context.Result = new StatusCodeResult(fault.Status);
    }

    private static async Task<(int Status, Message? Said)?> FaultOfAsync(HttpRequest request)
    {
        try
        {
            foreach (var (name, values) in await request.ReadFormAsync(request.HttpContext.RequestAborted))
            {
                if (values.Prepend(name).Select(StorableText.FaultOf).FirstOrDefault(character => character is not null) is { } character)
                    return (StatusCodes.Status422UnprocessableEntity, new Message("error.unstorable", StorableText.Blanked(name), character));
            }

            return null;
        }
        catch (BadHttpRequestException fault)
        {
            return (fault.StatusCode, null);
        }
        catch (InvalidDataException fault) when (fault.InnerException is InvalidOperationException)
        {
            // « %00 » is all that an encoded form cannot be decoded with; of which field it is, the server does not tell.
            return (StatusCodes.Status422UnprocessableEntity, new Message("error.unstorable-form", "U+0000"));
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException { HResult: UnexpectedEnd })
        {
            return (StatusCodes.Status400BadRequest, null);
        }
    }
}
