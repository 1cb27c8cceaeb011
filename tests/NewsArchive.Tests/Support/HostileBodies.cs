using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsArchive.Tests.Support;

/// <summary>The body of a request and what it says it is.</summary>
internal sealed record HostileBody(string? Type, byte[] Bytes);

/// <summary>Bodies that are nearly what the site takes: JSON, forms and uploads with something wrong in them.</summary>
/// <param name="random">What is chosen by.</param>
/// <param name="values">What is put into them.</param>
/// <param name="token">The antiforgery token that goes with the cookie of the requests.</param>
internal sealed class HostileBodies(Random random, HostileValues values, string token)
{
    private static readonly string[] Known =
    [
        "parts", "start", "end", "exact", "kind", "cue", "speaker", "entity", "id", "name", "state", "note", "categories", "aliases", "description",
        "functions", "title", "from", "to", "identifiers", "scheme", "value",
        "into", "intoVersion", "address", "articles", "add", "remove", "definition", "colour", "key", "parent", "quotes", "mentions", "version", "off",
        "apart", "article", "type", "body", "target", "selector", "source", "@context",
    ];

    // Longer ends of routes stand before shorter ones.
    private static readonly (string Route, string Example)[] Taken =
    [
        ("/merge", "MergeDraft"), ("/split", "SplitDraft"), ("/apart", "ApartDraft"), ("/occurrences", "TagDraft"), ("/accept", "AcceptDraft"),
        ("/seen", "seeSearch sent"), ("}/categories", "GivenDraft"),
        ("}/articles", "ArticleSteps"), ("/collections/", "CollectionDraft"), ("/collections", "NewCollection"), ("/categories", "CategoryDraft"),
        ("/searches", "SavedSearchDraft"), ("quotes", "QuoteDraft"),
        ("mentions", "MentionDraft"), ("entities", "EntityContentDraft"), ("annotations/{", "replaceAnnotation sent"),
        ("annotations", "addAnnotation sent"),
    ];

    private static readonly JsonObject Examples = JsonNode.Parse(System.IO.File.ReadAllText(Repository.PathOf("src/NewsArchive/Api/examples.json")))!.AsObject();

    /// <summary>What an endpoint takes, mostly with something wrong in it.</summary>
    public HostileBody Json(string route)
    {
        var known = Taken.FirstOrDefault(taken => random.Next(5) > 0 && route.Contains(taken.Route, StringComparison.Ordinal)).Example
            ?? values.Pick(Taken).Example;
        // More than one test reads the examples.
        JsonNode example;
        lock (Examples)
            example = Examples[known]!.DeepClone();
        var text = Serialised(random.Next(10) switch { 0 => Any(0), < 4 => example, _ => Mutated(example) });
        text = random.Next(25) switch
        {
            0 => text[..random.Next(text.Length + 1)],
            1 => text.Insert(random.Next(text.Length + 1), values.Pick("\\ud83d", "\\u0000", "\0", "\\", "\"", "}", "[[[[", "/*", "﻿")),
            2 => new string('[', random.Next(1, 2_000)) + text,
            _ => text,
        };
        var bytes = (random.Next(15) == 0 ? values.Pick(Encoding.Unicode, Encoding.Latin1) : Encoding.UTF8).GetBytes(text);
        return new HostileBody(Type(route), Broken(bytes));
    }

    private string? Type(string route) => random.Next(10) == 0
        ? values.Pick("application/json; charset=utf-16", "text/json", "application/ld+json", "x", null)
        : route.Contains("annotations", StringComparison.Ordinal) ? "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\""
            : "application/json";

    /// <summary>A form, of whose fields some have other values; it mostly has its token.</summary>
    public HostileBody Form(IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        var sent = fields.Select(field => KeyValuePair.Create(field.Key, random.Next(3) == 0 ? values.Next() : field.Value)).ToList();
        for (var more = random.Next(3); more > 0; more--)
            sent.Add(KeyValuePair.Create(values.Pick(values.Short(), "Name", "Version", "version", "id", "handler", "Passage", "back", "Parts[0]",
                "Parts[999999999]", "Identifiers[", "Functions[1].From"), values.Next()));
        if (random.Next(8) > 0)
            sent.Add(KeyValuePair.Create("__RequestVerificationToken", token));
        return random.Next(3) == 0 ? Multipart(sent) : UrlEncoded(sent);
    }

    /// <summary>Bytes without any form, with any type.</summary>
    public HostileBody Bytes()
    {
        var bytes = new byte[random.Next(4) * random.Next(2_000)];
        random.NextBytes(bytes);
        return new HostileBody(values.Pick("application/json", "application/x-www-form-urlencoded", "multipart/form-data",
            "multipart/form-data; boundary=x", "multipart/form-data; boundary=\"", "text/plain; charset=nothing", "/", null), bytes);
    }

