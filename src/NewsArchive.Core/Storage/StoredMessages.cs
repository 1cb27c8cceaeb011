using System.Text.Json;

namespace NewsArchive.Storage;

/// <summary>Messages as the database holds them, so that they are read later in the language of whoever reads.</summary>
internal static class StoredMessages
{
    private sealed record Stored(string Key, JsonElement[] Args);

    public static string Write(IReadOnlyList<Message> messages) =>
        messages.Count == 0 ? "[]" : StoredJson.Write(messages.Select(message => new { message.Key, Args = message.Arguments }));

    public static IReadOnlyList<Message> Read(string stored) =>
        [.. StoredJson.Read<Stored[]>(stored).Select(message => new Message(message.Key, [.. message.Args.Select(Value)]))];

    // Numbers stay numbers: sentences write them in the manner of their language.
    private static object Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetInt64(out var whole) => whole,
        JsonValueKind.Number => value.GetDouble(),
        _ => value.ToString(),
    };
}
