using Microsoft.EntityFrameworkCore;
using NewsArchive.Contract;
using NewsArchive.Search.Articles;
using NewsArchive.Search.Spelling;
using NewsArchive.Storage;

namespace NewsArchive.Api;

/// <summary>Search and read articles.</summary>
internal static class ArticlesApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/articles", SearchAsync).WithName("listArticles").Produces<ArticlePage>().ProducesProblem(400);
        api.MapGet("/articles/{id:long}", ReadAsync).WithName("getArticle").Produces<ArticleShape>().ProducesProblem(404);
    }

    private static async Task<IResult> SearchAsync(
        HttpRequest request, ArticleSearch search, SpellingSuggestions spelling, ArchiveOptions options, [AsParameters] ListParameters parameters, CancellationToken cancellation)
    {
        var list = new ListRequest(request, options.LongestQuery);
        var query = list.Articles();
        if (Problems.OfFaults(list) is { } refusal)
            return refusal;
        return TypedResults.Ok(await ArticlePage.OfAsync(search, spelling, query, list.Skip, list.Size, list.NextOf, cancellation));
    }

    private static async Task<IResult> ReadAsync(long id, ArchiveContext context, CancellationToken cancellation)
    {
        var article = await context.LivingArticles.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancellation);
        if (article is null || await context.CurrentRevisionAsync(id, cancellation) is not { } revision)
            return Problems.NotFound();
        return TypedResults.Ok(ArticleShape.Of(article, revision));
    }
}
