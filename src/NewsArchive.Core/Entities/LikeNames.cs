namespace NewsArchive.Entities;

/// <summary>Two entities that may be one.</summary>
/// <param name="One">The number of the one, the lower.</param>
/// <param name="Other">The number of the other.</param>
/// <param name="Likeness">The surest way in which two of their names are alike.</param>
public sealed record LikePair(long One, long Other, Likeness Likeness);

/// <summary>Finds among many names those that may be names of one, without holding each against each.</summary>
public static class LikeNames
{
    // A register that has more is not gone through pair by pair.
    private const int MostPairs = 20_000;

    /// <summary>The pairs of entities that have names alike.</summary>
    /// <param name="names">Names and the entities that have them, of one kind.</param>
    /// <returns>Each pair once, the surest first, then the oldest.</returns>
    public static IReadOnlyList<LikePair> Among(IReadOnlyList<(long Entity, NameShape Name)> names)
    {
        var marks = new List<(ulong Mark, int Name)>();
        for (var name = 0; name < names.Count; name++)
        {
            foreach (var mark in names[name].Name.Marks())
                marks.Add((mark, name));
        }

        marks.Sort();
        var pairs = new Dictionary<(long, long), Likeness>();
        for (var first = 0; first < marks.Count && pairs.Count < MostPairs; first++)
        {
            for (var next = first + 1; next < marks.Count && marks[next].Mark == marks[first].Mark && pairs.Count < MostPairs; next++)
                Add(pairs, names[marks[first].Name], names[marks[next].Name]);
        }

        return [.. pairs.Select(pair => new LikePair(pair.Key.Item1, pair.Key.Item2, pair.Value))
            .OrderBy(pair => pair.Likeness).ThenBy(pair => pair.One).ThenBy(pair => pair.Other)];
    }

    private static void Add(Dictionary<(long, long), Likeness> pairs, (long Entity, NameShape Name) one, (long Entity, NameShape Name) other)
    {
        if (one.Entity == other.Entity || one.Name.LikenessTo(other.Name) is not { } likeness)
            return;
        var pair = (Math.Min(one.Entity, other.Entity), Math.Max(one.Entity, other.Entity));
        if (!pairs.TryGetValue(pair, out var known) || likeness < known)
            pairs[pair] = likeness;
    }
}
