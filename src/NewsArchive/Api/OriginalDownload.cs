using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Storage;

namespace NewsArchive.Api;

/// <summary>The saved page an article was read from, byte for byte: a download, and never a page of this site.</summary>
internal static class OriginalDownload
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/articles/{id:long}/original", GiveAsync).WithName("downloadOriginal").Produces<Stream>(200, "application/octet-stream").ProducesProblem(404);

    private static async Task<IResult> GiveAsync(long id, HttpContext http, ArchiveContext context, CancellationToken cancellation)
    {
        var found = await (
            from article in context.LivingArticles
            where article.Id == id
            from of in context.RevisionOriginals.Where(of => of.ArticleId == id).OrderByDescending(of => of.Number).Take(1)
            join original in context.Originals on of.Hash equals original.Hash
            select new { article.Key, original.Hash, original.Length, original.Packed }).SingleOrDefaultAsync(cancellation);
        if (found is null)
            return Problems.NotFound();
        if (!Original.IsSound(new MemoryStream(found.Packed), found.Hash, found.Length))
            throw new DamagedArchiveException(DamagedPart.Original, new InvalidDataException($"The saved page of article {id} is not the one of its hash."));
        // Whoever opens it all the same, in whatever program, opens it without script, forms and this site's name.
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        var name = string.Concat(found.Key.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' ? c : '_'));
        return TypedResults.Stream(Original.Unpack(found.Packed), "application/octet-stream", $"{name}.html");
    }
}
