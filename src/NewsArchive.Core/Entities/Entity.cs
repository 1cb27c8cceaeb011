using System.Text;
using NewsArchive.Text;

namespace NewsArchive.Entities;

/// <summary>What an entity is.</summary>
public enum EntityKind
{
    /// <summary>A person.</summary>
    Person,

    /// <summary>An organisation.</summary>
    Organisation,

    /// <summary>A place.</summary>
    Place,

    /// <summary>An event.</summary>
    Event,

    /// <summary>Anything else that has a name.</summary>
    Other,
}

/// <summary>Someone or something that articles name: a person, an organisation, a place, an event.</summary>
public sealed class Entity : IVersioned<EntityContent>
{
    /// <summary>The longest name, in UTF-16 code units.</summary>
    public const int LongestName = 200;

    /// <summary>The longest description, in UTF-16 code units.</summary>
    public const int LongestDescription = 2000;

    /// <summary>The most names beside the preferred one.</summary>
    public const int MostAliases = 200;

    /// <summary>The most functions.</summary>
    public const int MostFunctions = 50;

    /// <summary>The most entities that one is told from.</summary>
    public const int MostUnlike = 1000;

    /// <summary>The number of the entity, never given again.</summary>
    public long Id { get; init; }

    /// <summary>Counts the changes, from 1; a save of an older version is refused.</summary>
    public int Version { get; set; } = 1;

    /// <summary>The preferred name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What it is.</summary>
    public EntityKind Kind { get; private set; }

    /// <summary>One or two sentences, or null.</summary>
    public string? Description { get; private set; }

    /// <inheritdoc cref="EntityContent.Functions"/>
    public IReadOnlyList<EntityFunction> Functions { get; private set; } = [];

    /// <inheritdoc cref="EntityContent.Identifiers"/>
    public IReadOnlyList<EntityIdentifier> Identifiers { get; private set; } = [];

    /// <inheritdoc cref="EntityContent.Unlike"/>
    public IReadOnlyList<long> Unlike { get; private set; } = [];

    /// <inheritdoc cref="EntityContent.MergedInto"/>
    public long? MergedInto { get; private set; }

    /// <summary>The preferred name and every alias, as they are looked up; must be loaded before a change. None when it was merged: its names lead to the other one.</summary>
    public List<EntityName> Names { get; } = [];

    /// <summary>The names beside the preferred one, in their order.</summary>
    public IReadOnlyList<string> Aliases => [.. Names.Where(name => name.Position > 0).OrderBy(name => name.Position).Select(name => name.Name)];

    /// <summary>Everything that can change, as one value.</summary>
    public EntityContent Content => new(Name, Kind, Aliases, Description)
    {
        Functions = Functions,
        Identifiers = Identifiers,
        Unlike = Unlike,
        MergedInto = MergedInto,
    };

    /// <summary>Brings a typed name into the form it is kept in.</summary>
    /// <param name="typed">The name as typed; null counts as empty.</param>
    /// <returns>NFC, trimmed, inner blanks and line ends made one space each (no-break spaces stay).</returns>
    public static string Tidy(string? typed) => string.Join(' ', TextForm.Of(typed ?? "")
        .Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>What names are compared by: case, accents and the kind of apostrophe, hyphen or blank do not count.</summary>
    /// <param name="name">A name.</param>
    /// <returns>The folded words of the name; « Kim Jong-un » and « KIM JONG UN » give the same.</returns>
    public static string Folded(string name)
    {
        var folded = new StringBuilder(name.Length);
        var between = false;
        foreach (var rune in TextForm.WithoutLoneSurrogates(name).Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsPunctuation(rune) || (rune.IsBmp && Elision.IsApostrophe((char)rune.Value)))
            {
                between = folded.Length > 0;
                continue;
            }

            if (between)
                folded.Append(' ');
            between = false;
            folded.Append(Folding.Of(rune));
        }

        return folded.Length > 0 ? folded.ToString() : name;
    }

    /// <summary>Takes on other content, and the names that go with it.</summary>
    /// <param name="content">The new content; names that fold alike are kept once, the first spelling wins.</param>
    public void Become(EntityContent content)
    {
        (Name, Kind, Description) = (content.Name, content.Kind, content.Description);
        (Functions, Identifiers, Unlike, MergedInto) = (content.Functions, content.Identifiers, content.Unlike, content.MergedInto);
        var wanted = MergedInto is null ? content.Names().DistinctBy(Folded).ToList() : [];
        Names.RemoveAll(name => !wanted.Any(other => Folded(other) == name.Folded));
        for (var position = 0; position < wanted.Count; position++)
        {
            var name = Names.Find(known => known.Folded == Folded(wanted[position]));
            if (name is null)
                Names.Add(name = EntityName.Of(Folded(wanted[position])));
            (name.Name, name.Position) = (wanted[position], position);
        }
    }
}
