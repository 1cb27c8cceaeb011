using Microsoft.Net.Http.Headers;
using NewsArchive.Api;

namespace NewsArchive.Hosting;

/// <summary>Headers that keep an answer to itself: no script but ours, no frame, no sniffing, no copy in a cache, no address told to others.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        // At the last moment: a fault clears the headers that were set before it.
        context.Response.OnStarting(Complete, context.Response.Headers);
        return next(context);
    }

    private static Task Complete(object state)
    {
        var headers = (IHeaderDictionary)state;
        headers.TryAdd(HeaderNames.ContentSecurityPolicy, Policy);
        headers.TryAdd(HeaderNames.CacheControl, Caching.NotStored);
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        return Task.CompletedTask;
    }
}
