using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Storage;
using NewsArchive.Text;

namespace NewsArchive.Editing;

/// <summary>In which order proposals are looked through.</summary>
public enum ProposalOrder
{
    /// <summary>The surest first.</summary>
    Confidence,

    /// <summary>Article by article, as the articles came.</summary>
    Article,

    /// <summary>By the name of the speaker, or of the entity that is named; those without one last.</summary>
    Speaker,
}

/// <summary>A proposal in its sentences. Exactly one of both annotations is there, with article and entity loaded.</summary>
/// <param name="Quote">The quotation, or null.</param>
/// <param name="Mention">The mention, or null.</param>
/// <param name="Context">Its sentence and those beside it; blocks of the text are lines of it.</param>
/// <param name="Marks">Where the proposed words stand in <paramref name="Context"/>: UTF-16 code units, half-open, in order and disjoint.</param>
public sealed record WaitingProposal(Quote? Quote, Mention? Mention, string Context, IReadOnlyList<TextSpan> Marks);

/// <summary>Lists what the program has proposed and nobody has decided.</summary>
/// <param name="context">The archive.</param>
public sealed class WaitingProposals(ArchiveContext context)
{
    /// <summary>How many quotations and mentions wait.</summary>
    /// <param name="articleId">In this article, or null for all.</param>
    /// <param name="cancellation">Stops the queries.</param>
    public async Task<(int Quotes, int Mentions)> CountAsync(long? articleId, CancellationToken cancellation = default) =>
        (await Quotes(articleId).CountAsync(cancellation), await Mentions(articleId).CountAsync(cancellation));

    /// <summary>Some of the quotations that wait.</summary>
    /// <param name="articleId">In this article, or null for all.</param>
    /// <param name="order">The order.</param>
    /// <param name="skip">How many stand before them.</param>
    /// <param name="take">How many are wanted.</param>
    /// <param name="cancellation">Stops the queries.</param>
    public async Task<IReadOnlyList<WaitingProposal>> QuotesAsync(long? articleId, ProposalOrder order, int skip, int take, CancellationToken cancellation = default)
    {
        var quotes = Quotes(articleId).AsNoTracking().Include(q => q.Article).Include(q => q.Entity);
        var ordered = order switch
        {
            ProposalOrder.Article => quotes.OrderBy(q => q.ArticleId).ThenBy(q => q.Id),
            ProposalOrder.Speaker => quotes.OrderBy(q => q.EntityId == null).ThenBy(q => q.Entity!.Name).ThenBy(q => q.EntityId).ThenBy(q => q.Id),
            _ => quotes.OrderByDescending(q => q.Confidence).ThenBy(q => q.Id),
        };
        var texts = new Dictionary<long, string>();
        var waiting = new List<WaitingProposal>();
        foreach (var quote in await ordered.Skip(skip).Take(take).ToListAsync(cancellation))
        {
            var (around, marks) = Around(await TextAsync(texts, quote.ArticleId, quote.Revision, cancellation), [.. quote.Parts.Select(part => part.Span).OrderBy(part => part.Start)]);
            waiting.Add(new WaitingProposal(quote, null, around, marks));
        }

        return waiting;
    }

    /// <inheritdoc cref="QuotesAsync"/>
    /// <summary>Some of the mentions that wait.</summary>
    public async Task<IReadOnlyList<WaitingProposal>> MentionsAsync(long? articleId, ProposalOrder order, int skip, int take, CancellationToken cancellation = default)
    {
        var mentions = Mentions(articleId).AsNoTracking().Include(m => m.Article).Include(m => m.Entity);
        var ordered = order switch
        {
            ProposalOrder.Article => mentions.OrderBy(m => m.ArticleId).ThenBy(m => m.Id),
            ProposalOrder.Speaker => mentions.OrderBy(m => m.Entity!.Name).ThenBy(m => m.EntityId).ThenBy(m => m.Id),
            _ => mentions.OrderByDescending(m => m.Confidence).ThenBy(m => m.Id),
        };
        var texts = new Dictionary<long, string>();
        var waiting = new List<WaitingProposal>();
        foreach (var mention in await ordered.Skip(skip).Take(take).ToListAsync(cancellation))
        {
            var (around, marks) = Around(await TextAsync(texts, mention.ArticleId, mention.Revision, cancellation), [mention.Anchor.Span]);
            waiting.Add(new WaitingProposal(null, mention, around, marks));
        }

        return waiting;
    }

    // The sentence and the one on each side: who « il » is stands there more often than not.
    private static (string Text, IReadOnlyList<TextSpan> Marks) Around(string text, IReadOnlyList<TextSpan> spans)
    {
        var sentence = Sentences.Around(text, new TextSpan(spans[0].Start, spans[^1].End));
        var wide = Sentences.Around(text, new TextSpan(Offsets.LastBorder(text, Math.Max(0, sentence.Start - 2)), Offsets.LastBorder(text, Math.Min(text.Length, sentence.End + 2))));
        var marks = new List<TextSpan>();
        foreach (var span in spans.Where(span => marks.Count == 0 || span.Start - wide.Start >= marks[^1].End))
            marks.Add(new TextSpan(span.Start - wide.Start, span.End - wide.Start));
        return (wide.In(text).TrimEnd('\n'), marks);
    }

    private async Task<string> TextAsync(Dictionary<long, string> texts, long article, int revision, CancellationToken cancellation) =>
        texts.TryGetValue(article, out var text)
            ? text
            : texts[article] = await context.RevisionTextAsync(article, revision, cancellation);

    // What an import has left behind is looked at where anchors are.
    private IQueryable<Quote> Quotes(long? articleId) => context.Quotes.Where(q =>
        q.State == AnnotationState.Proposed && !q.Article!.IsDeleted && q.Revision == q.Article.Revision && (articleId == null || q.ArticleId == articleId));

    private IQueryable<Mention> Mentions(long? articleId) => context.Mentions.Where(m =>
        m.State == AnnotationState.Proposed && !m.Article!.IsDeleted && m.Revision == m.Article.Revision && (articleId == null || m.ArticleId == articleId));
}
