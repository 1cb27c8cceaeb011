using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Storage;

namespace NewsArchive.Editing;

/// <summary>An article as it is, and as it would be.</summary>
/// <param name="Id">The article.</param>
/// <param name="Before">What is shown.</param>
/// <param name="After">What would be shown.</param>
/// <param name="Changed">The fields that would change; what a person corrected may be what the file has come to say.</param>
public sealed record PreviewedArticle(long Id, ArticleHead Before, ArticleHead After, IReadOnlyList<ArticleField> Changed);

/// <summary>What a correction would make of many articles.</summary>
/// <param name="Articles">How many there are.</param>
/// <param name="Changes">How many would be different; the others are so already.</param>
/// <param name="First">The first of those, in their order.</param>
/// <param name="Seen">Names the articles and their versions: another one when somebody has changed one of them, or when they are others.</param>
public sealed record CorrectionPreview(long Articles, long Changes, IReadOnlyList<PreviewedArticle> First, string Seen);

/// <summary>Corrects many articles by one decision: one transaction, one batch of the log, one undo.</summary>
/// <param name="context">The archive.</param>
/// <param name="log">The change log.</param>
public sealed class BulkCorrection(ArchiveContext context, ChangeLog log)
{
    /// <summary>How many articles a preview shows.</summary>
    public const int Shown = 20;

    // However many there are, so many are in memory.
    private const int AtOnce = 500;

    /// <summary>Tells what a correction would change.</summary>
    /// <param name="articles">The articles, in their order; deleted ones are passed over.</param>
    /// <param name="correction">The correction.</param>
    /// <param name="cancellation">Stops the look.</param>
    public async Task<CorrectionPreview> PreviewAsync(IEnumerable<long> articles, Correction correction, CancellationToken cancellation = default)
    {
        var (count, changes, first) = (0L, 0L, new List<PreviewedArticle>());
        using var seen = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var some in articles.Chunk(AtOnce))
        {
            foreach (var article in await LoadAsync(some, cancellation))
            {
                count++;
                seen.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{article.Id}.{article.Version} ")));
                var before = article.Head;
                if (article.Correct(correction) is not { Count: > 0 } changed)
                    continue;
                if (++changes <= Shown)
                    first.Add(new(article.Id, before, article.Head, changed));
            }
        }

        return new(count, changes, first, Convert.ToHexString(seen.GetHashAndReset().AsSpan(0, 16)));
    }

    /// <summary>Corrects.</summary>
    /// <param name="articles">The articles, as they were previewed.</param>
    /// <param name="correction">The correction.</param>
    /// <param name="seen">What the preview was named (<see cref="CorrectionPreview.Seen"/>).</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    /// <returns>The preview that was agreed to; stale, with what stands there now, when that is another one; refused when nothing would change.</returns>
    public async Task<Edit<CorrectionPreview>> CorrectAsync(IReadOnlyList<long> articles, Correction correction, string? seen, CancellationToken cancellation = default)
    {
        await using var transaction = await context.BeginWriteAsync(cancellation);
        var preview = await PreviewAsync(articles, correction, cancellation);
        if (preview.Seen != seen)
            return new Edit<CorrectionPreview>.Stale(preview);
        if (preview.Changes == 0)
            return new Edit<CorrectionPreview>.Refused(new Message("correct.nothing"));
        using var batch = log.BeginBatch();
        using (log.WriteAtOnce())
        using (var writer = new CorrectionWriter(context))
        {
            foreach (var some in articles.Chunk(AtOnce))
            {
                foreach (var article in await LoadAsync(some, cancellation))
                {
                    if (article.Correct(correction, log) is not null)
                        writer.Write(article);
                }
            }
        }

        await transaction.CommitAsync(cancellation);
        return new Edit<CorrectionPreview>.Saved(preview, batch.Id!.Value);
    }

    private async Task<IEnumerable<Article>> LoadAsync(long[] some, CancellationToken cancellation)
    {
        var found = await context.LivingArticles.AsNoTracking().Where(a => some.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancellation);
        return some.Distinct().Where(found.ContainsKey).Select(id => found[id]);
    }
}
