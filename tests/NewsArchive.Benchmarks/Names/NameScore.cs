using NewsArchive.Proposals;

namespace NewsArchive.Benchmarks.Names;

/// <summary>Counts of names: annotated, proposed, and proposed with exactly the annotated span and kind.</summary>
internal sealed class NameScore
{
    private readonly int[] _gold = new int[3];
    private readonly int[] _proposed = new int[3];
    private readonly int[] _right = new int[3];

    public void Add(IReadOnlyList<GoldName> gold, IEnumerable<GoldName> proposed)
    {
        var wanted = gold.ToHashSet();
        foreach (var name in gold)
            _gold[(int)name.Kind]++;
        foreach (var name in proposed)
        {
            _proposed[(int)name.Kind]++;
            _right[(int)name.Kind] += wanted.Contains(name) ? 1 : 0;
        }
    }

    public void Add(NameScore other)
    {
        for (var kind = 0; kind < 3; kind++)
        {
            _gold[kind] += other._gold[kind];
            _proposed[kind] += other._proposed[kind];
            _right[kind] += other._right[kind];
        }
    }

    public override string ToString() =>
        $"all {Of(_gold.Sum(), _proposed.Sum(), _right.Sum())}  " + string.Join("  ", Enum.GetValues<ProposedKind>().Select(kind => $"{kind} {Of(_gold[(int)kind], _proposed[(int)kind], _right[(int)kind])}"));

    private static string Of(int gold, int proposed, int right)
    {
        var (precision, recall) = (right / Math.Max(1.0, proposed), right / Math.Max(1.0, gold));
        return $"{2 * precision * recall / Math.Max(1e-9, precision + recall):F3} (P {precision:F3} R {recall:F3})";
    }
}
