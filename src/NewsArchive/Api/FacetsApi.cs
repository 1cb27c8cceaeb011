using NewsArchive.Contract;
using NewsArchive.Search.Articles;
using NewsArchive.Storage;

namespace NewsArchive.Api;

/// <summary>How the articles of a list spread over time and facets.</summary>
internal static class FacetsApi
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/facets", CountAsync)
        .WithName("countFacets")
        .Produces<FacetsShape>().ProducesProblem(400);

    private static async Task<IResult> CountAsync(
        HttpRequest request, ArticleSearch search, ArchiveOptions options, [AsParameters] ListParameters parameters, CancellationToken cancellation)
    {
        var list = new ListRequest(request, options.LongestQuery);
        var query = list.Articles();
        if (Problems.OfFaults(list) is { } refusal)
            return refusal;
        return TypedResults.Ok(FacetsShape.Of(await search.ResultsAsync(query, counted: true, cancellation), list.Size));
    }
}
