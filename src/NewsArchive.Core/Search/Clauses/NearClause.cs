using NewsArchive.Search.Postings;

namespace NewsArchive.Search.Clauses;

/// <summary>Two words or phrases with few words between them, in any order; both in the headline, or both behind it.</summary>
/// <param name="left">For each word of the one the stems it may have.</param>
/// <param name="right">The same of the other.</param>
/// <param name="distance">How many words may stand between them.</param>
internal sealed class NearClause(IReadOnlyList<IReadOnlyList<string>> left, IReadOnlyList<IReadOnlyList<string>> right, int distance) : Clause
{
    private readonly WordSequence _left = new(left), _right = new(right);
    private readonly List<(int Column, int Offset)> _lefts = [], _rights = [];
    private float _rarity = 1;

    public override void Open(IndexReader index)
    {
        _left.Open(index);
        _right.Open(index);
    }

    public override void Weigh(Rarities rarities) => _rarity = _left.Rarity(rarities) + _right.Rarity(rarities);

    public override int Next(int from)
    {
        while (true)
        {
            var (left, right) = (_left.Next(from), _right.Next(from));
            if (left == right)
                return left;
            from = Math.Max(left, right);
        }
    }

    public override float Score(in ArticleRow row)
    {
        _left.Find(row, _lefts);
        if (_lefts.Count == 0)
            return -1;
        _right.Find(row, _rights);
        _rights.Sort();
        float frequency = 0;
        foreach (var (column, offset) in _lefts)
        {
            if (column != Across && HasNear(column, offset))
                frequency += Weights[column];
        }

        return frequency > 0 ? _rarity * row.Saturated(frequency) : -1;
    }

    // They must not overlap: « onu NEAR/3 onu » asks for two.
    private bool HasNear(int column, int offset)
    {
        var first = _rights.BinarySearch((column, offset - _right.Count - distance));
        for (var at = first < 0 ? ~first : first; at < _rights.Count && _rights[at].Column == column; at++)
        {
            var start = _rights[at].Offset;
            var between = start > offset ? start - (offset + _left.Count) : offset - (start + _right.Count);
            if (between >= 0 && between <= distance)
                return true;
            if (start > offset && between > distance)
                return false;
        }

        return false;
    }
}
