using System.Text.Encodings.Web;
using System.Text.Json;
using NewsArchive.Annotations;
using NewsArchive.Articles;

namespace NewsArchive.Wording;

/// <summary>What a change made of one field, as a reader understands it.</summary>
/// <param name="Field">What the field is called.</param>
/// <param name="Before">What stood there, or null for nothing.</param>
/// <param name="After">What stands there now, or null for nothing.</param>
public sealed record FieldChange(string Field, string? Before, string? After)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The fields that a change made different; all that are not empty where something was made or removed.</summary>
    /// <param name="change">The change. Fields that have no name here are called as they are stored.</param>
    /// <param name="nameOf">The name of an entity, or null when it is gone.</param>
    public static List<FieldChange> Of(Change change, Func<long, string?> nameOf)
    {
        using var before = change.Before is null ? null : JsonDocument.Parse(change.Before);
        using var after = change.After is null ? null : JsonDocument.Parse(change.After);
        var fields = new[] { before, after }.OfType<JsonDocument>().SelectMany(content => content.RootElement.EnumerateObject()).Select(field => field.Name).Distinct();
        return [.. fields.Select(field => new FieldChange(NameOf(field), Value(before, field), Value(after, field))).Where(field => field.Before != field.After)];

        string? Value(JsonDocument? content, string field) =>
            content is not null && content.RootElement.TryGetProperty(field, out var value) ? Say(change.Subject, field, value, nameOf) : null;
    }

    /// <summary>The entities that the contents of a change name by their numbers.</summary>
    public static IEnumerable<long> EntitiesOf(Change change)
    {
        foreach (var content in new[] { change.Before, change.After }.OfType<string>())
        {
            using var json = JsonDocument.Parse(content);
            if (json.RootElement.TryGetProperty("entityId", out var id) && id.ValueKind == JsonValueKind.Number)
                yield return id.GetInt64();
        }
    }

    private static string NameOf(string field) => Texts.Has($"field.{field}") ? Texts.Say($"field.{field}") : field;

    private static string? Say(ChangeSubject subject, string field, JsonElement value, Func<long, string?> nameOf) => (value.ValueKind, field) switch
    {
        (JsonValueKind.Null, _) => null,
        (JsonValueKind.True, _) => Texts.Say("yes"),
        (JsonValueKind.False, _) => Texts.Say("no"),
        (JsonValueKind.Number, "entityId") => nameOf(value.GetInt64()) ?? $"{Texts.Say("subject.entity")} {value.GetInt64()}",
        (JsonValueKind.String, "kind") => Word(subject == ChangeSubject.Quote ? "kind" : "entity", value),
        (JsonValueKind.String, "state") => Word("state", value),
        (JsonValueKind.String, "date") when PartialDate.TryParse(value.GetString(), out var date) => Dates.Shown(date),
        (JsonValueKind.String, _) => value.GetString() is { Length: > 0 } text ? text : null,
        (JsonValueKind.Array, "corrected") => value.GetArrayLength() == 0 ? null : string.Join(", ", value.EnumerateArray().Select(field => NameOf(field.GetString()!))),
        (JsonValueKind.Array, _) => value.GetArrayLength() == 0 ? null : string.Join(field == "parts" ? " […] " : ", ", value.EnumerateArray().Select(item => Say(subject, "", item, nameOf))),
        (JsonValueKind.Object, _) when IsAnchor(value) => $"« {value.GetProperty("exact").GetString()} » ({value.GetProperty("start")}–{value.GetProperty("end")})",
        (JsonValueKind.Object, _) => JsonSerializer.Serialize(value, Readable),
        _ => value.GetRawText(),
    };

    private static bool IsAnchor(JsonElement value) => value.TryGetProperty("exact", out _) && value.TryGetProperty("start", out _) && value.TryGetProperty("end", out _);

    private static string? Word(string texts, JsonElement value) => Texts.Has($"{texts}.{value.GetString()}") ? Texts.Say($"{texts}.{value.GetString()}") : value.GetString();
}
