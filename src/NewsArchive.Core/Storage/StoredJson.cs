using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsArchive.Articles;

namespace NewsArchive.Storage;

/// <summary>JSON as the database holds it: names in camel case, texts readable, dates in their ISO form.</summary>
internal static class StoredJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new Dates() },
    };

    private static readonly JsonSerializerOptions Short = new(Options) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>The same without what is null.</summary>
    public static string WriteShort<T>(T value) => JsonSerializer.Serialize(value, Short);

    /// <exception cref="DamagedArchiveException">It is not what was written.</exception>
    public static T Read<T>(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("Null where a value was stored.");
        }
        catch (JsonException fault)
        {
            throw new DamagedArchiveException(DamagedPart.Data, fault);
        }
    }

    private sealed class Dates : JsonConverter<PartialDate>
    {
        public override PartialDate Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => Mapping.ReadDate(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, PartialDate value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
