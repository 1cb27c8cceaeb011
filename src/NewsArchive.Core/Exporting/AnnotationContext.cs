using System.Text.Json;

namespace NewsArchive.Exporting;

/// <summary>What the names in an annotation mean to a reader of JSON-LD.</summary>
internal static class AnnotationContext
{
    public const string Model = "http://www.w3.org/ns/anno.jsonld", Containers = "http://www.w3.org/ns/ldp.jsonld";

    /// <summary>What the model has no term for has one of ours.</summary>
    /// <param name="json">The object it stands in, at its beginning.</param>
    /// <param name="contexts">The contexts before.</param>
    /// <param name="silent">A property that is no statement at all, or null.</param>
    public static void Write(Utf8JsonWriter json, IEnumerable<string> contexts, string? silent = null)
    {
        json.WriteStartArray("@context");
        foreach (var context in contexts)
            json.WriteStringValue(context);
        json.WriteStartObject();
        json.WriteString("na", "urn:newsarchive:ns:");
        foreach (var term in new[] { "role", "kind", "key", "status", "origin", "confidence", "standing", "revision" })
            json.WriteString(term, $"na:{term}");
        if (silent is not null)
            json.WriteNull(silent);
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
