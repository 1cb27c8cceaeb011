using System.Text.Json;
using NewsArchive.Text;

namespace NewsArchive.Exporting;

/// <summary>The place of an annotation that somebody sends: its words, its position, or both.</summary>
/// <param name="Source">The IRI of the text.</param>
/// <param name="Exact">Its words, or null.</param>
/// <param name="Prefix">What stands before them, or null.</param>
/// <param name="Suffix">What stands behind them, or null.</param>
/// <param name="Start">Unicode code points, inclusive, or null.</param>
/// <param name="End">Unicode code points, exclusive, or null.</param>
public sealed record PostedPlace(string Source, string? Exact, string? Prefix, string? Suffix, int? Start, int? End)
{
    private const int Shown = 80;

    /// <summary>Finds it: at its position, where its words must stand, or else at the only place that has its words between those around them.</summary>
    /// <param name="text">The current text.</param>
    /// <returns>The place in UTF-16 code units, or what is wrong.</returns>
    public (TextSpan Span, Message? Fault) In(string text)
    {
        if (Start is not { } start || End is not { } end)
            return Search(text);
        var length = Offsets.ToCodePoints(text, text.Length);
        if (start >= end || end > length)
            return (default, new Message("posted.outside", start, end, length));
        var span = new TextSpan(Offsets.FromCodePoints(text, start), Offsets.FromCodePoints(text, end));
        var found = span.In(text);
        return Exact is null || Exact == found ? (span, null) : (default, new Message("posted.not-exact", start, end, Short(found)));
    }

    internal static (PostedPlace? Place, Message? Fault) Read(JsonElement annotation, JsonFields fields)
    {
        if (JsonFields.Items(annotation, "target") is not [var target])
            return (null, new Message("posted.one-target"));
        if (target.ValueKind != JsonValueKind.Object)
            return (null, new Message("posted.no-selector"));
        var source = JsonFields.Items(target, "source") is [var one] ? one.ValueKind == JsonValueKind.Object ? fields.Text(one, "id") : fields.Word(one, "source") : null;
        if (source is null)
            return (null, new Message("posted.no-source"));
        string? exact = null, prefix = null, suffix = null;
        int? start = null, end = null;
        foreach (var selector in JsonFields.Items(target, "selector"))
        {
            var types = selector.ValueKind == JsonValueKind.Object && !selector.TryGetProperty("refinedBy", out _) ? fields.Words(selector, "type") : [];
            if (types.Contains("TextQuoteSelector"))
                (exact, prefix, suffix) = (fields.Text(selector, "exact"), fields.Text(selector, "prefix"), fields.Text(selector, "suffix"));
            else if (types.Contains("TextPositionSelector"))
                (start, end) = (fields.Number(selector, "start"), fields.Number(selector, "end"));
        }

        var isPlaced = !string.IsNullOrEmpty(exact) || (start is not null && end is not null);
        return fields.Fault is { } fault ? (null, fault)
            : isPlaced ? (new(source, exact, prefix, suffix, start, end), null) : (null, new Message("posted.no-selector"));
    }

    private (TextSpan Span, Message? Fault) Search(string text)
    {
        var (found, places) = (default(TextSpan), 0);
        for (var at = text.IndexOf(Exact!, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Exact!, at + 1, StringComparison.Ordinal))
        {
            var span = new TextSpan(at, at + Exact!.Length);
            if (!Offsets.Fits(text, span) || !text.AsSpan(0, at).EndsWith(Prefix, StringComparison.Ordinal) || !text.AsSpan(span.End).StartsWith(Suffix, StringComparison.Ordinal))
                continue;
            found = places++ == 0 ? span : found;
        }

        return places switch
        {
            0 => (default, new Message("posted.not-found", Short(Exact!))),
            1 => (found, null),
            _ => (default, new Message("posted.several-places", Short(Exact!), places)),
        };
    }

    private static string Short(string words) => words.Length <= Shown ? words : TextForm.WithoutLoneSurrogates(words[..Shown]) + "…";
}
