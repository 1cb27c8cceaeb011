using System.Text.Json;
using NewsArchive.Annotations;
using NewsArchive.Editing;

namespace NewsArchive.Wording;

/// <summary>Says in the words of a reader what a change did.</summary>
public static class ChangeWords
{
    private const int Longest = 120;

    /// <summary>What was done to what: an article is deleted by a mark, and that is a change of it.</summary>
    public static string Action(Change change)
    {
        var action = change.Subject != ChangeSubject.Article ? $"change.{Word(change.Action)}"
            : IsDeletedBy(change) switch { true => "change.delete", false => "change.create", null => "change.update" };
        return $"{Texts.Say(action)} {Texts.Say($"subject.{Word(change.Subject)}")} {change.SubjectId}";
    }

    /// <summary>The words a change is about: of a quotation or a mention, or the name of an entity; null for an article.</summary>
    public static string? Words(Change change)
    {
        if (change.Subject == ChangeSubject.Article || (change.After ?? change.Before) is not { } content)
            return null;
        using var json = JsonDocument.Parse(content);
        return change.Subject switch
        {
            ChangeSubject.Quote => string.Join(" […] ", json.RootElement.GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("exact").GetString())),
            ChangeSubject.Mention => json.RootElement.GetProperty("anchor").GetProperty("exact").GetString(),
            _ => json.RootElement.TryGetProperty("name", out var name) ? name.GetString() : null,
        };
    }

    /// <summary>A decision in one sentence, to be spoken.</summary>
    public static string Sentence(Decision decision)
    {
        var words = Words(decision.First);
        var sentence = words is null ? Action(decision.First) : $"{Action(decision.First)} « {(words.Length > Longest ? words[..Longest] + "…" : words)} »";
        return decision.Count == 1 ? sentence : $"{sentence} ({Texts.Count("history.batch", decision.Count)})";
    }

    // Null when the change was about something else.
    private static bool? IsDeletedBy(Change change)
    {
        using var after = JsonDocument.Parse(change.After!);
        return after.RootElement.EnumerateObject().Any(field => field.Name != "isDeleted" && field.Value.ValueKind != JsonValueKind.Null) ? null : after.RootElement.GetProperty("isDeleted").GetBoolean();
    }

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
