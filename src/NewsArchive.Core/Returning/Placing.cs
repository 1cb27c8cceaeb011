using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Text;
using NewsArchive.Text.Alignment;

namespace NewsArchive.Returning;

/// <summary>Where an annotation stands in an article of the archive.</summary>
/// <param name="Revision">The number of the text.</param>
/// <param name="Anchors">Its spans, proved in that text, in their order.</param>
/// <param name="Anchoring">Whether a person has yet to look.</param>
internal sealed record Placed(int Revision, IReadOnlyList<Anchor> Anchors, Anchoring Anchoring);

/// <summary>Finds where annotations of a file stand in an article: by their places where the text is the same, by following them where it has changed, and by their words where the file has no text.</summary>
/// <param name="current">The article's text.</param>
/// <param name="earlier">The texts it had before, the latest first; asked for only when the current one does not fit.</param>
/// <param name="texts">The texts of the file.</param>
/// <param name="isMade">Whether the article was made from the file: then its texts are those of the file.</param>
internal sealed class Placing(Revision current, Func<IReadOnlyList<Revision>> earlier, IReadOnlyDictionary<int, string> texts, bool isMade)
{
    private readonly Dictionary<string, Carrying> _carrying = [];
    private IReadOnlyList<Revision>? _earlier;
    private PlaceByWords? _words;

    private IReadOnlyList<Revision> Earlier => _earlier ??= earlier();

    /// <returns>Null when nobody can say where; <paramref name="fault"/> says why.</returns>
    public Placed? Place(IReturnedAnnotation annotation, out Message? fault)
    {
        fault = null;
        if (texts.Count == 0)
        {
            var byWords = PlaceByWords(annotation);
            fault = byWords is null ? new Message("return.not-found") : null;
            return byWords;
        }

        var number = annotation.Revision ?? current.Number;
        if (!texts.TryGetValue(number, out var text) || Proved(text, annotation.Spans) is not { } anchors)
        {
            fault = new Message("return.not-exact");
            return null;
        }

        if (isMade || text == current.Text)
            return new Placed(isMade ? number : current.Number, anchors, annotation.Anchoring);
        var known = Earlier.FirstOrDefault(revision => revision.Text == text);
        if (Followed(text, anchors) is { } followed)
            return annotation.Anchoring == Anchoring.Check ? followed with { Anchoring = Anchoring.Check } : followed;
        fault = known is null ? new Message("return.not-followed") : null;
        return known is null ? null : new Placed(known.Number, anchors, annotation.Anchoring);
    }

    // Without a text it is the words that count, and the place only where they stand there.
    private Placed? PlaceByWords(IReturnedAnnotation annotation)
    {
        _words ??= new PlaceByWords(current.Text);
        if (_words.At(annotation.Spans) is { } here)
            return new Placed(current.Number, here, annotation.Anchoring);
        foreach (var revision in Earlier)
        {
            if (new PlaceByWords(revision.Text).At(annotation.Spans) is { } there)
                return Followed(revision.Text, there) ?? new Placed(revision.Number, there, annotation.Anchoring);
        }

        return _words.Found(annotation.Spans, out var isSure) is { } found
            ? new Placed(current.Number, found, isSure ? annotation.Anchoring : Anchoring.Check)
            : null;
    }

    private static List<Anchor>? Proved(string text, IEnumerable<ReturnedSpan> spans)
    {
        var anchors = new List<Anchor>();
        foreach (var span in spans)
        {
            if (span.Place is not var (start, end))
                return null;
            var anchor = new Anchor(start, end, span.Exact);
            if (!anchor.Holds(text) || !Offsets.Fits(text, anchor.Span))
                return null;
            anchors.Add(anchor);
        }

        return anchors;
    }

    // The parts of a quotation stand for any list of spans: what is followed together is followed whole.
    private Placed? Followed(string text, List<Anchor> anchors)
    {
        if (!_carrying.TryGetValue(text, out var carrying))
            _carrying[text] = carrying = new Carrying(new TextAlignment(text, current.Text), current.Text, current.Number);
        var all = new QuoteContent(0, anchors, null, null, null, QuoteKind.Direct, AnnotationState.Accepted, "person", null);
        return carrying.Follow(all) is { } followed ? new Placed(current.Number, followed.Parts, followed.Anchoring) : null;
    }
}
