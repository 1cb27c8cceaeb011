namespace NewsArchive.Entities;

/// <summary>One name of an entity, as it is looked up.</summary>
public sealed class EntityName
{
    private static readonly string[] Light = ["a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "pour", "sur"];

    /// <summary>The entity that goes by the name.</summary>
    public long EntityId { get; init; }

    /// <summary>What the name is compared by (<see cref="Entity.Folded"/>); one entity has it only once.</summary>
    public required string Folded { get; init; }

    /// <summary>The name as written.</summary>
    public string Name { get; set; } = "";

    /// <summary>0 for the preferred name, then the aliases in their order.</summary>
    public int Position { get; set; }

    /// <summary>The first letters of its words, see <see cref="InitialsOf"/>.</summary>
    public string Initials { get; private set; } = "";

    /// <summary>A name that is new to an entity.</summary>
    /// <param name="folded">What it is compared by.</param>
    public static EntityName Of(string folded) => new() { Folded = folded, Initials = InitialsOf(folded) };

    /// <summary>The first letters of the words of a folded name.</summary>
    /// <param name="folded">From <see cref="Entity.Folded"/>.</param>
    /// <returns>
    /// Those of all words, and behind a blank those without « de », « la » and the like where that is another thing:
    /// « organisation des nations unies » gives <c>odnu onu</c>; empty for a single word.
    /// </returns>
    public static string InitialsOf(string folded)
    {
        var words = folded.Split(' ');
        if (words.Length < 2)
            return "";
        var (every, weighty) = (Initials(words), Initials(words.Where(word => !IsLight(word))));
        return every == weighty || weighty.Length == 0 ? every : $"{every} {weighty}";

        static string Initials(IEnumerable<string> words) => string.Concat(words.Select(FirstOf));
    }

    /// <summary>Whether a folded word is one that initials leave out.</summary>
    internal static bool IsLight(string word) => Light.Contains(word);

    private static string FirstOf(string word)
    {
        foreach (var rune in word.EnumerateRunes())
            return rune.ToString();
        return "";
    }
}
