namespace NewsArchive.Search.Catalog;

/// <summary>Numbers of articles or quotations, a bit for each: whether one is among them is asked for everything that was found.</summary>
internal readonly struct NumberSet
{
    private readonly ulong[] _bits;

    /// <summary>An empty set for numbers below a bound.</summary>
    public NumberSet(int bound) => _bits = new ulong[(bound + 63) / 64];

    /// <param name="numbers">The numbers, ascending.</param>
    public NumberSet(int[] numbers)
        : this(numbers.Length == 0 ? 0 : numbers[^1] + 1)
    {
        foreach (var number in numbers)
            Add(number);
    }

    /// <summary>Those of some numbers that are below a bound.</summary>
    public static NumberSet Of(int[] numbers, int bound)
    {
        var set = new NumberSet(bound);
        foreach (var number in numbers)
        {
            if ((uint)number < (uint)bound)
                set.Add(number);
        }

        return set;
    }

    public void Add(int number) => _bits[number >> 6] |= 1UL << number;

    public bool Contains(int number) => (uint)(number >> 6) < (uint)_bits.Length && ((_bits[number >> 6] >> number) & 1) != 0;

    /// <summary>How many of some numbers are among them.</summary>
    public int CountOf(int[] numbers)
    {
        var count = 0;
        foreach (var number in numbers)
            count += Contains(number) ? 1 : 0;
        return count;
    }
}
