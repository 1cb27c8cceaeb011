using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Storage;

namespace NewsArchive.Returning;

/// <summary>Finds the articles of a file in the archive, or makes them where the file has all of them.</summary>
internal sealed class ReturnedArticles(ReturnPen pen, ReturnedFrame frame)
{
    private readonly ArchiveContext _context = pen.Context;
    private readonly HashSet<string> _made = new(StringComparer.Ordinal);

    /// <summary>An article of the archive.</summary>
    /// <param name="Id">Its number.</param>
    /// <param name="Current">The text it has now.</param>
    /// <param name="IsMade">Whether it was made from the file.</param>
    internal sealed record Found(long Id, Revision Current, bool IsMade);

    /// <returns>The article, or why there is none; both null when a dry run would make it.</returns>
    public async Task<(Found? Found, Message? Fault)> OfAsync(ReturnedArticle wanted, CancellationToken cancellation)
    {
        foreach (var id in await CandidatesAsync(wanted, cancellation))
        {
            var article = await _context.Articles.AsNoTracking().Where(a => a.Id == id).Select(a => new { a.Revision, a.IsDeleted }).SingleOrDefaultAsync(cancellation);
            if (article is null)
                continue;
            if (article.IsDeleted)
                return (null, new Message("return.deleted"));
            pen.Report.Found++;
            return (new Found(id, await RevisionAsync(id, article.Revision, cancellation), false), null);
        }

        if (wanted.Content is not { } content)
        {
            pen.Report.Missing++;
            return (null, new Message("return.no-article"));
        }

        if (!_made.Add(content.Article.Key))
            return (null, new Message("return.twice"));
        pen.Report.Made++;
        var made = await MakeAsync(content, cancellation);
        return (new Found(made, content.Current, true), null);
    }

    /// <summary>The texts an article had before, the latest first.</summary>
    public IReadOnlyList<Revision> Earlier(long id, int current) =>
        [.. _context.Revisions.AsNoTracking().Where(r => r.ArticleId == id && r.Number != current).OrderByDescending(r => r.Number)];

    private Task<Revision> RevisionAsync(long id, int number, CancellationToken cancellation) =>
        _context.Revisions.AsNoTracking().Where(r => r.ArticleId == id && r.Number == number).SingleStoredAsync(cancellation);

    // By its key; by the very text; by its address; by a number that some archive gave it, which its words must prove.
    private async Task<List<long>> CandidatesAsync(ReturnedArticle wanted, CancellationToken cancellation)
    {
        var found = new List<long>();
        foreach (var key in wanted.Keys)
        {
            found.AddRange(await _context.Articles.Where(a => a.Key == key).Select(a => a.Id).ToListAsync(cancellation));
            found.AddRange(await _context.Duplicates.Where(d => d.Key == key).Select(d => d.ArticleId).ToListAsync(cancellation));
        }

        if (found.Count == 0 && wanted.Texts.Count > 0)
        {
            var hash = Fingerprint.OfText(wanted.Texts[wanted.Texts.Keys.Max()]);
            found.AddRange(await _context.Articles.Where(a => a.TextHash == hash && !a.IsReleased).OrderBy(a => a.Id).Select(a => a.Id).Take(1).ToListAsync(cancellation));
        }

        if (found.Count == 0 && wanted.Url is { } url)
            found.AddRange(await _context.Articles.Where(a => a.Url == url).OrderBy(a => a.Id).Select(a => a.Id).Take(1).ToListAsync(cancellation));
        if (found.Count == 0 && wanted.Content is null && wanted.Number is { } number)
            found.Add(number);
        return found;
    }

    private async Task<long> MakeAsync(ReturnedContent content, CancellationToken cancellation)
    {
        var article = content.Article;
        article.Categories = await frame.CategoriesAsync(article.Categories.Select(number => ((long?)number, (string?)null)), cancellation);
        if (pen.IsDryRun)
            return pen.Next("article");
        _context.Add(article);
        await _context.SaveChangesAsync(cancellation);
        await ChangeFeed.NoteNewAsync(_context, article.Id, cancellation);
        foreach (var duplicate in content.Duplicates)
        {
            if (!await _context.Duplicates.AnyAsync(d => d.Key == duplicate.Key, cancellation) && !await _context.Articles.AnyAsync(a => a.Key == duplicate.Key, cancellation))
                _context.Add(new Duplicate { Key = duplicate.Key, ArticleId = article.Id, File = duplicate.File, Date = duplicate.Date });
        }

        await frame.CollectAsync(article.Id, content.Collections, cancellation);
        await _context.SaveChangesAsync(cancellation);
        _context.ChangeTracker.Clear();
        return article.Id;
    }
}
