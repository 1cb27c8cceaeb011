using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace NewsArchive.Api;

/// <summary>How the Web Annotation Protocol answers: media types, links, tags.</summary>
/// <remarks>https://www.w3.org/TR/2017/REC-annotation-protocol-20170223/. JSON-LD alone is offered, no Turtle.</remarks>
internal static class AnnotationAnswers
{
    public const string MediaType = "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\"";

    public const string LdJson = "application/ld+json", Json = "application/json";

    private static readonly MediaTypeHeaderValue[] Offered = [new(LdJson), new(Json)];

    /// <summary>The address of the site, as the reader has it.</summary>
    public static string SiteOf(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}";

    /// <summary>What the answers of the container, and those of a page of it, say of themselves.</summary>
    public static void DescribeContainer(HttpResponse response, bool isPage)
    {
        // A page is no container.
        if (!isPage)
        {
            response.Headers.Link = new[] { "<http://www.w3.org/ns/ldp#BasicContainer>; rel=\"type\"", "<http://www.w3.org/TR/annotation-protocol/>; rel=\"http://www.w3.org/ns/ldp#constrainedBy\"" };
            response.Headers["Accept-Post"] = MediaType;
        }

        response.Headers.Allow = isPage ? "GET, HEAD, OPTIONS" : "GET, HEAD, OPTIONS, POST";
        response.Headers.Vary = isPage ? "Accept" : "Accept, Prefer";
    }

    /// <summary>What the answers of one annotation say of themselves.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="isWhole">Whether it can be changed, not being a piece of a quotation.</param>
    public static void DescribeAnnotation(HttpResponse response, bool isWhole)
    {
        response.Headers.Link = new[] { "<http://www.w3.org/ns/ldp#Resource>; rel=\"type\"", "<http://www.w3.org/ns/oa#Annotation>; rel=\"type\"" };
        response.Headers.Allow = isWhole ? "GET, HEAD, OPTIONS, PUT, DELETE" : "GET, HEAD, OPTIONS";
        response.Headers.Vary = "Accept";
    }

    /// <summary>The tag of what is answered; another media type is another answer.</summary>
    public static EntityTagHeaderValue TagOf(ReadOnlyMemory<byte> json, string mediaType) =>
        new($"\"{Convert.ToHexStringLower(SHA256.HashData(json.Span).AsSpan(..12))}{(mediaType == MediaType ? "" : "-json")}\"");

    /// <summary>The tags of the same state in each media type.</summary>
    public static IEnumerable<EntityTagHeaderValue> TagsOf(ReadOnlyMemory<byte> json) => [TagOf(json, MediaType), TagOf(json, "")];

    /// <summary>The media type that is answered; null when none of those that are offered is accepted.</summary>
    public static string? Negotiate(HttpRequest request)
    {
        if (request.Headers.Accept.Count == 0 || !MediaTypeHeaderValue.TryParseList(request.Headers.Accept.ToArray()!, out var accepted))
            return MediaType;
        var best = Offered.Select(offered => (Offered: offered, Quality: QualityOf(offered, accepted))).MaxBy(one => one.Quality);
        return best.Quality == 0 ? null : best.Offered == Offered[0] ? MediaType : Json;
    }

    public static ProblemHttpResult NotRead() => Problems.Of(StatusCodes.Status415UnsupportedMediaType, new Message("posted.media-type", $"{LdJson}, {Json}"));

    public static IResult NotAcceptable() => Problems.Of(StatusCodes.Status406NotAcceptable, new Message("posted.not-acceptable", $"{LdJson}, {Json}"));

    /// <summary>Answers JSON under its tag, or that the reader has it already.</summary>
    public static async Task WriteAsync(HttpContext http, ReadOnlyMemory<byte> json, string mediaType, int status = StatusCodes.Status200OK)
    {
        var tag = TagOf(json, mediaType);
        http.Response.Headers.ETag = tag.ToString();
        http.Response.Headers.CacheControl = Caching.Revalidated;
        if (status == StatusCodes.Status200OK && HttpMethods.IsGet(http.Request.Method) | HttpMethods.IsHead(http.Request.Method) && IsKnown(http.Request, tag))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        http.Response.StatusCode = status;
        http.Response.ContentType = mediaType;
        http.Response.ContentLength = json.Length;
        await http.Response.Body.WriteAsync(json, http.RequestAborted);
    }

    // The nearest range that names a type decides about it; what comes with the range (a profile) is a wish.
    private static double QualityOf(MediaTypeHeaderValue offered, IList<MediaTypeHeaderValue> accepted) => accepted
        .Where(range => range.MatchesAllTypes || (range.Type == offered.Type && (range.MatchesAllSubTypes || range.MediaType == offered.MediaType)))
        .OrderByDescending(range => range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : 2).Select(range => range.Quality ?? 1).FirstOrDefault();

    private static bool IsKnown(HttpRequest request, EntityTagHeaderValue tag) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch.ToArray()!, out var known) && known.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(tag, useStrongComparison: false));
}
