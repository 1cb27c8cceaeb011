namespace NewsArchive.Search.Quotations;

/// <summary>A set of quotations, a bit for each number.</summary>
/// <param name="bound">One more than the highest number there is.</param>
internal sealed class QuoteSet(int bound)
{
    private readonly ulong[] _bits = new ulong[(bound / 64) + 1];

    /// <summary>Numbers beyond the bound are in no set.</summary>
    public bool this[int id] => (uint)id < (uint)bound && (_bits[id >> 6] & (1UL << id)) != 0;

    public void Add(int id)
    {
        if ((uint)id < (uint)bound)
            _bits[id >> 6] |= 1UL << id;
    }

    public int Count() => _bits.Sum(bits => System.Numerics.BitOperations.PopCount(bits));

    public QuoteSet And(QuoteSet other) => With(other, (mine, theirs) => mine & theirs);

    public QuoteSet Or(QuoteSet other) => With(other, (mine, theirs) => mine | theirs);

    /// <summary>All others, numbers without a quotation included.</summary>
    public QuoteSet Others() => With(this, (mine, _) => ~mine);

    private QuoteSet With(QuoteSet other, Func<ulong, ulong, ulong> join)
    {
        var joined = new QuoteSet(bound);
        for (var i = 0; i < _bits.Length; i++)
            joined._bits[i] = join(_bits[i], other._bits[i]);
        return joined;
    }
}
