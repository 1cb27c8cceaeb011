using NewsArchive.Search.Language;
using NewsArchive.Text;

namespace NewsArchive.Search.Articles;

/// <summary>A short passage of an article for a result list.</summary>
/// <param name="Text">The passage on one line; « … » stands where it was cut.</param>
/// <param name="Marks">Where the words of the query stand in it: UTF-16 code units of <paramref name="Text"/>, in order, disjoint.</param>
public sealed record Snippet(string Text, IReadOnlyList<TextSpan> Marks)
{
    private const int Longest = 260;
    private const int Lead = 60;

    /// <summary>Cuts the passage with most of the query's words.</summary>
    /// <param name="text">The article's text, or enough of its beginning when there is no query.</param>
    /// <param name="from">Where the text behind the headline begins, in UTF-16 code units.</param>
    /// <param name="finder">The query.</param>
    /// <returns>The passage; the beginning of the text when no word of the query stands behind the headline.</returns>
    public static Snippet Of(string text, int from, HitFinder finder)
    {
        while (from < text.Length && char.IsWhiteSpace(text[from]))
            from++;
        from = Offsets.LastBorder(text, from);
        var hits = finder.Hits(text, from);
        var start = hits.Count == 0 ? from : StartBefore(text, from, Best(hits));
        var end = EndAfter(text, start);
        var before = start > from ? "…" : "";
        var passage = before + text[start..end].Replace('\n', ' ') + (end < text.TrimEnd().Length ? "…" : "");
        var marks = finder.Find(text[start..end]).Select(at => new TextSpan(at.Start + before.Length, at.End + before.Length));
        return new Snippet(passage, [.. marks]);
    }

    // The first word of the window that holds the most different parts of the query, then the most hits.
    private static int Best(List<HitFinder.Hit> hits)
    {
        var (best, bestScore, last) = (0, -1, 0);
        var inside = new Dictionary<int, int>();
        for (var first = 0; first < hits.Count; first++)
        {
            while (last < hits.Count && hits[last].At.End - hits[first].At.Start <= Longest - Lead)
            {
                inside[hits[last].Pattern] = inside.GetValueOrDefault(hits[last].Pattern) + 1;
                last++;
            }

            var score = (inside.Count * 1000) + Math.Min(last - first, 999);
            if (score > bestScore)
                (best, bestScore) = (first, score);
            if (last == first)
                last++;
            else if (--inside[hits[first].Pattern] == 0)
                inside.Remove(hits[first].Pattern);
        }

        return hits[best].At.Start;
    }

    private static int StartBefore(string text, int from, int hit)
    {
        var earliest = Math.Max(from, hit - Lead);
        if (earliest == from)
            return from;
        var line = text.LastIndexOf('\n', hit - 1, hit - earliest);
        if (line >= 0)
            return line + 1;
        var start = earliest;
        while (start < hit && !char.IsWhiteSpace(text[start - 1]))
            start++;
        return Math.Max(from, Offsets.LastBorder(text, start));
    }

    private static int EndAfter(string text, int start)
    {
        if (text.Length - start <= Longest)
            return Math.Max(start, text.TrimEnd().Length);
        var end = start + Longest;
        while (end > start + (Longest / 2) && !char.IsWhiteSpace(text[end]))
            end--;
        return Offsets.LastBorder(text, end);
    }
}
