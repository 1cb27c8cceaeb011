using NewsArchive.Entities;

namespace NewsArchive.Returning;

/// <summary>The words by which tools of the field and their users call what is marked: French and English, and the labels of usual corpora.</summary>
internal static class KindWords
{
    private static readonly Dictionary<string, EntityKind> Entities = new(StringComparer.OrdinalIgnoreCase)
    {
        ["person"] = EntityKind.Person,
        ["per"] = EntityKind.Person,
        ["pers"] = EntityKind.Person,
        ["personne"] = EntityKind.Person,
        ["organisation"] = EntityKind.Organisation,
        ["organization"] = EntityKind.Organisation,
        ["org"] = EntityKind.Organisation,
        ["place"] = EntityKind.Place,
        ["loc"] = EntityKind.Place,
        ["location"] = EntityKind.Place,
        ["gpe"] = EntityKind.Place,
        ["lieu"] = EntityKind.Place,
        ["event"] = EntityKind.Event,
        ["événement"] = EntityKind.Event,
        ["evenement"] = EntityKind.Event,
        ["other"] = EntityKind.Other,
        ["misc"] = EntityKind.Other,
        ["autre"] = EntityKind.Other,
    };

    /// <summary>The kind of entity that a word names, or null.</summary>
    public static EntityKind? Entity(string? word) => word is not null && Entities.TryGetValue(word, out var kind) ? kind : null;

    /// <summary>Whether a word says that something is a quotation.</summary>
    public static bool IsQuote(string? word) => Is(word, "quote", "quotation", "citation", "said");

    /// <summary>Whether a word says that something introduces a quotation.</summary>
    public static bool IsCue(string? word) => Is(word, "cue", "introduction");

    /// <summary>Whether a word says that something names who speaks.</summary>
    public static bool IsSpeaker(string? word) => Is(word, "speaker", "spokenBy", "source", "locuteur", "orateur");

    private static bool Is(string? word, params string[] names) => word is not null && names.Contains(word, StringComparer.OrdinalIgnoreCase);
}