    private HostileBody UrlEncoded(List<KeyValuePair<string, string>> fields)
    {
        var text = string.Join('&', fields.Select(field => $"{values.Encoded(field.Key)}={values.Encoded(field.Value)}"));
        return new HostileBody(values.Pick("application/x-www-form-urlencoded", "application/x-www-form-urlencoded",
            "application/x-www-form-urlencoded; charset=utf-16", "application/x-www-form-urlencoded; charset=x"), Encoding.Latin1.GetBytes(text));
    }

    private HostileBody Multipart(List<KeyValuePair<string, string>> fields)
    {
        const string Boundary = "----hostile";
        using var body = new MemoryStream();
        foreach (var (name, value) in fields)
        {
            body.Write(Encoding.UTF8.GetBytes($"--{Boundary}\r\nContent-Disposition: form-data; name=\"{Line(name)}\"\r\n\r\n{value}\r\n"));
        }

        for (var files = random.Next(3); files > 0; files--)
        {
            var file = values.Pick("../../../etc/passwd", "..\\..\\x.txt", "a.zip", "a.html", "a\0.txt", "C:\\x.txt", "", ".", "con", "a.jsonl", "a.csv",
                Line(values.Short()));
            body.Write(Encoding.UTF8.GetBytes($"--{Boundary}\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{file}\"\r\n"));
            body.Write(Encoding.UTF8.GetBytes($"Content-Type: {Line(values.Short())}\r\n\r\n"));
            body.Write(File());
            body.Write("\r\n"u8);
        }

        body.Write(Encoding.UTF8.GetBytes(random.Next(10) == 0 ? "" : $"--{Boundary}--\r\n"));
        return new HostileBody($"multipart/form-data; boundary={Boundary}", random.Next(10) == 0 ? Broken(body.ToArray()) : body.ToArray());
    }

    private byte[] File() => random.Next(5) switch
    {
        0 => Encoding.UTF8.GetBytes($"date 2023-{random.Next(14)} {values.Next()}\n\n{values.Next()}"),
        1 => Encoding.UTF8.GetBytes($"<html><meta property='article:published_time' content='2023-05-{random.Next(33)}'><article><h1>{values.Next()}</h1><p>{values.Next()}"),
        2 => [0x50, 0x4B, 3, 4, .. Bytes().Bytes],
        3 => Json("").Bytes,
        _ => Bytes().Bytes,
    };

    private byte[] Broken(byte[] bytes)
    {
        if (bytes.Length > 0 && random.Next(10) == 0)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return bytes;
    }

    private JsonNode? Mutated(JsonNode? node)
    {
        if (random.Next(6) == 0)
            return Any(0);
        switch (node)
        {
            case JsonObject fields when fields.Count > 0:
                var name = values.Pick([.. fields.Select(field => field.Key)]);
                fields[name] = Mutated(fields[name]?.DeepClone());
                return fields;
            case JsonArray { Count: > 0 } list:
                var at = random.Next(list.Count);
                list[at] = Mutated(list[at]?.DeepClone());
                return list;
            default:
                return Any(0);
        }
    }

    private JsonNode? Any(int depth) => random.Next(depth > 3 ? 7 : 10) switch
    {
        0 => null,
        1 => JsonValue.Create(random.Next(2) == 0),
        2 => JsonValue.Create(random.Next(-2, 60)),
        3 => JsonValue.Create(values.Pick(long.MaxValue, long.MinValue, int.MaxValue, 1.5e300, -0.0)),
        4 or 5 or 6 => JsonValue.Create(values.Next()),
        7 => new JsonArray([.. Enumerable.Range(0, random.Next(5)).Select(_ => Any(depth + 1))]),
        _ => new JsonObject(random.GetItems(Known, random.Next(6)).Distinct().Select(name => KeyValuePair.Create(name, Any(depth + 1)))),
    };

    // Half a surrogate pair cannot be written as it is, only as an escape.
    private static string Serialised(JsonNode? node)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            Write(writer, node);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject fields:
                writer.WriteStartObject();
                foreach (var (name, value) in fields)
                {
                    writer.WritePropertyName(name);
                    Write(writer, value);
                }

                writer.WriteEndObject();
                break;
            case JsonArray list:
                writer.WriteStartArray();
                foreach (var value in list)
                    Write(writer, value);
                writer.WriteEndArray();
                break;
            case JsonValue text when text.TryGetValue<string>(out var said):
                writer.WriteRawValue($"\"{string.Concat(said.Select(Escaped))}\"", skipInputValidation: true);
                break;
            case null:
                writer.WriteNullValue();
                break;
            default:
                node.WriteTo(writer);
                break;
        }
    }

    private static string Escaped(char letter) =>
        letter is >= ' ' and not ('"' or '\\') && !char.IsSurrogate(letter) ? $"{letter}" : $"\\u{(int)letter:x4}";

    private static string Line(string value) => value.ReplaceLineEndings(" ").Replace('"', '\'');
}
