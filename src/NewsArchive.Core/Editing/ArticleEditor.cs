using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Storage;

namespace NewsArchive.Editing;

/// <summary>Corrects what is known of articles, deletes them and brings them back.</summary>
/// <param name="context">The archive.</param>
/// <param name="log">The change log.</param>
public sealed class ArticleEditor(ArchiveContext context, ChangeLog log)
{
    /// <summary>Deletes an article: it leaves every list and index, and later imports do not bring it back.</summary>
    /// <param name="id">The article.</param>
    /// <param name="version">The version the sender has seen.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    public Task<Edit<Article>> DeleteAsync(long id, int version, CancellationToken cancellation = default) =>
        context.ChangeAsync(
            context.LivingArticles.Where(a => a.Id == id), version,
            article => Task.FromResult<Attempt>(SetDeleted(article, true, null)), cancellation);

    /// <summary>Gives an article other categories.</summary>
    /// <param name="id">The article.</param>
    /// <param name="version">The version the sender has seen.</param>
    /// <param name="categories">Their numbers: all it shall have.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    public Task<Edit<Article>> CategoriseAsync(long id, int version, IReadOnlyList<long> categories, CancellationToken cancellation = default) =>
        context.ChangeAsync(context.LivingArticles.Where(a => a.Id == id), version, async article =>
        {
            var (known, fault) = await context.ProveCategoriesAsync(categories, cancellation);
            return fault is null ? article.Categorise(known, log) : fault;
        }, cancellation);

    /// <summary>Corrects date, title, publication or authors of an article; its text stays as it is.</summary>
    /// <param name="id">The article.</param>
    /// <param name="version">The version the sender has seen.</param>
    /// <param name="correction">What a person makes of them.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    /// <returns>The article; refused when everything is so already.</returns>
    public Task<Edit<Article>> CorrectAsync(long id, int version, Correction correction, CancellationToken cancellation = default) =>
        context.ChangeAsync(
            context.LivingArticles.Where(a => a.Id == id), version,
            article => Task.FromResult<Attempt>(article.Correct(correction, log) is { } change ? change : new Message("correct.nothing")), cancellation);

    /// <summary>Takes changes back, in the transaction of the caller: of the fields, of the categories, or of the mark of deletion. Each is of another article.</summary>
    internal async Task<List<Change>> TakeBackAsync(List<Change> changes, CancellationToken cancellation)
    {
        var numbers = changes.Select(change => change.SubjectId).ToList();
        var articles = await context.Articles.AsNoTracking().Where(a => numbers.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancellation);
        var undone = new List<Change>();
        using var lines = log.WriteAtOnce();
        using var writer = new CorrectionWriter(context);
        foreach (var change in changes)
            undone.Add(TakeBack(change, articles[change.SubjectId], writer));
        return undone;
    }

    private Change TakeBack(Change change, Article article, CorrectionWriter writer)
    {
        var before = StoredJson.Read<ArticleState>(change.Before!);
        if (before.Corrected is null)
        {
            context.Attach(article);
            return before.Categories is { } categories ? article.Categorise(categories, log, change.Id) : SetDeleted(article, before.IsDeleted, change.Id);
        }

        var undo = article.Restore(before, log, change.Id);
        writer.Write(article);
        return undo;
    }

    /// <summary>Sets or takes away the mark of deletion in the transaction of the caller.</summary>
    internal Change SetDeleted(Article article, bool deleted, long? undoes)
    {
        article.IsDeleted = deleted;
        article.IsReleased = false;
        article.Version++;
        return log.Note(article, !deleted, undoes);
    }
}
