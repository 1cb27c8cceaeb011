using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Storage;

namespace NewsArchive.Editing;

/// <summary>An article that people have worked on since it was imported.</summary>
/// <param name="Id">The article.</param>
/// <param name="Title">Its title.</param>
public sealed record WorkedOn(long Id, string Title);

/// <summary>Takes an import back as a whole, as long as nobody has worked with what it brought.</summary>
/// <remarks>
/// New articles are deleted, and may be imported again; changed ones get the text they had before as a new revision, and
/// what their file said before around it; what a person corrected before stays. Duplicates are forgotten. All of it is one transaction, and the deletions are one batch of the log.
/// </remarks>
/// <param name="context">The archive.</param>
/// <param name="log">The change log.</param>
/// <param name="time">The clock.</param>
public sealed class ImportUndo(ArchiveContext context, ChangeLog log, TimeProvider time)
{
    private const int MostNamed = 20;

    /// <summary>What stands in the way: articles with annotations or categories of people, in collections, corrected since, or changed by a later import.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cancellation">Stops the question.</param>
    /// <returns>The first of them; none when the import can be taken back.</returns>
    public async Task<IReadOnlyList<WorkedOn>> ObstaclesAsync(long run, CancellationToken cancellation = default) => await (
        from file in Brought(run)
        join its in context.ImportRuns on file.RunId equals its.Id
        join article in context.LivingArticles on file.ArticleId equals article.Id
        where context.Quotes.Any(q => q.ArticleId == article.Id && (q.Confidence == null || q.State != AnnotationState.Proposed))
            || context.Mentions.Any(m => m.ArticleId == article.Id && (m.Confidence == null || m.State != AnnotationState.Proposed))
            || context.CollectionArticles.Any(member => member.ArticleId == article.Id)
            || context.ArticleCategories.Any(given => given.ArticleId == article.Id)
            || (article.Corrected != null && context.Changes.Any(c => c.Subject == ChangeSubject.Article && c.SubjectId == article.Id && c.At >= its.StartedAt && c.After!.Contains("\"corrected\"")))
            || (file.Number != null && article.Revision != file.Number)
            || (file.Number == null && context.ImportedFiles.Any(f => f.Outcome == ImportOutcome.Updated && f.ArticleId == article.Id && f.RunId > file.RunId && context.ImportRuns.Any(r => r.Id == f.RunId && r.State != ImportState.Undone)))
        orderby article.Id
        select new WorkedOn(article.Id, article.Title)).Distinct().Take(MostNamed).ToListAsync(cancellation);

    /// <summary>Takes an import back.</summary>
    /// <param name="run">The run; it must have ended.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    /// <returns>What stands in the way; none when it was taken back.</returns>
    public async Task<IReadOnlyList<WorkedOn>> UndoAsync(ImportRun run, CancellationToken cancellation = default)
    {
        await using var transaction = await context.BeginWriteAsync(cancellation);
        var obstacles = await ObstaclesAsync(run.Id, cancellation);
        if (obstacles.Count > 0)
            return obstacles;
        using (log.BeginBatch())
        {
            await foreach (var file in Brought(run.Id).AsAsyncEnumerable().WithCancellation(cancellation))
            {
                if (await context.LivingArticles.SingleOrDefaultAsync(a => a.Id == file.ArticleId, cancellation) is not { } article)
                    continue;
                if (file.Outcome == ImportOutcome.Updated)
                    await GoBackAsync(article, file, cancellation);
                else
                    Release(article);
                await context.SaveChangesAsync(cancellation);
                context.ChangeTracker.Clear();
            }
        }

        var keys = context.ImportedFiles.Where(f => f.RunId == run.Id && f.Outcome == ImportOutcome.Duplicate).Select(f => f.Key);
        await context.Duplicates.Where(duplicate => keys.Contains(duplicate.Key)).ExecuteDeleteAsync(cancellation);
        await context.ImportRuns.Where(r => r.Id == run.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.State, ImportState.Undone), cancellation);
        await transaction.CommitAsync(cancellation);
        return [];
    }

    private IQueryable<ImportedFile> Brought(long run) => context.ImportedFiles.AsNoTracking()
        .Where(f => f.RunId == run && (f.Outcome == ImportOutcome.Imported || (f.Outcome == ImportOutcome.Updated && (f.Number != null || f.FormerSource != null)))).OrderBy(f => f.Place);

    private void Release(Article article)
    {
        new ArticleEditor(context, log).SetDeleted(article, true, null);
        article.IsReleased = true;
    }

    private async Task GoBackAsync(Article article, ImportedFile file, CancellationToken cancellation)
    {
        article.Version++;
        if (file.FormerSource is { } source)
            article.File(article.Filed with { Source = source.Length == 0 ? null : source });
        if (file.Number is not null)
            await GoBackAsync(article, cancellation);
    }

    // Nothing is taken out of the history: the text before comes again, as the newest.
    private async Task GoBackAsync(Article article, CancellationToken cancellation)
    {
        var before = await context.Revisions.AsNoTracking().Where(r => r.ArticleId == article.Id && r.Number == article.Revision - 1).SingleStoredAsync(cancellation);
        // None is kept of texts that were replaced before the program did so: then what stands there stays.
        var around = await context.RevisionArounds.AsNoTracking().SingleOrDefaultAsync(r => r.ArticleId == article.Id && r.Number == before.Number, cancellation) ?? RevisionAround.Of(article);
        context.Add(RevisionAround.Of(article));
        article.Revision++;
        article.TextHash = Fingerprint.OfText(before.Text);
        article.File(new ArticleHead(before.Date, before.Title, before.TitleIsDerived, article.Filed.Source, around.Authors));
        (article.Url, article.Section, article.Language, article.Origins) = (around.Url, around.Section, around.Language, around.Origins);
        context.Add(new Revision
        {
            ArticleId = article.Id,
            Number = article.Revision,
            Title = before.Title,
            TitleIsDerived = before.TitleIsDerived,
            Date = before.Date,
            Text = before.Text,
            Blocks = before.Blocks,
            ContentHash = before.ContentHash,
            File = before.File,
            Encoding = before.Encoding,
            ImportedAt = time.GetUtcNow(),
        });
        // Only proposals, of the text that goes: their next run reads the other one.
        foreach (var quote in await context.Quotes.Where(q => q.ArticleId == article.Id).ToListAsync(cancellation))
        {
            log.Note(quote, quote.Content, null);
            context.Remove(quote);
        }

        foreach (var mention in await context.Mentions.Where(m => m.ArticleId == article.Id).ToListAsync(cancellation))
        {
            log.Note(mention, mention.Content, null);
            context.Remove(mention);
        }
    }
}
