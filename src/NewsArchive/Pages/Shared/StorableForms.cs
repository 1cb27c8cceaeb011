using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using NewsArchive.Text;

namespace NewsArchive.Pages.Shared;

/// <summary>Refuses a form with a field that holds what cannot be stored (<see cref="StorableText"/>), whatever the page does with it.</summary>
internal sealed class StorableForms : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HandlerInstance is not ErrorModel && await FaultOfAsync(context.HttpContext.Request) is { } fault)
        {
            context.HttpContext.Items[typeof(ErrorModel)] = fault;
            context.Result = new StatusCodeResult(StatusCodes.Status422UnprocessableEntity);
        }
        else
        {
            await next();
        }
    }

    private static async Task<Message?> FaultOfAsync(HttpRequest request)
    {
        if (!request.HasFormContentType)
            return null;
        foreach (var (name, values) in await request.ReadFormAsync(request.HttpContext.RequestAborted))
        {
            if (values.Prepend(name).Select(StorableText.FaultOf).FirstOrDefault(character => character is not null) is { } character)
                return new Message("error.unstorable", StorableText.Blanked(name), character);
        }

        return null;
    }
}
