namespace NewsArchive.Importing;

/// <summary>Which articles and which groups that stand already belong together: what is like one of a group is of the group.</summary>
internal sealed class ReprintGroups
{
    // A group that stands has the negative of its number; each points to one it was joined with, or to itself.
    private readonly Dictionary<long, long> _parent = [];
    private readonly HashSet<long> _joined = [];

    /// <summary>Tells the group an article is in already; without one it is by itself.</summary>
    public void Know(long article, long? group) => _parent.TryAdd(article, group is { } number ? Root(-number) : article);

    public bool AreOne(long article, long other) => Root(article) == Root(other);

    public void Join(long article, long other)
    {
        var (one, two) = (Root(article), Root(other));
        // The lower becomes the root: a group before an article.
        _parent[Math.Max(one, two)] = Math.Min(one, two);
        _joined.UnionWith([article, other, one, two]);
    }

    /// <summary>What is to be written down.</summary>
    /// <param name="newest">The highest number of a group so far.</param>
    /// <returns>The number of each group, the groups that become part of it, and the articles that come into it.</returns>
    public IEnumerable<(long Into, IReadOnlyList<long> Merged, IReadOnlyList<long> Articles)> Made(long newest)
    {
        foreach (var group in _joined.GroupBy(Root).OrderBy(group => group.Min(Math.Abs)))
        {
            var standing = group.Where(member => member < 0).Select(member => -member).Order().ToList();
            yield return (standing.Count > 0 ? standing[0] : ++newest, [.. standing.Skip(1)], [.. group.Where(member => member > 0).Order()]);
        }
    }

    private long Root(long member)
    {
        _parent.TryAdd(member, member);
        while (_parent[member] != member)
            member = _parent[member] = _parent[_parent[member]];
        return member;
    }
}
