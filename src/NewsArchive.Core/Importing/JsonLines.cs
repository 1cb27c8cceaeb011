using System.Text.Json;
using NewsArchive.Text;

namespace NewsArchive.Importing;

/// <summary>Files with an article to a line, as exports and other programs write them.</summary>
internal static class JsonLines
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>The lines of a file, blank ones left out. One line is in memory at a time.</summary>
    /// <param name="file">The file they stand in.</param>
    /// <param name="stream">Its bytes.</param>
    /// <param name="longest">The longest line, in bytes.</param>
    public static IEnumerable<FoundFile> In(FoundFile file, Stream stream, long longest)
    {
        var (number, empty) = (0, 0L);
        foreach (var (bytes, length) in StreamLines.Of(stream, longest))
        {
            number++;
            if (bytes is { } blank && blank.AsSpan().Trim(" \t\r\uFEFF"u8).IsEmpty)
                continue;
            if (bytes is { } nothing && IsEmptyObject(nothing))
            {
                empty++;
                continue;
            }

            var line = file with { Shown = $"{file.Shown}:{number}", Key = $"{file.Key}-{number}", Form = SourceForm.JsonLine, Bytes = bytes };
            if (number == 1 && bytes is not null && Understood(bytes) is { } understood)
                yield return file with { Told = understood };
            yield return bytes is null ? line with { Rejected = new Message("import.too-large", length / 1_048_576.0, longest / 1_048_576.0) } : line;
        }

        if (empty > 0)
            yield return file with { Told = new Message("import.blank-rows", empty) };
    }

    private static bool IsEmptyObject(ReadOnlySpan<byte> line) =>
        line.Trim(" \t\r\uFEFF"u8) is [(byte)'{', .. var inside, (byte)'}'] && inside.Trim(" \t"u8).IsEmpty;

    /// <summary>Reads a line.</summary>
    public static (ArticleRecord? Record, Message? Rejected) Parse(string line)
    {
        // Wherever it stands: what reads a string or a name of JSON throws at half a surrogate pair.
        if (StorableText.FaultInJson(line) is { } character)
            return (null, new Message("import.unstorable", character));
        try
        {
            using var json = JsonDocument.Parse(line, Lenient);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                return (null, new Message("import.not-json"));
            var fields = new Dictionary<RecordField, IReadOnlyList<string>>();
            foreach (var property in json.RootElement.EnumerateObject())
            {
                // The first of several names for the same thing counts, and so do the values below it.
                if (RecordFields.Of(property.Name) is { } field && Values(property.Value) is { Count: > 0 } values)
                    fields.TryAdd(field, values);
            }

            return (ArticleRecord.Of(field => fields.GetValueOrDefault(field) ?? []), null);
        }
        catch (JsonException)
        {
            return (null, new Message("import.not-json"));
        }
    }

    private static IReadOnlyList<string> Values(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => [value.GetRawText()],
        JsonValueKind.Array => [.. value.EnumerateArray().SelectMany(Values)],
        JsonValueKind.Object when value.TryGetProperty("name", out var name) => Values(name),
        _ => [],
    };

    private static Message? Understood(byte[] line)
    {
        try
        {
            using var json = JsonDocument.Parse(line, Lenient);
            return json.RootElement.ValueKind == JsonValueKind.Object && RecordFields.Understood([.. json.RootElement.EnumerateObject().Select(property => property.Name)]) is { } understood
                ? new Message("import.fields", understood)
                : null;
        }
        // Names of half a character; the line is rejected when it is read.
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
