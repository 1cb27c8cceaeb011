using NewsArchive.Annotations;
using NewsArchive.Search.Language;
using NewsArchive.Storage;
using NewsArchive.Text;

namespace NewsArchive.Search.Quotations;

/// <summary>Sets a quotation into the sentences it stands in.</summary>
internal static class QuoteContext
{
    // Parts that lie farther apart are shown without what stands between: only the first has its sentence.
    private const int Farthest = 2000;

    /// <param name="quote">The quotation.</param>
    /// <param name="text">The text of the revision it belongs to.</param>
    /// <param name="finder">Finds the words of the query.</param>
    /// <exception cref="DamagedArchiveException">The words of an anchor do not stand in the text.</exception>
    public static QuoteHit Of(Quote quote, string text, HitFinder finder)
    {
        if (quote.Content.Anchors.FirstOrDefault(anchor => !anchor.Holds(text)) is { } off)
            throw new DamagedArchiveException(DamagedPart.Data, new InvalidDataException($"Quotation {quote.Id} is not at {off.Start}–{off.End} of revision {quote.Revision} of article {quote.ArticleId}."));
        var parts = Disjoint(quote.Parts.Select(part => part.Span));
        var extent = new TextSpan(parts[0].Start, parts[^1].End);
        var around = Sentences.Around(text, extent.Length <= Math.Max(Farthest, quote.Parts[0].Span.Length) ? extent : parts[0]);
        var shown = parts.Where(around.Contains).ToList();
        return new QuoteHit(
            quote, around.In(text).Replace('\n', ' '), around.Start,
            [.. shown.Select(part => Shifted(part, -around.Start))],
            [.. Hits(quote.Parts, finder).Where(around.Contains).Select(hit => Shifted(hit, -around.Start))])
        {
            Extent = new Anchor(extent.Start, extent.End, extent.In(text)),
        };
    }

    // Words are searched in all parts together, so a phrase may begin in one and end in the next.
    private static List<TextSpan> Hits(IReadOnlyList<Anchor> parts, HitFinder finder)
    {
        var hits = new List<TextSpan>();
        if (!finder.HasWords)
            return hits;
        foreach (var hit in finder.Find(Anchor.WordsOf(parts)))
        {
            var start = 0;
            foreach (var part in parts)
            {
                var (from, to) = (Math.Max(hit.Start, start), Math.Min(hit.End, start + part.Exact.Length));
                if (from < to)
                    hits.Add(new TextSpan(part.Start + from - start, part.Start + to - start));
                start += part.Exact.Length + 1;
            }
        }

        return Disjoint(hits);
    }

    private static List<TextSpan> Disjoint(IEnumerable<TextSpan> spans)
    {
        var disjoint = new List<TextSpan>();
        foreach (var span in spans.OrderBy(span => span.Start))
        {
            if (disjoint.Count > 0 && span.Start < disjoint[^1].End)
                disjoint[^1] = new TextSpan(disjoint[^1].Start, Math.Max(disjoint[^1].End, span.End));
            else
                disjoint.Add(span);
        }

        return disjoint;
    }

    private static TextSpan Shifted(TextSpan span, int by) => new(span.Start + by, span.End + by);
}
