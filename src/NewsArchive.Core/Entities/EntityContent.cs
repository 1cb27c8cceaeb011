using System.Text.Json.Serialization;
using NewsArchive.Articles;

namespace NewsArchive.Entities;

/// <summary>Everything about an entity that can change, as one value.</summary>
/// <param name="Name">The preferred name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Aliases">Other names it goes by, without the preferred one.</param>
/// <param name="Description">One or two sentences, or null.</param>
public sealed record EntityContent(string Name, EntityKind Kind, IReadOnlyList<string> Aliases, string? Description)
{
    /// <summary>What it was or is, in the order given.</summary>
    public IReadOnlyList<EntityFunction> Functions { get; init; } = [];

    /// <summary>By what it is known elsewhere, in the order given.</summary>
    public IReadOnlyList<EntityIdentifier> Identifiers { get; init; } = [];

    /// <summary>The numbers of entities that a person has told from this one.</summary>
    public IReadOnlyList<long> Unlike { get; init; } = [];

    /// <summary>The entity that this one was merged into, or null. A merged entity has neither aliases nor annotations.</summary>
    public long? MergedInto { get; init; }

    /// <summary>The preferred name and the aliases.</summary>
    public IEnumerable<string> Names() => Aliases.Prepend(Name);

    /// <summary>What becomes of this when it takes another entity in.</summary>
    /// <param name="other">The other one: its names become aliases, its functions and identifiers stand behind the own ones.</param>
    /// <remarks>Both descriptions are kept, one below the other, where there is room for both; else the own one.</remarks>
    public EntityContent Joined(EntityContent other) => this with
    {
        Aliases = [.. Aliases.Concat(other.Names()).DistinctBy(Entity.Folded).Where(name => Entity.Folded(name) != Entity.Folded(Name))],
        Description = Joined(Description, other.Description),
        Functions = [.. Functions.Union(other.Functions)],
        Identifiers = [.. Identifiers.Union(other.Identifiers)],
        Unlike = [.. Unlike.Union(other.Unlike)],
    };

    private static string? Joined(string? one, string? other)
    {
        if (one is null || other is null || one == other)
            return one ?? other;
        var both = $"{one}\n{other}";
        return both.Length <= Entity.LongestDescription ? both : one;
    }
}

/// <summary>What somebody or something is or was: « ministre de l’Unification », from 2023-07.</summary>
/// <param name="Title">The function.</param>
/// <param name="From">When it began, as precise as known, or null.</param>
/// <param name="To">When it ended, as precise as known, or null: unknown, or not ended.</param>
public sealed record EntityFunction(string Title, PartialDate? From, PartialDate? To)
{
    /// <summary>The longest title, in UTF-16 code units.</summary>
    public const int LongestTitle = 200;

    /// <summary>False when it would end before it begins, however the two dates are read.</summary>
    [JsonIgnore]
    public bool IsInOrder => From is not { } from || To is not { } to || from.FirstDay <= to.LastDay;
}
