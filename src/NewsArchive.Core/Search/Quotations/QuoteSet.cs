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

    /// <summary>Some quotations by their numbers.</summary>
    public static QuoteSet Of(IReadOnlyList<long> numbers, int bound)
    {
        var set = new QuoteSet(bound);
        foreach (var number in numbers)
            set.Add((int)number);
        return set;
    }
}
