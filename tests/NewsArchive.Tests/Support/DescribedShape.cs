using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsArchive.Tests.Support;

/// <summary>Holds JSON against a schema of the description of the API: of the right type, with every field that is demanded and none that is not described.</summary>
public sealed class DescribedShape(JsonNode document)
{
    public void AssertHolds(JsonNode? value, JsonNode schema, string at)
    {
        if ((string?)schema["$ref"] is { } reference)
        {
            AssertHolds(value, document["components"]!["schemas"]![reference.Split('/')[^1]]!, at);
            return;
        }

        if (schema["oneOf"] is JsonArray choices)
        {
            AssertHolds(value, choices.First(choice => (value is null) == ((string?)choice!["type"] == "null"))!, at);
            return;
        }

        if (schema["type"] is { } type)
            Assert.Contains(TypeOf(value), type is JsonArray several ? several.Select(one => (string)one!) : [(string)type!]);
        if (schema["enum"] is JsonArray words && value is not null)
            Assert.Contains((string)value!, words.Select(word => (string)word!));
        if (value is JsonArray items && schema["items"] is { } item)
        {
            for (var i = 0; i < items.Count; i++)
                AssertHolds(items[i], item, $"{at}[{i}]");
        }

        if (value is not JsonObject fields || schema["properties"] is not JsonObject described)
            return;
        foreach (var (name, field) in fields)
            AssertHolds(field, described[name] ?? throw new InvalidOperationException($"{at}.{name} is not described."), $"{at}.{name}");
        Assert.All(schema["required"]?.AsArray() ?? [], name => Assert.True(fields.ContainsKey((string)name!), $"{at}.{name} is missing."));
    }

    private static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.String => "string",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Number => value.ToJsonString().Contains('.', StringComparison.Ordinal) ? "number" : "integer",
        JsonValueKind.Array => "array",
        _ => "object",
    };
}
