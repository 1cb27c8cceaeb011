using NewsArchive.Contract;
using NewsArchive.Exporting;

namespace NewsArchive.Api;

/// <summary>One annotation by the Web Annotation Protocol: <c>/annotations/quote-12</c>, <c>/annotations/mention-7</c>, and read only what belongs to a quotation, such as <c>/annotations/quote-12-cue</c>.</summary>
internal static class AnnotationResource
{
    private const string Address = "/annotations/{name}";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ReadAsync).WithName("getAnnotation")
            .Produces<AnnotationShape>(200, AnnotationAnswers.LdJson, AnnotationAnswers.Json).Produces(304).ProducesProblem(406).ProducesProblem(410);
        app.MapMethods(Address, ["OPTIONS"], TellAsync).WithName("tellAnnotation").Produces(204).ProducesProblem(410);
        app.MapPut(Address, AnnotationEdits.ReplaceAsync).WithName("replaceAnnotation").Accepts<AnnotationShape>(AnnotationAnswers.LdJson, AnnotationAnswers.Json)
            .Produces<AnnotationShape>(200, AnnotationAnswers.LdJson, AnnotationAnswers.Json).ProducesProblem(405).ProducesProblem(406).ProducesProblem(409).ProducesProblem(410).ProducesProblem(422).ProducesProblem(428);
        app.MapDelete(Address, AnnotationEdits.DeleteAsync).WithName("deleteAnnotation").Produces(204).ProducesProblem(405).ProducesProblem(410).ProducesProblem(428);
        app.Map(Address, RefuseAsync).ExcludeFromDescription();
    }

    /// <summary>The annotation of an address, or why there is none: it never was, or it was deleted.</summary>
    public static async Task<(ServedAnnotation? Annotation, IResult? Problem)> FindAsync(HttpContext http, string name, ServedAnnotations annotations)
    {
        if (AnnotationName.Read(name) is not { } read)
            return (null, Problems.NotFound());
        AnnotationAnswers.DescribeAnnotation(http.Response, read.Span is null);
        if (await annotations.FindAsync(AnnotationAnswers.SiteOf(http.Request), read, name, http.RequestAborted) is { } annotation)
            return (annotation, null);
        return (null, await annotations.WasThereAsync(read, http.RequestAborted) ? Problems.Of(StatusCodes.Status410Gone, new Message("posted.gone")) : Problems.NotFound());
    }

    private static async Task ReadAsync(string name, HttpContext http, ServedAnnotations annotations)
    {
        var (annotation, problem) = await FindAsync(http, name, annotations);
        if (annotation is not null && AnnotationAnswers.Negotiate(http.Request) is { } mediaType)
            await AnnotationAnswers.WriteAsync(http, annotation.Json, mediaType);
        else
            await (problem ?? AnnotationAnswers.NotAcceptable()).ExecuteAsync(http);
    }

    private static async Task<IResult> TellAsync(string name, HttpContext http, ServedAnnotations annotations) =>
        (await FindAsync(http, name, annotations)).Problem ?? TypedResults.NoContent();

    private static async Task<IResult> RefuseAsync(string name, HttpContext http, ServedAnnotations annotations) =>
        (await FindAsync(http, name, annotations)).Problem
        ?? (HttpMethods.IsPut(http.Request.Method) ? AnnotationAnswers.NotRead() : Problems.Of(StatusCodes.Status405MethodNotAllowed));
}
