using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsArchive.Benchmarks.SideBySide;

/// <summary>One of the queries every engine is asked.</summary>
/// <param name="Kind">What sort it is: <c>phrase</c> and <c>prefix</c> have a form of their own, all others are words that must all be there.</param>
/// <param name="Words">Words as they are written; a phrase is one of them.</param>
/// <param name="From">The first month, such as <c>2001-01</c>, or null.</param>
/// <param name="To">The last month, or null.</param>
internal sealed record MixedQuery(
    [property: JsonPropertyName("t")] string Kind,
    [property: JsonPropertyName("w")] IReadOnlyList<string> Words,
    [property: JsonPropertyName("lo")] string? From,
    [property: JsonPropertyName("hi")] string? To)
{
    /// <summary>As a person types it into our page.</summary>
    public string Typed => Kind switch
    {
        "phrase" => $"\"{Words[0]}\"",
        "prefix" => Words[0] + "*",
        _ => string.Join(' ', Words),
    };

    /// <summary>As FTS5 reads it.</summary>
    public string Match => Kind switch
    {
        "prefix" => $"\"{Words[0]}\"*",
        _ => string.Join(" AND ", Words.Select(word => $"\"{word}\"")),
    };

    // Words in nearly every article are left out: most rivals drop them, and would be measured finding nothing.
    public static MixedQuery[] Read(string path) =>
        [.. JsonSerializer.Deserialize<MixedQuery[]>(File.ReadAllText(path))!.Where(query => query.Kind != "stop")];

    public override string ToString() => From is null ? Typed : $"{Typed} {From}..{To}";
}
