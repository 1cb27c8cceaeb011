using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Storage;
using NewsArchive.Text;
using NewsArchive.Text.Alignment;

namespace NewsArchive.Editing;

/// <summary>Lists the annotations that wait for a person, because the text of their article has changed.</summary>
/// <param name="context">The archive.</param>
public sealed class WaitingAnchors(ArchiveContext context)
{
    private const int MostPlaces = 3;

    /// <summary>How many wait.</summary>
    /// <param name="articleId">In this article, or null for all.</param>
    /// <param name="cancellation">Stops the query.</param>
    public async Task<int> CountAsync(long? articleId, CancellationToken cancellation = default) =>
        await Quotes(articleId).CountAsync(cancellation) + await Mentions(articleId).CountAsync(cancellation);

    /// <summary>One page of them, article by article, with the places each may stand at.</summary>
    /// <param name="articleId">In this article, or null for all.</param>
    /// <param name="skip">How many stand before the page.</param>
    /// <param name="take">How many are wanted.</param>
    /// <param name="cancellation">Stops the queries.</param>
    public async Task<IReadOnlyList<WaitingAnchor>> ListAsync(long? articleId, int skip, int take, CancellationToken cancellation = default)
    {
        var rows = await Quotes(articleId).Select(q => new { IsMention = 0, q.Id, q.ArticleId })
            .Concat(Mentions(articleId).Select(m => new { IsMention = 1, m.Id, m.ArticleId }))
            .OrderBy(row => row.ArticleId).ThenBy(row => row.IsMention).ThenBy(row => row.Id).Skip(skip).Take(take).ToListAsync(cancellation);
        var texts = new Dictionary<(long, int), string>();
        var alignments = new Dictionary<(long, int), TextAlignment>();
        var waiting = new List<WaitingAnchor>();
        foreach (var row in rows)
        {
            if (row.IsMention == 0)
            {
                var quote = await context.Quotes.AsNoTracking().Include(q => q.Entity).Include(q => q.Article).Where(q => q.Id == row.Id).SingleStoredAsync(cancellation);
                var former = context.LastSure(quote) ?? quote.Content;
                var places = Show(row.ArticleId, former.Revision, quote.Article!.Revision, RolesOf(former), quote.Revision == quote.Article.Revision ? [.. quote.Content.Anchors] : []);
                waiting.Add(new WaitingAnchor(quote, null, former.Revision, quote.Article.Revision, places));
            }
            else
            {
                var mention = await context.Mentions.AsNoTracking().Include(m => m.Entity).Include(m => m.Article).Where(m => m.Id == row.Id).SingleStoredAsync(cancellation);
                var former = context.LastSure(mention) ?? mention.Content;
                var places = Show(row.ArticleId, former.Revision, mention.Article!.Revision, [(PassageRole.Part, former.Anchor)], mention.Revision == mention.Article.Revision ? [mention.Anchor] : []);
                waiting.Add(new WaitingAnchor(null, mention, former.Revision, mention.Article.Revision, places));
            }
        }

        return waiting;

        List<WaitingPassage> Show(long article, int from, int to, IReadOnlyList<(PassageRole Role, Anchor Anchor)> anchors, IReadOnlyList<Anchor> now)
        {
            var (old, current) = (TextOf(article, from), TextOf(article, to));
            if (!alignments.TryGetValue((article, from), out var alignment))
                alignments[(article, from)] = alignment = new TextAlignment(old, current);
            return [.. anchors.Select((anchor, i) => new WaitingPassage(
                anchor.Role, ShownPlace.Of(old, anchor.Anchor.Span, 1), PlacesOf(alignment, current, anchor.Anchor, i < now.Count ? now[i] : null)))];
        }

        string TextOf(long article, int number)
        {
            if (!texts.TryGetValue((article, number), out var text))
                texts[(article, number)] = text = context.Revisions.Where(r => r.ArticleId == article && r.Number == number).Select(r => r.Text).SingleStored();
            return text;
        }
    }

    private static List<ShownPlace> PlacesOf(TextAlignment alignment, string text, Anchor former, Anchor? now)
    {
        var found = alignment.Candidates(former.Span, MostPlaces + 1).ToList();
        if (now is not null)
        {
            var score = found.Find(candidate => candidate.Span == now.Span)?.Score ?? 1;
            found.RemoveAll(candidate => candidate.Span.Overlaps(now.Span));
            found.Insert(0, new Candidate(now.Span, score));
        }

        return [.. found.Take(MostPlaces).Where(candidate => Offsets.Fits(text, candidate.Span)).Select(candidate => ShownPlace.Of(text, candidate.Span, candidate.Score))];
    }

    private static List<(PassageRole, Anchor)> RolesOf(QuoteContent quote)
    {
        var roles = quote.Parts.Select(part => (PassageRole.Part, part)).ToList();
        if (quote.Cue is not null)
            roles.Add((PassageRole.Cue, quote.Cue));
        if (quote.Speaker is not null)
            roles.Add((PassageRole.Speaker, quote.Speaker));
        return roles;
    }

    private IQueryable<Quote> Quotes(long? articleId) => context.Quotes.AsNoTracking().Where(q =>
        !q.Article!.IsDeleted && (articleId == null || q.ArticleId == articleId) && q.State != AnnotationState.Rejected
        && (q.Anchoring == Anchoring.Check || q.Revision != q.Article.Revision));

    private IQueryable<Mention> Mentions(long? articleId) => context.Mentions.AsNoTracking().Where(m =>
        !m.Article!.IsDeleted && (articleId == null || m.ArticleId == articleId) && m.State != AnnotationState.Rejected
        && (m.Anchoring == Anchoring.Check || m.Revision != m.Article.Revision));
}
