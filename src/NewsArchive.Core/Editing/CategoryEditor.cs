using Microsoft.EntityFrameworkCore;
using NewsArchive.Codebook;
using NewsArchive.Entities;
using NewsArchive.Storage;

namespace NewsArchive.Editing;

/// <summary>A category as sent.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Parent">The number of the category it is a part of, or null.</param>
/// <param name="Definition">What it means, or null.</param>
/// <param name="Colour">The name of a colour; null for grey.</param>
/// <param name="Key">One letter or digit, or null.</param>
public sealed record CategoryDraft(string? Name = null, long? Parent = null, string? Definition = null, string? Colour = null, string? Key = null);

/// <summary>Makes categories, changes, moves and deletes them.</summary>
/// <param name="context">The archive.</param>
/// <param name="log">The change log.</param>
public sealed class CategoryEditor(ArchiveContext context, ChangeLog log)
{
    /// <summary>Makes a category.</summary>
    /// <param name="draft">What was sent.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    public async Task<Edit<Category>> CreateAsync(CategoryDraft draft, CancellationToken cancellation = default)
    {
        await using var transaction = await context.BeginWriteAsync(cancellation);
        var (content, fault) = await ProveAsync(draft, 0, cancellation);
        if (content is null)
            return new Edit<Category>.Refused(fault!);
        if (await context.Categories.CountAsync(cancellation) >= Category.Most)
            return new Edit<Category>.Refused(new Message("edit.too-many-categories", Category.Most));
        var category = new Category();
        category.Become(content);
        var change = await context.AddAsync(category, () => log.Note(category, null, content), cancellation);
        await transaction.CommitAsync(cancellation);
        return new Edit<Category>.Saved(category, change.Id);
    }

    /// <summary>Replaces the content of a category; another parent moves it with all below it.</summary>
    /// <param name="id">The category.</param>
    /// <param name="version">The version the sender has seen.</param>
    /// <param name="draft">What was sent.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    public Task<Edit<Category>> ReplaceAsync(long id, int version, CategoryDraft draft, CancellationToken cancellation = default) =>
        context.ChangeAsync(context.Categories.Where(c => c.Id == id), version, async category =>
        {
            var (content, fault) = await ProveAsync(draft, id, cancellation);
            if (content is null)
                return fault!;
            var before = category.Content;
            category.Version++;
            category.Become(content);
            return log.Note(category, before, content);
        }, cancellation);

    /// <summary>Deletes a category that has none below it.</summary>
    /// <param name="id">The category.</param>
    /// <param name="version">The version the sender has seen.</param>
    /// <param name="withUses">Whether it is taken off everything that has it, all in one batch; else it must be unused.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    public Task<Edit<Category>> DeleteAsync(long id, int version, bool withUses = false, CancellationToken cancellation = default) =>
        context.ChangeAsync(context.Categories.Where(c => c.Id == id), version, async category =>
        {
            if (await context.Categories.AnyAsync(c => c.ParentId == id, cancellation))
                return new Message("edit.category-has-parts");
            var quotes = await context.Quotes.Where(q => context.QuoteCategories.Any(g => g.CategoryId == id && g.QuoteId == q.Id)).OrderBy(q => q.Id).ToListAsync(cancellation);
            var articles = await context.Articles.Where(a => context.ArticleCategories.Any(g => g.CategoryId == id && g.ArticleId == a.Id)).OrderBy(a => a.Id).ToListAsync(cancellation);
            if (quotes.Count + articles.Count > 0 && !withUses)
                return new Message("edit.category-used", quotes.Count, articles.Count);
            using var batch = quotes.Count + articles.Count > 0 ? log.BeginBatch() : null;
            foreach (var quote in quotes)
                quote.Categorise([.. quote.Categories.Where(other => other != id)], log);
            foreach (var article in articles)
                article.Categorise([.. article.Categories.Where(other => other != id)], log);
            // The database refuses to let a category go before the last that has it is written.
            await context.SaveChangesAsync(cancellation);
            context.Remove(category);
            var deletion = log.Note(category, category.Content, null);
            await context.SaveChangesAsync(cancellation);
            return deletion;
        }, cancellation);

    /// <summary>Whether the categories above one run in a circle.</summary>
    internal static async Task<bool> IsCircularAsync(ArchiveContext context, long id, long? parent, CancellationToken cancellation)
    {
        for (var depth = 0; parent is { } above; depth++)
        {
            if (above == id || depth > Category.Most)
                return true;
            parent = await context.Categories.AsNoTracking().Where(c => c.Id == above).Select(c => c.ParentId).SingleOrDefaultAsync(cancellation);
        }

        return false;
    }

    private async Task<(CategoryContent? Content, Message? Fault)> ProveAsync(CategoryDraft draft, long id, CancellationToken cancellation)
    {
        var name = Entity.Tidy(draft.Name);
        if ((Words.NameFault(name, Category.LongestName) ?? Words.NoteFault(draft.Definition, Category.LongestDefinition)) is { } fault)
            return (null, fault);
        if (!Words.TryRead(draft.Colour, CategoryColour.Grey, out var colour))
            return (null, new Message("edit.unknown-colour", Words.Shown(draft.Colour), Words.List<CategoryColour>()));
        var key = Category.KeyOf(draft.Key);
        if (key is null && !string.IsNullOrWhiteSpace(draft.Key))
            return (null, new Message("edit.no-key", Words.Shown(draft.Key)));
        var others = await context.Categories.AsNoTracking().Where(c => c.Id != id).ToListAsync(cancellation);
        if (key is not null && others.Find(c => c.Key == key) is { } taken)
            return (null, new Message("edit.key-taken", key, taken.Name));
        if (draft.Parent is { } parent && others.TrueForAll(c => c.Id != parent))
            return (null, new Message(parent == id ? "edit.category-circle" : "edit.no-category", parent));
        if (await IsCircularAsync(context, id, draft.Parent, cancellation))
            return (null, new Message("edit.category-circle", draft.Parent!));
        if (DepthOf(draft.Parent, others) + HeightOf(id, others) > Category.Deepest)
            return (null, new Message("edit.category-too-deep", Category.Deepest));
        if (others.Find(c => c.ParentId == draft.Parent && Entity.Folded(c.Name) == Entity.Folded(name)) is { } same)
            return (null, new Message("edit.category-named", same.Name));
        return (new CategoryContent(name, draft.Parent, Words.Noted(draft.Definition), colour, key), null);
    }

    private static int DepthOf(long? parent, List<Category> others)
    {
        var depth = 0;
        for (; parent is not null && depth <= Category.Most; depth++)
            parent = others.Find(c => c.Id == parent)?.ParentId;
        return depth;
    }

    private static int HeightOf(long id, List<Category> others)
    {
        var places = new CategoryTree(others, StringComparer.Ordinal).Places;
        // Without the category itself, those below it are roots.
        var height = 0;
        for (var i = 0; i < places.Count; i++)
        {
            if (places[i].Depth == 0 && places[i].Category.ParentId == id)
                height = Math.Max(height, places.Skip(i + 1).TakeWhile(place => place.Depth > 0).Select(place => place.Depth).DefaultIfEmpty(0).Max() + 1);
        }

        return height;
    }
}
