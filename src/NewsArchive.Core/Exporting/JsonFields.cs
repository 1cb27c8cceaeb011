using System.Runtime.InteropServices;
using System.Text.Json;
using NewsArchive.Text;

namespace NewsArchive.Exporting;

/// <summary>Reads fields of JSON that anybody may have written, and keeps the first that is not of its form.</summary>
internal sealed class JsonFields
{
    public Message? Fault { get; private set; }

    /// <summary>A text; null where there is none.</summary>
    public string? Text(JsonElement parent, string name) => parent.TryGetProperty(name, out var field) && field.ValueKind != JsonValueKind.Null ? Word(field, name) : null;

    /// <summary>A whole number from 0; null where there is none.</summary>
    public int? Number(JsonElement parent, string name)
    {
        if (!parent.TryGetProperty(name, out var field) || field.ValueKind == JsonValueKind.Null)
            return null;
        if (field.ValueKind == JsonValueKind.Number && field.TryGetInt32(out var number) && number >= 0)
            return number;
        Note(name);
        return null;
    }

    /// <summary>What a field has, one value or a list of them.</summary>
    public static IReadOnlyList<JsonElement> Items(JsonElement parent, string name) => !parent.TryGetProperty(name, out var field) || field.ValueKind == JsonValueKind.Null ? []
        : field.ValueKind == JsonValueKind.Array ? [.. field.EnumerateArray()] : [field];

    /// <summary>The same, all of it texts.</summary>
    public IReadOnlyList<string> Words(JsonElement parent, string name) => [.. Items(parent, name).Select(item => Word(item, name)).OfType<string>()];

    /// <summary>A value that must be a text.</summary>
    /// <param name="field">The value.</param>
    /// <param name="name">Where it stands, for whoever has to be told.</param>
    public string? Word(JsonElement field, string name)
    {
        if (field.ValueKind != JsonValueKind.String)
            Note(name);
        else if (StorableText.FaultInJson(JsonMarshal.GetRawUtf8Value(field)) is { } character)
            Fault ??= new Message("problem.unstorable", name, character);
        else
            return field.GetString();
        return null;
    }

    private void Note(string name) => Fault ??= new Message("posted.field", name);
}
