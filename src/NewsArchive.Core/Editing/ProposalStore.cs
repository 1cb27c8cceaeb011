using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Entities;
using NewsArchive.Proposals;
using NewsArchive.Storage;
using NewsArchive.Text;

namespace NewsArchive.Editing;

/// <summary>Stores the proposals for one article, in the transaction of the caller.</summary>
internal sealed class ProposalStore(ArchiveContext context, ChangeLog log, Revision text)
{
    private readonly RowNumbers _numbers = new(context);
    private readonly Dictionary<(ProposedKind Kind, string Folded), long?> _known = [];
    private List<Entity> _candidates = [];
    private NameLinker _linker = new([]);

    public async Task<ProposalReport> StoreAsync(ArticleProposals proposals, CancellationToken cancellation)
    {
        var quotes = await context.Quotes.Where(quote => quote.ArticleId == text.ArticleId).OrderBy(quote => quote.Id).ToListAsync(cancellation);
        var mentions = await context.Mentions.Where(mention => mention.ArticleId == text.ArticleId).OrderBy(mention => mention.Id).ToListAsync(cancellation);
        await LookUpAsync(proposals, cancellation);
        var ofNames = Mentions(proposals.Names, mentions);
        var ofQuotes = Quotes(proposals, quotes);

        foreach (var mention in ofNames.Removed)
        {
            log.Note(mention, mention.Content, null);
            context.Remove(mention);
        }

        foreach (var quote in ofQuotes.Removed)
        {
            log.Note(quote, quote.Content, null);
            context.Remove(quote);
        }

        // Entities stand before what names them.
        await context.SaveChangesAsync(cancellation);
        foreach (var content in ofNames.Added)
            Add(content);
        foreach (var content in ofQuotes.Added)
            Add(content);
        await context.SaveChangesAsync(cancellation);
        return new ProposalReport(text.ArticleId, 1, ofQuotes.Added.Count, ofNames.Added.Count, ofQuotes.Kept + ofNames.Kept, ofQuotes.Removed.Count + ofNames.Removed.Count);
    }

    private void Add(MentionContent content)
    {
        var mention = new Mention { Id = Next("mention"), ArticleId = text.ArticleId };
        mention.Become(content);
        context.Add(mention);
        log.Note(mention, null, mention.Content);
    }

    private void Add(QuoteContent content)
    {
        var quote = new Quote { Id = Next("quote"), ArticleId = text.ArticleId };
        quote.Become(content);
        context.Add(quote);
        log.Note(quote, null, quote.Content);
    }

    private Entity Add(EntityContent content)
    {
        var entity = new Entity { Id = Next("entity") };
        entity.Become(content);
        context.Add(entity);
        log.Note(entity, null, entity.Content);
        return entity;
    }

    // The numbers are given here: an article is stored in two strokes, not row by row.
    private long Next(string table) => _numbers.Next(table) ?? throw new InvalidOperationException("Proposals are stored in a transaction.");

    private ProposalDiff<MentionContent, Mention> Mentions(IReadOnlyList<ProposedName> names, List<Mention> mentions)
    {
        var contents = new List<MentionContent>();
        foreach (var name in names)
        {
            if (text.Prove(new TextSpan(name.Start, name.End), null, out var anchor) is null && EntityOf(name.Kind, name.Name, mayBeNew: true) is { } entity)
                contents.Add(new MentionContent(text.Number, anchor!, entity, AnnotationState.Proposed, name.Rule) { Confidence = name.Confidence });
        }

        return ProposalDiff<MentionContent, Mention>.Of(
            contents, mentions, mention => IsFree(mention.State, mention.Version, mention.Origin),
            (content, mention) => mention.Content == content,
            (content, mention) => mention.Anchor.Span.Overlaps(content.Anchor.Span));
    }

