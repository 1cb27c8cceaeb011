using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Editing;
using NewsArchive.Storage;

namespace NewsArchive.Returning;

/// <summary>Stores the annotations of a file for one article beside those it has.</summary>
/// <remarks>
/// What stands there just so is the same annotation. A proposal that nobody has touched is decided by what the file says of the same
/// words; where a person has said something else of them, that stays. Each annotation of the archive is the same as one of the file only.
/// </remarks>
internal sealed class ReturnedAnnotations(ReturnPen pen, ReturnedRegister register, ReturnedFrame frame)
{
    private readonly ArchiveContext _context = pen.Context;

    public async Task StoreAsync(long articleId, ReturnedArticle article, Revision current, Placing placing, CancellationToken cancellation)
    {
        // First whom and what they name: that is stored by itself.
        var mentions = new List<(MentionContent, ReturnedMention)>();
        foreach (var mention in article.Mentions)
        {
            if (Place(mention, placing, pen.Report.Mentions) is { } placed && await ContentAsync(mention, placed, cancellation) is { } content)
                mentions.Add((content, mention));
        }

        var quotes = new List<(QuoteContent, ReturnedQuote)>();
        foreach (var quote in article.Quotes)
        {
            if (Place(quote, placing, pen.Report.Quotes) is { } placed)
                quotes.Add((await ContentAsync(quote, placed, current, cancellation), quote));
        }

        var told = article.Told;
        new ReturnMatch<MentionContent, Mention, ReturnedMention>(pen.Report.Mentions, pen.Report)
        {
            IsSame = (content, mention) => SameContent.Is(content, mention.Content, told),
            IsSamePlace = (content, mention) => content.Revision == mention.Revision && content.Anchor == mention.Anchor,
            IsFree = mention => IsFree(mention.State, mention.Version, mention.Confidence),
            Standing = content => (content.State != AnnotationState.Proposed, content.Anchoring == Anchoring.Sure && content.Revision == current.Number),
            Add = (content, from) => Add(articleId, content, from.Version),
            Decide = (mention, content) => mention.Rewrite(SameContent.With(content, mention.Content, told), pen.Log),
        }.Run(mentions, await _context.Mentions.Where(m => m.ArticleId == articleId).OrderBy(m => m.Id).ToListAsync(cancellation));
        new ReturnMatch<QuoteContent, Quote, ReturnedQuote>(pen.Report.Quotes, pen.Report)
        {
            IsSame = (content, quote) => SameContent.Is(content, quote.Content, told, current),
            IsSamePlace = (content, quote) => content.Revision == quote.Revision && SameContent.HaveSameParts(content.Parts, quote.Parts, told, current),
            IsFree = quote => IsFree(quote.State, quote.Version, quote.Confidence),
            Standing = content => (content.State != AnnotationState.Proposed, content.Anchoring == Anchoring.Sure && content.Revision == current.Number),
            Add = (content, from) => Add(articleId, content, from.Version),
            Decide = (quote, content) => quote.Rewrite(SameContent.With(content, quote.Content, told), pen.Log),
        }.Run(quotes, await _context.Quotes.Where(q => q.ArticleId == articleId).OrderBy(q => q.Id).ToListAsync(cancellation));
        if (!pen.IsDryRun)
            await _context.SaveChangesAsync(cancellation);

        _context.ChangeTracker.Clear();
    }

    // As the rules made it: what a person touched has a later version.
    private static bool IsFree(AnnotationState state, int version, double? confidence) => state == AnnotationState.Proposed && version == 1 && confidence is not null;

    private Placed? Place(IReturnedAnnotation annotation, Placing placing, ReturnCounts counts)
    {
        if (placing.Place(annotation, out var fault) is { } placed)
            return placed;
        counts.Lost++;
        pen.Report.Reject($"{annotation.Where} « {Words.Shown(annotation.Spans.First().Exact)} »", fault!);
        return null;
    }

    private async Task<MentionContent?> ContentAsync(ReturnedMention mention, Placed placed, CancellationToken cancellation)
    {
        var (entity, fault) = await register.OfAsync(mention.Who, cancellation);
        if (entity is { } who)
            return new MentionContent(placed.Revision, placed.Anchors[0], who, mention.State, mention.Origin, placed.Anchoring) { Confidence = mention.Confidence };
        pen.Report.Mentions.Lost++;
        pen.Report.Reject(mention.Where, fault!);
        return null;
    }

    private async Task<QuoteContent> ContentAsync(ReturnedQuote quote, Placed placed, Revision current, CancellationToken cancellation)
    {
        var (entity, fault) = quote.Who is null ? (null, null) : await register.OfAsync(quote.Who, cancellation);
        if (fault is not null)
            pen.Report.Say(quote.Where, fault);
        var parts = placed.Anchors.Take(quote.Parts.Count).ToList();
        var speaker = quote.Speaker is null ? null : placed.Anchors[^1];
        var kind = quote.Kind ?? QuoteKinds.Guess(current.Text, parts.Where(part => part.End <= current.Text.Length).Select(part => part.Span));
        return new QuoteContent(placed.Revision, parts, quote.Cue is null ? null : placed.Anchors[parts.Count], speaker, entity, kind, quote.State, quote.Origin, quote.Note, placed.Anchoring)
        {
            Confidence = quote.Confidence,
            Categories = await frame.CategoriesAsync(quote.Categories, cancellation),
        };
    }

    private void Add(long articleId, MentionContent content, int version)
    {
        if (pen.IsDryRun)
            return;
        var mention = new Mention { Id = pen.Next("mention"), ArticleId = articleId, Version = version };
        mention.Become(content);
        _context.Add(mention);
        pen.Log.Note(mention, null, content);
    }

    private void Add(long articleId, QuoteContent content, int version)
    {
        if (pen.IsDryRun)
            return;
        var quote = new Quote { Id = pen.Next("quote"), ArticleId = articleId, Version = version };
        quote.Become(content);
        _context.Add(quote);
        pen.Log.Note(quote, null, content);
    }
}
