using Microsoft.AspNetCore.Diagnostics;
using NewsArchive.Api;
using NewsArchive.Search.Index;
using NewsArchive.Storage;

namespace NewsArchive.Hosting;

/// <summary>How faults end: a page in the reader's language, or a problem document for programs; never a stack trace.</summary>
internal static class Errors
{
    public static void Use(WebApplication app)
    {
        app.UseWhen(IsForPrograms, AnswerProblems);
        app.UseWhen(context => !IsForPrograms(context), people => people
            .UseExceptionHandler(new ExceptionHandlerOptions { StatusCodeSelector = StatusOf, SuppressDiagnosticsCallback = IsNoFault, ExceptionHandlingPath = "/error" })
            .UseStatusCodePagesWithReExecute("/error/{0}"));
    }

    /// <summary>Behind the routing: what answers data fails with problem documents at whatever address, a download too.</summary>
    public static void UseForData(WebApplication app) =>
        app.UseWhen(context => context.GetEndpoint()?.Metadata.GetMetadata<DataEndpoints>() is not null, AnswerProblems);

    private static void AnswerProblems(IApplicationBuilder programs) => programs
        .UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = StatusOf,
            SuppressDiagnosticsCallback = IsNoFault,
            ExceptionHandler = context => Problems.Of(FaultAnswer.Of(context), context.Response.StatusCode).ExecuteAsync(context),
        })
        .UseStatusCodePages(pages => Problems.Of(pages.HttpContext.Response.StatusCode).ExecuteAsync(pages.HttpContext));

    private static int StatusOf(Exception fault) => fault switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        _ => FaultAnswer.Of(fault, "")?.Status ?? StatusCodes.Status500InternalServerError,
    };

    // Who waits or has no room left needs no stack trace in the log: the status says it. Of damage the log has one line (DamageRecord).
    private static bool IsNoFault(ExceptionHandlerSuppressDiagnosticsContext context) =>
        context.Exception is IndexNotReadyException || StoreFaults.Of(context.Exception) is StoreFault.Busy or StoreFault.Full or StoreFault.Damaged;

    private static bool IsForPrograms(HttpContext context) => context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/annotations");
}
