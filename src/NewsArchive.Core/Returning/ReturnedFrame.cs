using Microsoft.EntityFrameworkCore;
using NewsArchive.Codebook;
using NewsArchive.Collections;
using NewsArchive.Editing;
using NewsArchive.Storage;

namespace NewsArchive.Returning;

/// <summary>Finds the categories and collections of a file in the archive, by their names, or makes them.</summary>
internal sealed class ReturnedFrame(ReturnPen pen)
{
    private readonly ArchiveContext _context = pen.Context;
    private readonly Dictionary<long, long> _categories = [], _collections = [];
    private readonly Dictionary<string, long> _tags = [];
    private List<(long Id, string Name, long? Parent, string? Key)>? _codebook;

    public async Task TakeAsync(ReturnedCategory category, CancellationToken cancellation)
    {
        var codebook = await CodebookAsync(cancellation);
        long? parent = category.Content.ParentId is { } above && _categories.TryGetValue(above, out var there) ? there : null;
        var same = codebook.Find(one => one.Parent == parent && one.Name == category.Content.Name);
        if (same.Name is not null)
        {
            _categories[category.Id] = same.Id;
            return;
        }

        // Its letter, unless another one is given by it.
        var key = codebook.Exists(one => one.Key == category.Content.Key) ? null : category.Content.Key;
        if (await MakeAsync(category.Content with { ParentId = parent, Key = key }, category.Version, cancellation) is { } made)
            _categories[category.Id] = made;
    }

    public async Task TakeAsync(ReturnedCollection collection, CancellationToken cancellation)
    {
        var content = collection.Content;
        var same = await _context.Collections.Where(one => one.Name == content.Name && one.Kind == content.Kind).OrderBy(one => one.Id).Select(one => (long?)one.Id).FirstOrDefaultAsync(cancellation);
        if (same is null && !pen.IsDryRun)
        {
            var made = new Collection { Id = pen.Next("collection"), Version = collection.Version };
            made.Become(content);
            _context.Add(made);
            pen.Log.Note(made, null, made.Content);
            await _context.SaveChangesAsync(cancellation);
            _context.ChangeTracker.Clear();
            same = made.Id;
        }

        if (same is { } id && content.Kind == CollectionKind.Fixed)
            _collections[collection.Id] = id;
    }

    /// <summary>The categories that numbers of the file, or names, stand for.</summary>
    public async Task<IReadOnlyList<long>> CategoriesAsync(IEnumerable<(long? Number, string? Name)> categories, CancellationToken cancellation)
    {
        var found = new List<long>();
        foreach (var (number, name) in categories)
        {
            if (number is { } known && _categories.TryGetValue(known, out var id))
                found.Add(id);
            else if (name is not null && await NamedAsync(name, cancellation) is { } named)
                found.Add(named);
        }

        return [.. found.Distinct()];
    }

    /// <summary>Puts an article into the collections it was in.</summary>
    public async Task CollectAsync(long article, IEnumerable<long> collections, CancellationToken cancellation)
    {
        foreach (var number in collections)
        {
            if (pen.IsDryRun || !_collections.TryGetValue(number, out var id) || await _context.CollectionArticles.AnyAsync(member => member.CollectionId == id && member.ArticleId == article, cancellation))
                continue;
            _context.Add(new CollectionArticle { CollectionId = id, ArticleId = article });
        }
    }

    private async Task<long?> NamedAsync(string typed, CancellationToken cancellation)
    {
        var name = Entities.Entity.Tidy(typed);
        if (Words.NameFault(name, Category.LongestName) is not null)
            return null;
        if (_tags.TryGetValue(name, out var known))
            return known;
        var same = (await CodebookAsync(cancellation)).Find(one => one.Name == name);
        if ((same.Name is null ? await MakeAsync(new CategoryContent(name, null, null, CategoryColour.Grey, null), 1, cancellation) : same.Id) is not { } id)
            return null;
        return _tags[name] = id;
    }

    private async Task<long?> MakeAsync(CategoryContent content, int version, CancellationToken cancellation)
    {
        var codebook = await CodebookAsync(cancellation);
        if (codebook.Count >= Category.Most)
        {
            pen.Report.Say(content.Name, new Message("edit.too-many-categories", Category.Most));
            return null;
        }

        var category = new Category { Id = pen.Next("category"), Version = version };
        category.Become(content);
        codebook.Add((category.Id, content.Name, content.ParentId, content.Key));
        if (pen.IsDryRun)
            return category.Id;
        _context.Add(category);
        pen.Log.Note(category, null, content);
        await _context.SaveChangesAsync(cancellation);
        _context.ChangeTracker.Clear();
        return category.Id;
    }

    private async Task<List<(long Id, string Name, long? Parent, string? Key)>> CodebookAsync(CancellationToken cancellation) =>
        _codebook ??= [.. (await _context.Categories.AsNoTracking().OrderBy(c => c.Id).ToListAsync(cancellation)).Select(c => (c.Id, c.Name, c.ParentId, c.Key))];
}
