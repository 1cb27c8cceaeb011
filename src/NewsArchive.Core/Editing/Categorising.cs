using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Storage;

namespace NewsArchive.Editing;

/// <summary>How quotations and articles are given categories.</summary>
internal static class Categorising
{
    // More on one thing are a mistake, not a code.
    private const int Most = 100;

    public static Change Categorise(this Quote quote, IReadOnlyList<long> categories, ChangeLog log) =>
        quote.Rewrite(quote.Content with { Categories = categories }, log);

    public static Change Categorise(this Article article, IReadOnlyList<long> categories, ChangeLog log, long? undoes = null)
    {
        var before = article.Categories;
        article.Version++;
        article.Categories = categories;
        return log.Note(article, before, undoes);
    }

    /// <summary>Holds numbers of categories against the codebook.</summary>
    /// <returns>The numbers, each once and in their order, or what is wrong: there is no such category.</returns>
    public static async Task<(IReadOnlyList<long> Categories, Message? Fault)> ProveCategoriesAsync(
        this ArchiveContext context, IReadOnlyList<long> sent, CancellationToken cancellation)
    {
        if (sent.Count == 0)
            return ([], null);
        if (sent.Count > Most)
            return ([], new Message("edit.too-many-categories", Most));
        var known = await context.Categories.Where(c => sent.Contains(c.Id)).Select(c => c.Id).OrderBy(id => id).ToListAsync(cancellation);
        var unknown = sent.Except(known).ToList();
        return unknown.Count > 0 ? ([], new Message("edit.no-category", unknown[0])) : (known, null);
    }
}
