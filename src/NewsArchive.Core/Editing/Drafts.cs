using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Text;

namespace NewsArchive.Editing;

/// <summary>A stretch of an article's current text, as somebody sends it.</summary>
/// <param name="Start">UTF-16 code units, inclusive.</param>
/// <param name="End">UTF-16 code units, exclusive.</param>
/// <param name="Exact">The words that must stand there; required for quotations and mentions, optional for cue and speaker.</param>
public sealed record SpanDraft(int Start, int End, string? Exact = null)
{
    internal static SpanDraft? Of(Anchor? anchor) => anchor is null ? null : new(anchor.Start, anchor.End, anchor.Exact);
}

/// <summary>An entity as somebody names it: by its number, or by name and kind.</summary>
/// <param name="Id">The number, which goes before the name.</param>
/// <param name="Name">A name or alias of the one entity of that kind, or of a new one.</param>
/// <param name="Kind">person, organisation, place, event or other.</param>
public sealed record EntityDraft(long? Id = null, string? Name = null, string? Kind = null);

/// <summary>A quotation as somebody sends it.</summary>
/// <param name="Parts">Its words, one part or more.</param>
/// <param name="Kind">direct, indirect or mixed; null for what the quotation marks say.</param>
/// <param name="Cue">The words that introduce the speech, or null.</param>
/// <param name="Speaker">The mention of the speaker, or null.</param>
/// <param name="Entity">Who the speaker is, or null.</param>
/// <param name="State">proposed, accepted or rejected; null for accepted.</param>
/// <param name="Note">A remark, or null.</param>
/// <param name="Anchoring">sure when a person has looked where it stands; else it stays as certain as it was, unless its places are others.</param>
public sealed record QuoteDraft(
    IReadOnlyList<SpanDraft>? Parts, string? Kind = null, SpanDraft? Cue = null, SpanDraft? Speaker = null,
    EntityDraft? Entity = null, string? State = null, string? Note = null, string? Anchoring = null)
{
    /// <summary>The longest note, in UTF-16 code units.</summary>
    public const int LongestNote = 10_000;

    /// <summary>The most parts a quotation may have.</summary>
    public const int MostParts = 100;

    /// <summary>The numbers of its categories; null for those it has.</summary>
    public IReadOnlyList<long>? Categories { get; init; }

    /// <summary>What would have to be sent to leave a quotation as it is.</summary>
    /// <param name="quote">The quotation.</param>
    public static QuoteDraft Of(Quote quote) => new(
        [.. quote.Parts.Select(part => SpanDraft.Of(part)!)], quote.Kind.ToString(), SpanDraft.Of(quote.Cue), SpanDraft.Of(quote.Speaker),
        quote.EntityId is { } entity ? new EntityDraft(entity) : null, quote.State.ToString(), quote.Note);

    /// <summary>Proves the draft against a text.</summary>
    /// <param name="revision">The text.</param>
    /// <param name="former">What the quotation was before, or null for a new one.</param>
    /// <param name="content">The proved content, still without the speaker's entity.</param>
    /// <returns>Null, or what is wrong.</returns>
    internal Message? Prove(Revision revision, QuoteContent? former, out QuoteContent? content)
    {
        content = null;
        if (Parts is not { Count: > 0 and <= MostParts })
            return new Message("edit.no-parts", MostParts);
        var parts = new List<Anchor>();
        foreach (var part in Parts)
        {
            if (part?.Exact is null)
                return new Message("edit.no-exact");
            if (revision.Prove(new TextSpan(part.Start, part.End), part.Exact, out var anchor) is { } fault)
                return fault;
            parts.Add(anchor!);
        }

        if (ProveOptional(revision, Cue, out var cue) is { } cueFault)
            return cueFault;
        if (ProveOptional(revision, Speaker, out var speaker) is { } speakerFault)
            return speakerFault;
        if (!Words.TryRead(Kind, QuoteKinds.Guess(revision.Text, parts.Select(part => part.Span)), out var kind))
            return new Message("edit.unknown-kind", Words.Shown(Kind), Words.List<QuoteKind>());
        if (!Words.TryRead(State, AnnotationState.Accepted, out var state))
            return new Message("edit.unknown-state", Words.Shown(State), Words.List<AnnotationState>());
        if (Words.NoteFault(Note, LongestNote) is { } noteFault)
            return noteFault;
        content = new QuoteContent(revision.Number, parts, cue, speaker, null, kind, state, former?.Origin ?? "person", Words.Noted(Note)) { Categories = former?.Categories ?? [], Confidence = former?.Confidence };
        if (former is not null && former.Revision == revision.Number && former.Anchors.SequenceEqual(content.Anchors))
            content = content with { Anchoring = Words.Anchoring(Anchoring, former.Anchoring) };
        return null;
    }

    private static Message? ProveOptional(Revision revision, SpanDraft? draft, out Anchor? anchor)
    {
        anchor = null;
        return draft is null ? null : revision.Prove(new TextSpan(draft.Start, draft.End), draft.Exact, out anchor);
    }
}

/// <summary>A mention as somebody sends it.</summary>
/// <param name="Start">UTF-16 code units, inclusive.</param>
/// <param name="End">UTF-16 code units, exclusive.</param>
/// <param name="Exact">The words that must stand there.</param>
/// <param name="Entity">Whom or what they name.</param>
/// <param name="State">proposed, accepted or rejected; null for accepted.</param>
/// <param name="Anchoring"><inheritdoc cref="QuoteDraft" path="/param[@name='Anchoring']"/></param>
public sealed record MentionDraft(int Start, int End, string? Exact, EntityDraft? Entity, string? State = null, string? Anchoring = null)
{
    /// <summary>What would have to be sent to leave a mention as it is.</summary>
    /// <param name="mention">The mention.</param>
    public static MentionDraft Of(Mention mention) => new(
        mention.Anchor.Start, mention.Anchor.End, mention.Anchor.Exact, new EntityDraft(mention.EntityId), mention.State.ToString());
}

/// <summary>An entity as somebody sends it.</summary>
/// <param name="Name">The preferred name.</param>
/// <param name="Kind">person, organisation, place, event or other.</param>
/// <param name="Aliases">Other names; null for none.</param>
/// <param name="Description">One or two sentences, or null.</param>
/// <param name="Functions">What it was or is; null leaves those it has, an empty list takes them away.</param>
/// <param name="Identifiers">By what it is known elsewhere; null leaves those it has, an empty list takes them away.</param>
public sealed record EntityContentDraft(
    string? Name, string? Kind, IReadOnlyList<string>? Aliases = null, string? Description = null,
    IReadOnlyList<FunctionDraft?>? Functions = null, IReadOnlyList<IdentifierDraft?>? Identifiers = null);

/// <summary>A function of an entity as somebody sends it.</summary>
/// <param name="Title">The function, such as « ministre de l’Unification ».</param>
/// <param name="From">When it began: <c>2023</c>, <c>2023-09</c> or <c>2023-09-15</c>; null or empty when not known.</param>
/// <param name="To">When it ended; null or empty when not known, or not ended.</param>
public sealed record FunctionDraft(string? Title, string? From = null, string? To = null);

/// <summary>An identifier as somebody sends it.</summary>
/// <param name="Scheme">wikidata, viaf, isni or idref.</param>
/// <param name="Value">The identifier, or the address of its page there.</param>
public sealed record IdentifierDraft(string? Scheme, string? Value);
