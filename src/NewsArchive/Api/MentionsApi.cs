using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Contract;
using NewsArchive.Editing;
using NewsArchive.Storage;

namespace NewsArchive.Api;

/// <summary>Mentions: of an article, and one.</summary>
internal static class MentionsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/articles/{id:long}/mentions", ListAsync).WithName("listArticleMentions").Produces<ItemList<MentionShape>>().ProducesProblem(404);
        api.MapPost("/articles/{id:long}/mentions", CreateAsync).WithName("addMention").Accepts<MentionDraft>("application/json").Produces<MentionShape>(201).ProducesProblem(422).ProducesProblem(409);
        api.MapGet("/mentions/{id:long}", ReadAsync).WithName("getMention").Produces<MentionShape>().ProducesProblem(404);
        api.MapPut("/mentions/{id:long}", ReplaceAsync).WithName("replaceMention").Accepts<MentionDraft>("application/json").Produces<MentionShape>().ProducesProblem(412).ProducesProblem(428).ProducesProblem(409);
        api.MapDelete("/mentions/{id:long}", DeleteAsync).WithName("deleteMention").Produces(204).ProducesProblem(412).ProducesProblem(428);
    }

    private static async Task<IResult> ListAsync(long id, ArchiveContext context, CancellationToken cancellation)
    {
        if (!await context.LivingArticles.AnyAsync(a => a.Id == id, cancellation))
            return Problems.NotFound();
        var mentions = await context.Mentions.AsNoTracking().Include(m => m.Entity).Where(m => m.ArticleId == id).OrderBy(m => m.Id).ToListAsync(cancellation);
        return TypedResults.Ok(new ItemList<MentionShape>([.. mentions.Select(MentionShape.Of)]));
    }

    private static async Task<IResult> CreateAsync(long id, HttpContext http, MentionEditor editor, CancellationToken cancellation)
    {
        var (draft, problem) = await JsonBody.ReadAsync<MentionDraft>(http.Request);
        return problem ?? EditResults.Created(http, await editor.CreateAsync(id, draft!, cancellation), mention => $"/api/mentions/{mention.Id}", MentionShape.Of);
    }

    private static async Task<IResult> ReadAsync(long id, HttpContext http, ArchiveContext context, CancellationToken cancellation) =>
        EditResults.Shown(http, await Living(context).AsNoTracking().Include(m => m.Entity).SingleOrDefaultAsync(m => m.Id == id, cancellation), MentionShape.Of);

    private static async Task<IResult> ReplaceAsync(long id, HttpContext http, ArchiveContext context, MentionEditor editor, CancellationToken cancellation)
    {
        var (version, missing) = await VersionAsync(id, http, context, cancellation);
        if (missing is not null)
            return missing;
        var (draft, problem) = await JsonBody.ReadAsync<MentionDraft>(http.Request);
        return problem ?? EditResults.Replaced(http, await editor.ReplaceAsync(id, version, draft!, cancellation), MentionShape.Of);
    }

    private static async Task<IResult> DeleteAsync(long id, HttpContext http, ArchiveContext context, MentionEditor editor, CancellationToken cancellation)
    {
        var (version, missing) = await VersionAsync(id, http, context, cancellation);
        return missing ?? EditResults.Deleted(http, await editor.DeleteAsync(id, version, cancellation), MentionShape.Of);
    }

    private static IQueryable<Mention> Living(ArchiveContext context) => context.Mentions.Where(m => !m.Article!.IsDeleted);

    private static async Task<(int Version, IResult? Problem)> VersionAsync(long id, HttpContext http, ArchiveContext context, CancellationToken cancellation) =>
        await Precondition.ReadAsync(http.Request, () => Living(context).Where(m => m.Id == id).Select(m => (int?)m.Version).SingleOrDefaultAsync(cancellation));
}
