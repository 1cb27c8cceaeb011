using NewsArchive.Api;

namespace NewsArchive.Hosting;

/// <summary>Refuses what another site makes a reader's browser send: every such request to the API, and every such change anywhere.</summary>
/// <remarks>Browsers always send one of the two headers; programs send neither and are accepted.</remarks>
internal sealed class SameOrigin(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var isChange = !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method));
        var isGuarded = isChange || request.Path.StartsWithSegments("/api") || request.Path.StartsWithSegments("/annotations");
        return isGuarded && IsForeign(request)
            ? Problems.Of(StatusCodes.Status403Forbidden, new Message("problem.foreign-origin")).ExecuteAsync(context)
            : next(context);
    }

    private static bool IsForeign(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length > 0 && !origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase))
            return true;
        return request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";
    }
}
