using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Editing;
using NewsArchive.Pages.Shared;
using NewsArchive.Text;
using NewsArchive.Wording;

namespace NewsArchive.Pages.Quotes;

/// <summary>The fields of a quotation. Passages are typed as words and found again nearest to where they stood.</summary>
public sealed class QuoteForm
{
    public int Version { get; set; }

    public List<string?> Parts { get; set; } = [];

    public string? Cue { get; set; }

    public string? Speaker { get; set; }

    public string? Name { get; set; }

    public string? EntityKind { get; set; }

    public string? Kind { get; set; }

    public string? State { get; set; }

    public string? Note { get; set; }

    /// <summary>Whether the form asked for categories; else they stay.</summary>
    public bool CategoriesAsked { get; set; }

    public List<long> Categories { get; set; } = [];

    public static QuoteForm Of(Quote quote) => new()
    {
        Version = quote.Version,
        Parts = [.. quote.Parts.Select(part => part.Exact)],
        Cue = quote.Cue?.Exact,
        Speaker = quote.Speaker?.Exact,
        Name = quote.Entity?.Name,
        EntityKind = quote.Entity?.Kind.ToString().ToLowerInvariant(),
        Kind = quote.Kind.ToString().ToLowerInvariant(),
        State = quote.State.ToString().ToLowerInvariant(),
        Note = quote.Note,
        Categories = [.. quote.Categories],
    };

    /// <summary>The fields of this form, which are saved, beside those of another one.</summary>
    public IReadOnlyList<BothFields> Beside(QuoteForm mine) =>
    [
        new(Texts.Say("field.parts"), Joined(Parts), Joined(mine.Parts)),
        new(Texts.Say("form.speaker"), Name, mine.Name),
        new(Texts.Say("form.entity-kind"), BothFields.Word("entity", EntityKind), BothFields.Word("entity", string.IsNullOrWhiteSpace(mine.Name) ? null : mine.EntityKind)),
        new(Texts.Say("form.kind"), BothFields.Word("kind", Kind), BothFields.Word("kind", mine.Kind)),
        new(Texts.Say("quotes.state"), BothFields.Word("state", State), BothFields.Word("state", mine.State)),
        new(Texts.Say("field.cue"), Cue, mine.Cue),
        new(Texts.Say("form.speaker-mention"), Speaker, mine.Speaker),
        new(Texts.Say("form.note"), Note, mine.Note),
    ];

    private static string Joined(List<string?> parts) => string.Join(" […] ", parts.Where(part => !string.IsNullOrWhiteSpace(part)));

    /// <returns>Null, or which passage does not stand in the text.</returns>
    public Message? Read(Quote quote, Revision revision, out QuoteDraft? draft)
    {
        draft = null;
        var parts = new List<SpanDraft>();
        for (var i = 0; i < Parts.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(Parts[i]))
                continue;
            var former = i < quote.Parts.Count ? quote.Parts[i] : quote.Parts[^1];
            if (Find(Parts[i]!, former, i < quote.Parts.Count, quote, revision) is not { } part)
                return new Message("form.part-not-in-text", i + 1);
            parts.Add(part);
        }

        SpanDraft? cue = null, speaker = null;
        if (!string.IsNullOrWhiteSpace(Cue) && (cue = Find(Cue, quote.Cue ?? quote.Parts[^1], quote.Cue is not null, quote, revision)) is null)
            return new Message("form.cue-not-in-text");
        if (!string.IsNullOrWhiteSpace(Speaker) && (speaker = Find(Speaker, quote.Speaker ?? quote.Cue ?? quote.Parts[^1], quote.Speaker is not null, quote, revision)) is null)
            return new Message("form.speaker-not-in-text");
        draft = new QuoteDraft(parts, Kind, cue, speaker, ReadEntity(quote), State, Note) { Categories = CategoriesAsked ? Categories : null };
        return null;
    }

    // An untouched name keeps its entity, even where another one shares the name.
    private EntityDraft? ReadEntity(Quote quote)
    {
        if (string.IsNullOrWhiteSpace(Name))
            return null;
        var isUntouched = quote.Entity is { } entity && entity.Name == Name && string.Equals(entity.Kind.ToString(), EntityKind, StringComparison.OrdinalIgnoreCase);
        return isUntouched ? new EntityDraft(quote.EntityId) : new EntityDraft(Name: Name, Kind: EntityKind);
    }

    // An untouched passage keeps its place.
    private static SpanDraft? Find(string passage, Anchor near, bool isSame, Quote quote, Revision revision)
    {
        if (isSame && quote.Revision == revision.Number && TextForm.Of(passage) == near.Exact)
            return new SpanDraft(near.Start, near.End, near.Exact);
        return Passages.Nearest(revision.Text, passage, near.Start) is { } place
            ? new SpanDraft(place.Start, place.End, place.In(revision.Text))
            : null;
    }
}
