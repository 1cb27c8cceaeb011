using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsArchive.Text;

namespace NewsArchive.Api;

/// <summary>Reads the strings of a request by the rule of <see cref="StorableText"/>: what no text may hold is refused before anything else is looked at.</summary>
internal sealed class StorableStrings : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
            throw new JsonException();
        if (StorableText.FaultInJson(Encoding.UTF8.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan)) is { } fault)
            throw new UnstorableStringException(fault);
        return reader.GetString();
    }

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader, typeToConvert, options)!;

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

/// <summary>Thrown for a string that cannot be stored; its <see cref="JsonException.Path"/> says where it stands.</summary>
/// <param name="character">The character, as « U+D83D ».</param>
internal sealed class UnstorableStringException(string character) : JsonException
{
    public string Character => character;
}
