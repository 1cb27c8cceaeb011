using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using NewsArchive.Contract;
using NewsArchive.Exporting;

namespace NewsArchive.Api;

/// <summary>The container of all annotations by the Web Annotation Protocol: <c>/annotations/</c> and its pages, <c>?iris=0&amp;p=3</c>.</summary>
internal static class AnnotationContainer
{
    private const string Address = "/annotations/";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ReadAsync).WithName("listAnnotations")
            .Produces<AnnotationCollectionShape>(200, AnnotationAnswers.LdJson, AnnotationAnswers.Json).Produces(304).ProducesProblem(400).ProducesProblem(404).ProducesProblem(406);
        app.MapMethods(Address, ["OPTIONS"], Tell).WithName("tellAnnotations").Produces(204);
        app.MapPost(Address, AnnotationEdits.CreateAsync).WithName("addAnnotation").Accepts<AnnotationShape>(AnnotationAnswers.LdJson, AnnotationAnswers.Json)
            .Produces<AnnotationShape>(201, AnnotationAnswers.LdJson, AnnotationAnswers.Json).ProducesProblem(406).ProducesProblem(409).ProducesProblem(422);
        // Every answer of a container says what it is, a refusal too.
        app.Map(Address, Refuse).ExcludeFromDescription();
    }

    private static async Task ReadAsync(HttpContext http, ServedContainer collection)
    {
        var request = http.Request;
        if (!request.Path.Value!.EndsWith('/'))
        {
            http.Response.Redirect($"{request.PathBase}{Address}{request.QueryString}", permanent: true, preserveMethod: true);
            return;
        }

        AnnotationAnswers.DescribeContainer(http.Response, IsPage(request));
        if (OfFaults(request) is { } refusal)
            await refusal.ExecuteAsync(http);
        else if (AnnotationAnswers.Negotiate(request) is not { } mediaType)
            await AnnotationAnswers.NotAcceptable().ExecuteAsync(http);
        else if (await WriteAsync(http, collection) is { } json)
            await AnnotationAnswers.WriteAsync(http, json, mediaType);
        else
            await Problems.NotFound().ExecuteAsync(http);
    }

    private static async Task<ReadOnlyMemory<byte>?> WriteAsync(HttpContext http, ServedContainer collection)
    {
        var (request, site) = (http.Request, AnnotationAnswers.SiteOf(http.Request));
        if (IsPage(request))
            return await collection.WritePageAsync(site, int.Parse(request.Query["p"]!, CultureInfo.InvariantCulture), request.Query["iris"] == "1", http.RequestAborted);
        var preference = ContainerPreference.Of(request);
        http.Response.Headers.ContentLocation = ServedContainer.AddressOf(site, preference.AreNames);
        if (preference.IsApplied)
            http.Response.Headers["Preference-Applied"] = "return=representation";
        return await collection.WriteAsync(site, preference.AreNames, preference.IsMinimal, http.RequestAborted);
    }

    private static NoContent Tell(HttpContext http)
    {
        AnnotationAnswers.DescribeContainer(http.Response, IsPage(http.Request));
        return TypedResults.NoContent();
    }

    private static ProblemHttpResult Refuse(HttpContext http)
    {
        AnnotationAnswers.DescribeContainer(http.Response, IsPage(http.Request));
        // A body of another type is led here as well.
        return HttpMethods.IsPost(http.Request.Method) && !IsPage(http.Request) ? AnnotationAnswers.NotRead() : Problems.Of(StatusCodes.Status405MethodNotAllowed);
    }

    internal static bool IsPage(HttpRequest request) => request.Query.ContainsKey("p");

    private static ProblemHttpResult? OfFaults(HttpRequest request)
    {
        var (iris, page) = (request.Query["iris"].ToString(), request.Query["p"].ToString());
        if (request.Query.ContainsKey("iris") && iris is not ("0" or "1"))
            return Problems.Of(StatusCodes.Status400BadRequest, new Message("query.bad-word", "iris", ListRequest.Shortened(iris), "0, 1"));
        return !IsPage(request) || int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? null
            : Problems.Of(StatusCodes.Status400BadRequest, new Message("query.bad-word", "p", ListRequest.Shortened(page), "0, 1, 2, …"));
    }
}
