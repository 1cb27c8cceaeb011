using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Codebook;
using NewsArchive.Contract;
using NewsArchive.Editing;
using NewsArchive.Storage;

namespace NewsArchive.Api;

/// <summary>The codebook, and the categories of a quotation or an article.</summary>
internal static class CategoriesApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/categories", ListAsync).WithName("listCategories").Produces<ItemList<CategoryShape>>();
        api.MapPost("/categories", CreateAsync).WithName("addCategory").Accepts<CategoryDraft>("application/json").Produces<CategoryShape>(201).ProducesProblem(409).ProducesProblem(422);
        api.MapGet("/categories/{id:long}", ReadAsync).WithName("getCategory").Produces<CategoryShape>().ProducesProblem(404);
        api.MapPut("/categories/{id:long}", ReplaceAsync).WithName("replaceCategory").Accepts<CategoryDraft>("application/json").Produces<CategoryShape>().ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
        api.MapDelete("/categories/{id:long}", DeleteAsync).WithName("deleteCategory").Produces(204).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);
        api.MapGet("/articles/{id:long}/categories", OfArticleAsync).WithName("getArticleCategories").Produces<GivenShape>().ProducesProblem(404);
        api.MapPut("/articles/{id:long}/categories", GiveArticleAsync).WithName("giveArticleCategories").Accepts<GivenDraft>("application/json").Produces<GivenShape>().ProducesProblem(412).ProducesProblem(428);
        api.MapGet("/quotes/{id:long}/categories", OfQuoteAsync).WithName("getQuoteCategories").Produces<GivenShape>().ProducesProblem(404);
        api.MapPut("/quotes/{id:long}/categories", GiveQuoteAsync).WithName("giveQuoteCategories").Accepts<GivenDraft>("application/json").Produces<GivenShape>().ProducesProblem(412).ProducesProblem(428);
    }

    private static async Task<IResult> ListAsync(ArchiveContext context, CancellationToken cancellation) =>
        TypedResults.Ok(new ItemList<CategoryShape>(await CategoryShape.AllAsync(context, cancellation)));

    private static async Task<IResult> CreateAsync(HttpContext http, ArchiveContext context, CategoryEditor editor, CancellationToken cancellation)
    {
        var (draft, problem) = await JsonBody.ReadAsync<CategoryDraft>(http.Request);
        if (problem is not null)
            return problem;
        var edit = await editor.CreateAsync(draft!, cancellation);
        return EditResults.Created(http, edit, category => $"/api/categories/{category.Id}", await ShapesAsync(context, cancellation));
    }

    private static async Task<IResult> ReadAsync(long id, HttpContext http, ArchiveContext context, CancellationToken cancellation) =>
        EditResults.Shown(http, await context.Categories.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellation), await ShapesAsync(context, cancellation));

    private static async Task<IResult> ReplaceAsync(long id, HttpContext http, ArchiveContext context, CategoryEditor editor, CancellationToken cancellation)
    {
        var (version, missing) = await VersionAsync(http, context.Categories.Where(c => c.Id == id).Select(c => (int?)c.Version), cancellation);
        if (missing is not null)
            return missing;
        var (draft, problem) = await JsonBody.ReadAsync<CategoryDraft>(http.Request);
        if (problem is not null)
            return problem;
        var edit = await editor.ReplaceAsync(id, version, draft!, cancellation);
        return EditResults.Replaced(http, edit, await ShapesAsync(context, cancellation));
    }

    private static async Task<IResult> DeleteAsync(
        long id, HttpContext http, ArchiveContext context, CategoryEditor editor, CancellationToken cancellation, bool uses = false)
    {
        var (version, missing) = await VersionAsync(http, context.Categories.Where(c => c.Id == id).Select(c => (int?)c.Version), cancellation);
        return missing ?? EditResults.Deleted(http, await editor.DeleteAsync(id, version, uses, cancellation), await ShapesAsync(context, cancellation));
    }

    private static async Task<IResult> OfArticleAsync(long id, HttpContext http, ArchiveContext context, CancellationToken cancellation) =>
        EditResults.Shown(http, await context.LivingArticles.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancellation), Given);

    private static async Task<IResult> GiveArticleAsync(long id, HttpContext http, ArchiveContext context, ArticleEditor editor, CancellationToken cancellation)
    {
        var (version, missing) = await VersionAsync(http, context.LivingArticles.Where(a => a.Id == id).Select(a => (int?)a.Version), cancellation);
        if (missing is not null)
            return missing;
        var (draft, problem) = await JsonBody.ReadAsync<GivenDraft>(http.Request);
        return problem ?? EditResults.Replaced(http, await editor.CategoriseAsync(id, version, draft!.Categories ?? [], cancellation), Given);
    }

    private static async Task<IResult> OfQuoteAsync(long id, HttpContext http, ArchiveContext context, CancellationToken cancellation) =>
        EditResults.Shown(http, await Living(context, id).AsNoTracking().SingleOrDefaultAsync(cancellation), Given);

    private static async Task<IResult> GiveQuoteAsync(long id, HttpContext http, ArchiveContext context, QuoteEditor editor, CancellationToken cancellation)
    {
        var (version, missing) = await VersionAsync(http, Living(context, id).Select(q => (int?)q.Version), cancellation);
        if (missing is not null)
            return missing;
        var (draft, problem) = await JsonBody.ReadAsync<GivenDraft>(http.Request);
        return problem ?? EditResults.Replaced(http, await editor.CategoriseAsync(id, version, draft!.Categories ?? [], cancellation), Given);
    }

    private static IQueryable<Quote> Living(ArchiveContext context, long id) => context.Quotes.Where(q => q.Id == id && !q.Article!.IsDeleted);

    private static GivenShape Given(Article article) => new(article.Version, article.Categories);

    private static GivenShape Given(Quote quote) => new(quote.Version, quote.Categories);

    // A category that is gone has no place any more; nobody is shown one.
    private static async Task<Func<Category, object>> ShapesAsync(ArchiveContext context, CancellationToken cancellation)
    {
        var shapes = (await CategoryShape.AllAsync(context, cancellation)).ToDictionary(shape => shape.Id);
        return category => shapes[category.Id];
    }

    private static async Task<(int Version, IResult? Problem)> VersionAsync(HttpContext http, IQueryable<int?> version, CancellationToken cancellation) =>
        await Precondition.ReadAsync(http.Request, () => version.SingleOrDefaultAsync(cancellation));

    /// <param name="Categories">The numbers of all categories it shall have; none takes off all.</param>
    private sealed record GivenDraft(IReadOnlyList<long>? Categories = null);
}
