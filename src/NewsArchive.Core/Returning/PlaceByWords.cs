using NewsArchive.Annotations;
using NewsArchive.Text;
using NewsArchive.Text.Alignment;

namespace NewsArchive.Returning;

/// <summary>Finds words in a text by their place in code points, by themselves, and by what stands around them.</summary>
/// <remarks>
/// The selectors of the W3C Web Annotation Data Model (§4.2.4 and §4.2.5), with the thresholds that annotations follow to a new text by.
/// What is not the very place with the very words is doubtful unless all of the context agrees, and there only.
/// </remarks>
internal sealed class PlaceByWords(string text)
{
    private const int FullContext = 16;
    private const int MostPlaces = 1000;
    private const int LongestAligned = 200_000;
    private const double LeastContext = 0.5;
    private const double Margin = 0.25;

    private readonly Func<int, int> _units = Offsets.UnitsOf(text);

    /// <summary>All of some spans at the places that the file says, with their words and what is around them.</summary>
    /// <returns>Null when one of them does not stand there.</returns>
    public List<Anchor>? At(IEnumerable<ReturnedSpan> spans)
    {
        var anchors = new List<Anchor>();
        foreach (var span in spans)
        {
            if (span.Place is not var (start, end) || start < 0 || start >= end)
                return null;
            var anchor = new Anchor(_units(start), _units(end), span.Exact);
            if (!anchor.Holds(text) || !Offsets.Fits(text, anchor.Span) || Context(span, anchor.Start) < 1)
                return null;
            anchors.Add(anchor);
        }

        return anchors;
    }

    /// <summary>The places that all of some spans have by their words, wherever the file says they stand.</summary>
    /// <param name="spans">The spans.</param>
    /// <param name="isSure">Whether there is no doubt about any of them.</param>
    /// <returns>Null when one is not there, or could be at several places.</returns>
    public List<Anchor>? Found(IEnumerable<ReturnedSpan> spans, out bool isSure)
    {
        isSure = true;
        var anchors = new List<Anchor>();
        foreach (var span in spans)
        {
            if ((ByWords(span, out var isSpanSure) ?? Alike(span)) is not { } anchor)
                return null;
            isSure &= isSpanSure;
            anchors.Add(anchor);
        }

        return anchors;
    }

    private Anchor? ByWords(ReturnedSpan span, out bool isSure)
    {
        isSure = false;
        var found = new List<(int Start, double Context)>();
        if (span.Exact.Length == 0)
            return null;
        for (var at = text.IndexOf(span.Exact, StringComparison.Ordinal); at >= 0; at = text.IndexOf(span.Exact, at + 1, StringComparison.Ordinal))
        {
            if (found.Count == MostPlaces)
                return null;
            if (Offsets.Fits(text, new TextSpan(at, at + span.Exact.Length)))
                found.Add((at, Context(span, at)));
        }

        var ranked = found.OrderByDescending(one => one.Context).ToList();
        if (ranked.Count == 0 || ranked[0].Context < LeastContext || (ranked.Count > 1 && ranked[0].Context - ranked[1].Context < Margin))
            return null;
        isSure = ranked[0].Context >= 1 && (span.Prefix?.Length ?? 0) + (span.Suffix?.Length ?? 0) >= FullContext;
        return new Anchor(ranked[0].Start, ranked[0].Start + span.Exact.Length, span.Exact);
    }

    // The words have changed a little: only with enough around them, and never without a person who looks.
    private Anchor? Alike(ReturnedSpan span)
    {
        if (span.Prefix is null || span.Suffix is null || text.Length > LongestAligned || text.Contains(span.Exact, StringComparison.Ordinal))
            return null;
        var around = span.Prefix + span.Exact + span.Suffix;
        var within = new TextSpan(span.Prefix.Length, span.Prefix.Length + span.Exact.Length);
        if (!Offsets.Fits(around, within) || new TextAlignment(around, text).Follow(within, out var place) == Followed.Not || place is not { } there || !Offsets.Fits(text, there))
            return null;
        return new Anchor(there.Start, there.End, there.In(text));
    }

    // How much of what stands around them in the file stands around them here; 1 when it is all, or the file says nothing.
    private double Context(ReturnedSpan span, int start)
    {
        var (before, behind) = (span.Prefix ?? "", span.Suffix ?? "");
        if (before.Length + behind.Length == 0)
            return 1;
        var same = 0;
        for (var i = 1; i <= before.Length && start - i >= 0 && text[start - i] == before[^i]; i++)
            same++;
        var end = start + span.Exact.Length;
        for (var i = 0; i < behind.Length && end + i < text.Length && text[end + i] == behind[i]; i++)
            same++;
        return (double)same / (before.Length + behind.Length);
    }
}
