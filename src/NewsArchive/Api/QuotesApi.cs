using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Contract;
using NewsArchive.Editing;
using NewsArchive.Search.Quotations;
using NewsArchive.Storage;

namespace NewsArchive.Api;

/// <summary>Quotations: of an article, one, and all.</summary>
internal static class QuotesApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/articles/{id:long}/quotes", ListAsync).WithName("listArticleQuotes").Produces<ItemList<QuoteShape>>().ProducesProblem(404);
        api.MapPost("/articles/{id:long}/quotes", CreateAsync).WithName("addQuote").Accepts<QuoteDraft>("application/json").Produces<QuoteShape>(201).ProducesProblem(422).ProducesProblem(409);
        api.MapGet("/quotes", SearchAsync).WithName("listQuotes").Produces<QuotePage>().ProducesProblem(400);
        api.MapGet("/quotes/{id:long}", ReadAsync).WithName("getQuote").Produces<QuoteShape>().ProducesProblem(404);
        api.MapPut("/quotes/{id:long}", ReplaceAsync).WithName("replaceQuote").Accepts<QuoteDraft>("application/json").Produces<QuoteShape>().ProducesProblem(412).ProducesProblem(428).ProducesProblem(409);
        api.MapDelete("/quotes/{id:long}", DeleteAsync).WithName("deleteQuote").Produces(204).ProducesProblem(412).ProducesProblem(428);
    }

    private static async Task<IResult> ListAsync(long id, ArchiveContext context, CancellationToken cancellation)
    {
        if (!await context.LivingArticles.AnyAsync(a => a.Id == id, cancellation))
            return Problems.NotFound();
        var quotes = await context.Quotes.AsNoTracking().Include(q => q.Entity).Where(q => q.ArticleId == id).OrderBy(q => q.Id).ToListAsync(cancellation);
        return TypedResults.Ok(new ItemList<QuoteShape>([.. quotes.Select(QuoteShape.Of)]));
    }

    private static async Task<IResult> CreateAsync(long id, HttpContext http, QuoteEditor editor, CancellationToken cancellation)
    {
        var (draft, problem) = await JsonBody.ReadAsync<QuoteDraft>(http.Request);
        return problem ?? EditResults.Created(http, await editor.CreateAsync(id, draft!, cancellation), quote => $"/api/quotes/{quote.Id}", QuoteShape.Of);
    }

    private static async Task<IResult> ReadAsync(long id, HttpContext http, ArchiveContext context, CancellationToken cancellation) =>
        EditResults.Shown(http, await Living(context).AsNoTracking().Include(q => q.Entity).SingleOrDefaultAsync(q => q.Id == id, cancellation), QuoteShape.Of);

    private static async Task<IResult> ReplaceAsync(long id, HttpContext http, ArchiveContext context, QuoteEditor editor, CancellationToken cancellation)
    {
        var (version, missing) = await VersionAsync(id, http, context, cancellation);
        if (missing is not null)
            return missing;
        var (draft, problem) = await JsonBody.ReadAsync<QuoteDraft>(http.Request);
        return problem ?? EditResults.Replaced(http, await editor.ReplaceAsync(id, version, draft!, cancellation), QuoteShape.Of);
    }

    private static async Task<IResult> DeleteAsync(long id, HttpContext http, ArchiveContext context, QuoteEditor editor, CancellationToken cancellation)
    {
        var (version, missing) = await VersionAsync(id, http, context, cancellation);
        return missing ?? EditResults.Deleted(http, await editor.DeleteAsync(id, version, cancellation), QuoteShape.Of);
    }

    private static async Task<IResult> SearchAsync(
        HttpRequest request, QuoteSearch search, ArchiveOptions options, [AsParameters] QuoteParameters parameters, CancellationToken cancellation)
    {
        var list = new ListRequest(request, options.LongestQuery);
        var query = list.Quotes();
        if (Problems.OfFaults(list) is { } refusal)
            return refusal;
        // Everything at once for those who ask for it; the answer is written while it is read.
        if (list.Text("size") == "all")
            return TypedResults.Ok(await QuotePage.OfAsync(search, query, 0, long.MaxValue, _ => null, cancellation));
        return TypedResults.Ok(await QuotePage.OfAsync(search, query, list.Skip, list.Size, list.NextOf, cancellation));
    }

    private static IQueryable<Quote> Living(ArchiveContext context) => context.Quotes.Where(q => !q.Article!.IsDeleted);

    private static async Task<(int Version, IResult? Problem)> VersionAsync(long id, HttpContext http, ArchiveContext context, CancellationToken cancellation) =>
        await Precondition.ReadAsync(http.Request, () => Living(context).Where(q => q.Id == id).Select(q => (int?)q.Version).SingleOrDefaultAsync(cancellation));
}
