using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Proposals;
using NewsArchive.Storage;

namespace NewsArchive.Editing;

/// <summary>What became of the proposals for some articles.</summary>
/// <param name="Last">The number of the last article that was read.</param>
/// <param name="Articles">How many articles were read.</param>
/// <param name="Quotes">How many quotations are newly proposed.</param>
/// <param name="Mentions">How many mentions are newly proposed.</param>
/// <param name="Kept">How many earlier proposals are made again.</param>
/// <param name="Removed">How many earlier proposals are not made any more.</param>
public sealed record ProposalReport(long Last = 0, long Articles = 0, long Quotes = 0, long Mentions = 0, long Kept = 0, long Removed = 0)
{
    /// <summary>Both together.</summary>
    /// <param name="next">What was read after this.</param>
    public ProposalReport And(ProposalReport next) => new(
        next.Last, Articles + next.Articles, Quotes + next.Quotes, Mentions + next.Mentions, Kept + next.Kept, Removed + next.Removed);
}

/// <summary>Reads articles and stores what the program proposes for them. Each article is stored whole or not at all, and which were read is stored with it: it can be stopped at any moment, and goes on.</summary>
/// <param name="context">The archive.</param>
/// <param name="time">The clock.</param>
public sealed class Proposing(ArchiveContext context, TimeProvider time)
{
    /// <summary>In whose name proposals stand in the log. A person's undo does not reach them.</summary>
    public const string Who = "NewsArchive";

    private readonly ChangeLog _log = new(context, time, Who);

    /// <summary>Told of an article whose text the program failed to read; nothing is proposed for it.</summary>
    public Action<long, Exception>? Failed { get; init; }

    /// <summary>Told of an article that has more in it than is proposed (<see cref="ArticleProposals.IsPartial"/>).</summary>
    public Action<long>? Cut { get; init; }

    /// <summary>How many articles wait to be read.</summary>
    /// <param name="cancellation">Stops the query.</param>
    public Task<int> WaitingAsync(CancellationToken cancellation = default) => Unread().CountAsync(cancellation);

    /// <summary>Reads the next articles.</summary>
    /// <param name="after">Only articles with higher numbers.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="again">Whether articles that were read already are read again.</param>
    /// <param name="cancellation">Stops before anything is stored.</param>
    /// <returns>Null when there is none left.</returns>
    public async Task<ProposalReport?> NextAsync(long after, int count, bool again = false, CancellationToken cancellation = default)
    {
        context.ChangeTracker.Clear();
        var which = (again ? context.LivingArticles : Unread()).Where(article => article.Id > after).OrderBy(article => article.Id).Take(count);
        var texts = await (from article in which
                           join revision in context.Revisions on new { article.Id, Number = article.Revision } equals new { Id = revision.ArticleId, revision.Number }
                           orderby article.Id
                           select revision).AsNoTracking().ToListAsync(cancellation);
        if (texts.Count == 0)
            return null;
        // Before the transaction: nobody who writes has to wait for it.
        var proposed = new List<(Revision Text, ArticleProposals Proposals)>();
        foreach (var text in texts)
        {
            cancellation.ThrowIfCancellationRequested();
            proposed.Add((text, Read(text)));
        }

        var report = new ProposalReport(texts[^1].ArticleId);
        // Nothing here goes back by halves.
        context.Database.AutoSavepointsEnabled = false;
        await using var transaction = await context.BeginWriteAsync(cancellation);
        using var lines = _log.WriteAtOnce();
        foreach (var (text, proposals) in proposed)
        {
            // An import was faster: its text is read another time.
            if (!await context.LivingArticles.AnyAsync(article => article.Id == text.ArticleId && article.Revision == text.Number, cancellation))
                continue;
            using (_log.BeginBatch())
                report = report.And(await new ProposalStore(context, _log, text).StoreAsync(proposals, cancellation));
            await MarkAsync(text, cancellation);
        }

        await transaction.CommitAsync(cancellation);
        foreach (var (text, _) in proposed.Where(one => one.Proposals.IsPartial))
            Cut?.Invoke(text.ArticleId);
        return report;
    }

    // A rule that fails in one text must keep nobody from the proposals for all others.
    private ArticleProposals Read(Revision text)
    {
        try
        {
            return ArticleProposals.Of(text.Text);
        }
        catch (Exception fault) when (Failed is not null)
        {
            Failed(text.ArticleId, fault);
            return ArticleProposals.None;
        }
    }

    private IQueryable<Article> Unread() => context.LivingArticles.Where(article =>
        !context.ProposedTexts.Any(read => read.ArticleId == article.Id && read.Revision == article.Revision && read.Rules == ArticleProposals.Rules));

    private async Task MarkAsync(Revision text, CancellationToken cancellation)
    {
        var read = await context.ProposedTexts.SingleOrDefaultAsync(one => one.ArticleId == text.ArticleId, cancellation);
        if (read is null)
            context.Add(read = new ProposedText { ArticleId = text.ArticleId });
        (read.Revision, read.Rules) = (text.Number, ArticleProposals.Rules);
        await context.SaveChangesAsync(cancellation);
        context.ChangeTracker.Clear();
    }
}
