using System.Text.Json;
using NewsArchive.Annotations;
using NewsArchive.Text;

namespace NewsArchive.Returning;

/// <summary>One annotation of the W3C model, as far as the archive can use it.</summary>
/// <param name="Id">Its IRI, or empty.</param>
/// <param name="Motivations">Why it was made.</param>
/// <param name="Bodies">What it says.</param>
internal sealed record ForeignAnnotation(string Id, IReadOnlyList<string> Motivations, IReadOnlyList<ForeignBody> Bodies)
{
    /// <summary>What it is about: the IRI of another annotation, of an article or of a page.</summary>
    public string? Source { get; init; }

    /// <summary>The words it is about, or null.</summary>
    public ReturnedSpan? Span { get; init; }

    /// <summary>The key of the article, where the file says it.</summary>
    public string? Key { get; init; }

    public int? Revision { get; init; }

    public AnnotationState State { get; init; } = AnnotationState.Accepted;

    public string? Origin { get; init; }

    public double? Confidence { get; init; }

    public bool IsToCheck { get; init; }

    public bool Has(string motivation) => Motivations.Contains(motivation) || Bodies.Any(body => body.Purpose == motivation);
}

/// <summary>A body: words, or something that is named by an IRI.</summary>
internal sealed record ForeignBody(string? Purpose, string? Value, string? Source, string? Role, string? Name, string? Kind);

/// <summary>Reads one annotation of the W3C Web Annotation Data Model. Whatever it holds, nothing is thrown.</summary>
internal static class WebAnnotationParser
{
    private const int MostBodies = 200;

    public static ForeignAnnotation Of(JsonElement json)
    {
        IReadOnlyList<string> motivations = [.. All(json, "motivation").Select(Words).OfType<string>().Select(Short)];
        var target = All(json, "target").OrderByDescending(one => Property(one, "selector") is not null).FirstOrDefault();
        var state = target.ValueKind == JsonValueKind.Object ? All(target, "state").FirstOrDefault() : default;
        return new ForeignAnnotation(Text(json, "id") ?? Text(json, "@id") ?? "", motivations, [.. All(json, "body").Concat(All(json, "bodyValue")).Take(MostBodies).Select(body => BodyOf(body, motivations))])
        {
            Source = target.ValueKind == JsonValueKind.String ? Words(target) : SourceOf(target),
            Span = SpanOf(target),
            Key = Text(target, "key"),
            Revision = state.ValueKind == JsonValueKind.Object && Property(state, "revision") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var revision) ? revision : null,
            State = Text(json, "status") switch { "proposed" => AnnotationState.Proposed, "rejected" => AnnotationState.Rejected, _ => AnnotationState.Accepted },
            Origin = Text(json, "origin"),
            Confidence = Property(json, "confidence") is { ValueKind: JsonValueKind.Number } sure && sure.TryGetDouble(out var confidence) && confidence is >= 0 and <= 1 ? confidence : null,
            IsToCheck = Text(json, "standing") == "check",
        };
    }

    private static ForeignBody BodyOf(JsonElement body, IReadOnlyList<string> motivations)
    {
        var otherwise = motivations.Count == 1 ? motivations[0] : null;
        if (body.ValueKind == JsonValueKind.String)
            return Words(body) is { } iri && Uri.TryCreate(iri, UriKind.Absolute, out _) ? new(otherwise, null, iri, null, null, null) : new(otherwise ?? "commenting", Words(body), null, null, null, null);
        return new(
            (Text(body, "purpose") is { } purpose ? Short(purpose) : null) ?? otherwise, Text(body, "value") ?? Text(body, "chars"),
            SourceOf(body), Text(body, "role"), Text(body, "name") ?? Text(body, "label"), Text(body, "kind"));
    }

    private static string? SourceOf(JsonElement one) => one.ValueKind != JsonValueKind.Object ? null
        : All(one, "source").Select(source => source.ValueKind == JsonValueKind.Object ? Text(source, "id") : Words(source)).FirstOrDefault() ?? Text(one, "id");

    // Several selectors say the same place in other ways: the words of one, the numbers of another.
    private static ReturnedSpan? SpanOf(JsonElement target)
    {
        if (target.ValueKind != JsonValueKind.Object)
            return null;
        (int, int)? place = null;
        string? exact = null, prefix = null, suffix = null;
        foreach (var selector in All(target, "selector"))
        {
            switch (Short(Text(selector, "type") ?? ""))
            {
                case "TextQuoteSelector" when exact is null:
                    (exact, prefix, suffix) = (Text(selector, "exact"), Text(selector, "prefix"), Text(selector, "suffix"));
                    break;
                case "TextPositionSelector" when place is null && Property(selector, "start") is { ValueKind: JsonValueKind.Number } from && Property(selector, "end") is { ValueKind: JsonValueKind.Number } to
                    && from.TryGetInt32(out var start) && to.TryGetInt32(out var end):
                    place = (start, end);
                    break;
                default:
                    break;
            }
        }

        return exact is null ? null : new ReturnedSpan(place, exact, prefix, suffix);
    }

    private static IEnumerable<JsonElement> All(JsonElement json, string name) => Property(json, name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
        { } one => [one],
    };

    private static JsonElement? Property(JsonElement json, string name)
    {
        try
        {
            return json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : null;
        }
        // Half of a character in the name of another property.
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement json, string name) => Property(json, name) is { } value ? Words(value) : null;

    // Half of a character, escaped by itself, is none.
    private static string? Words(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String && value.GetString() is { } text ? TextForm.WithoutLoneSurrogates(text) : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string Short(string term) => term[(term.LastIndexOfAny(['#', ':']) + 1)..];
}
