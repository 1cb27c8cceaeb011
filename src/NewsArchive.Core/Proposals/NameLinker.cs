using NewsArchive.Entities;

namespace NewsArchive.Proposals;

/// <summary>An entity of the register that names may be linked to.</summary>
/// <param name="EntityId">Its number.</param>
/// <param name="Kind">What it is; events and others are never linked.</param>
/// <param name="Name">Its preferred name.</param>
/// <param name="Aliases">Its other names.</param>
public sealed record LinkCandidate(long EntityId, EntityKind Kind, string Name, IReadOnlyList<string> Aliases);

/// <summary>Says which entities of a register proposed names are the names of, where that is certain.</summary>
/// <remarks>Names are compared as the register compares them (<see cref="Entity.Folded"/>), a leading « le », « la », « les » or « l’ » aside. Instances are immutable.</remarks>
public sealed class NameLinker
{
    private static readonly string[] Articles = ["le ", "la ", "les ", "l "];

    // 0 stands for several: homonyms are left open. Entities are numbered from 1.
    private readonly Dictionary<(EntityKind, string), long> _owners = [];

    /// <summary>Prepares a register.</summary>
    /// <param name="candidates">The entities, each once; their numbers are greater than 0.</param>
    public NameLinker(IEnumerable<LinkCandidate> candidates)
    {
        foreach (var candidate in candidates)
        {
            foreach (var key in candidate.Aliases.Prepend(candidate.Name).Select(KeyOf).Where(key => key.Length > 0))
            {
                if (!_owners.TryAdd((candidate.Kind, key), candidate.EntityId) && _owners[(candidate.Kind, key)] != candidate.EntityId)
                    _owners[(candidate.Kind, key)] = 0;
            }
        }
    }

    /// <summary>The entities of proposed names.</summary>
    /// <param name="names">The names.</param>
    /// <returns>For each name, in the same order, the number of the one entity of its kind that has the name or the alias; null where none or several have it.</returns>
    public IReadOnlyList<long?> Link(IReadOnlyList<ProposedName> names) => [.. names.Select(name => EntityOf(name.Kind, name.Name))];

    /// <summary>The entity of a name.</summary>
    /// <param name="kind">What is named.</param>
    /// <param name="name">The name, in its fullest form.</param>
    /// <returns>The number of the entity, or null where none or several have the name.</returns>
    public long? EntityOf(ProposedKind kind, string name) =>
        _owners.TryGetValue((Of(kind), KeyOf(name)), out var owner) && owner != 0 ? owner : null;

    private static EntityKind Of(ProposedKind kind) => kind switch
    {
        ProposedKind.Person => EntityKind.Person,
        ProposedKind.Organisation => EntityKind.Organisation,
        _ => EntityKind.Place,
    };

    /// <summary>A name as it is compared: folded, without the article it begins with.</summary>
    internal static string KeyOf(string name)
    {
        var folded = Entity.Folded(name);
        foreach (var article in Articles)
        {
            if (folded.StartsWith(article, StringComparison.Ordinal))
                return folded[article.Length..];
        }

        return folded;
    }
}