    private ProposalDiff<QuoteContent, Quote> Quotes(ArticleProposals proposals, List<Quote> quotes)
    {
        var contents = new List<QuoteContent>();
        var speakers = new NamedSpeaker(proposals.Names);
        foreach (var quotation in proposals.Quotations)
        {
            if (Anchors(quotation.Parts) is not { } parts)
                continue;
            var (cue, speaker) = (Anchor(quotation.Cue), Anchor(quotation.Speaker));
            var entity = quotation.SpeakerName is null ? null : SpeakerOf(quotation.SpeakerName, speakers);
            contents.Add(new QuoteContent(text.Number, parts, cue, speaker, entity, quotation.Kind, AnnotationState.Proposed, quotation.Rule, null) { Confidence = quotation.Confidence });
        }

        return ProposalDiff<QuoteContent, Quote>.Of(
            contents, quotes, quote => IsFree(quote.State, quote.Version, quote.Origin),
            (content, quote) => quote.Content.Says(content),
            (content, quote) => SamePlace.IsShared(SamePlace.ExtentOf(quote.Parts), SamePlace.ExtentOf(content.Parts)));
    }

    // Who touched a proposal raised its version.
    private static bool IsFree(AnnotationState state, int version, string origin) => state == AnnotationState.Proposed && version == 1 && origin != "person";

    // A speaker is who is named so in the article, or in the register; « le porte-parole » alone is nobody.
    private long? SpeakerOf(string name, NamedSpeaker speakers)
    {
        if (speakers.Find(name) is { } named)
            return EntityOf(named.Kind, named.Name, mayBeNew: true);
        foreach (var kind in Enum.GetValues<ProposedKind>())
        {
            if (EntityOf(kind, name, mayBeNew: false) is { } known)
                return known;
        }

        return null;
    }

    // The entities of the register that any name of the article may be.
    private async Task LookUpAsync(ArticleProposals proposals, CancellationToken cancellation)
    {
        var names = proposals.Names.Select(name => name.Name).Concat(proposals.Quotations.Select(quotation => quotation.SpeakerName).OfType<string>());
        var folded = names.SelectMany(name => new[] { Entity.Folded(name), NameLinker.KeyOf(name) }).Distinct().ToList();
        // The names first: the register may be large, and each article has few of it.
        var named = context.EntityNames.Where(name => folded.Contains(name.Folded)).Select(name => name.EntityId);
        _candidates = await context.LivingEntities.Include(entity => entity.Names).AsNoTracking().Where(entity => named.Contains(entity.Id)).OrderBy(entity => entity.Id).ToListAsync(cancellation);
        _linker = new NameLinker(_candidates.Select(entity => new LinkCandidate(entity.Id, entity.Kind, entity.Name, entity.Aliases)));
    }

    // Homonyms are left open.
    private long? EntityOf(ProposedKind kind, string name, bool mayBeNew)
    {
        var key = (kind, Entity.Folded(name));
        if (_known.TryGetValue(key, out var known))
            return known;
        if (_linker.EntityOf(kind, name) is { } linked)
            return _known[key] = linked;
        if (!mayBeNew || _candidates.Exists(entity => entity.Kind == KindOf(kind) && entity.Names.Any(one => one.Folded == key.Item2)))
            return null;
        if (EntityDrafts.Prove(new EntityContentDraft(name, KindOf(kind).ToString()), null, out var content) is not null)
            return _known[key] = null;
        return _known[key] = Add(content!).Id;
    }

    private static EntityKind KindOf(ProposedKind kind) => kind switch
    {
        ProposedKind.Person => EntityKind.Person,
        ProposedKind.Organisation => EntityKind.Organisation,
        _ => EntityKind.Place,
    };

    private List<Anchor>? Anchors(IReadOnlyList<TextSpan> spans)
    {
        var anchors = new List<Anchor>();
        foreach (var span in spans)
        {
            if (Anchor(span) is not { } anchor)
                return null;
            anchors.Add(anchor);
        }

        return anchors.Count == 0 ? null : anchors;
    }

    private Anchor? Anchor(TextSpan? span) => span is { } place && text.Prove(place, null, out var anchor) is null ? anchor : null;
}
