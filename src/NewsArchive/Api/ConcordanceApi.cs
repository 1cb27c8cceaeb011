using NewsArchive.Contract;
using NewsArchive.Search.Articles;
using NewsArchive.Search.Concordance;
using NewsArchive.Storage;

namespace NewsArchive.Api;

/// <summary>The keyword in its contexts.</summary>
internal static class ConcordanceApi
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/concordance", ReadAsync)
        .WithName("listConcordance").Produces<ConcordanceShape>().ProducesProblem(400);

    private static async Task<IResult> ReadAsync(
        HttpRequest request, ConcordanceSearch concordance, ArticleSearch search, ArchiveOptions options, [AsParameters] ListParameters parameters, CancellationToken cancellation,
        string? window = null)
    {
        var list = new ListRequest(request, options.LongestQuery, ListRequest.UsualLines);
        var query = list.Concordance();
        if (Problems.OfFaults(list) is { } refusal)
            return refusal;
        var page = await concordance.PageAsync(query, list.Skip, list.Size, cancellation);
        return TypedResults.Ok(ConcordanceShape.Of(page, query, await search.NamesAsync(query.Articles, cancellation), list.NextOf(page.Total)));
    }
}
