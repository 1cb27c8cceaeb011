using System.Buffers.Binary;
using System.Numerics;

namespace NewsArchive.Text;

/// <summary>A few numbers that stand for the shingles of a text, so that texts that are alike are found without comparing each with each.</summary>
/// <remarks>
/// MinHash: of <see cref="Bands"/> × <see cref="Rows"/> orders of all shingles the first one of the text in each; as many rows as make a band are
/// one number. Two texts of likeness <c>s</c> have a given band in common with the probability <c>s³</c>: 99.8 % of those that are
/// alike to 0.7 have one of the bands in common, 94 % at 0.6, and one in 10,000 of those alike to 0.02.
/// </remarks>
public static class Sketch
{
    /// <summary>Counts up whenever the same text gets another sketch, or other likenesses count.</summary>
    public const int Rules = 1;

    /// <summary>How many bands a sketch has.</summary>
    public const int Bands = 16;

    /// <summary>How many bytes a sketch has.</summary>
    public const int Size = Bands * sizeof(uint);

    private const int Rows = 3;

    // Fewer say too little: a text that short is alike by chance, or not at all.
    private const int FewestShingles = 12;

    private static readonly (uint[] Factors, uint[] Terms) Orders = Make();

    /// <summary>The sketch of a text.</summary>
    /// <param name="shingles">Its shingles (<see cref="Shingles.Of"/>).</param>
    /// <returns><see cref="Size"/> bytes; none for a text that is too short to be like another.</returns>
    public static byte[] Of(ReadOnlySpan<uint> shingles)
    {
        if (shingles.Length < FewestShingles)
            return [];
        Span<uint> least = stackalloc uint[Bands * Rows];
        least.Fill(uint.MaxValue);
        var (factors, terms) = Orders;
        // Eight orders, or as many as the machine computes at once, for one shingle after the other.
        for (var at = 0; at < least.Length; at += Vector<uint>.Count)
        {
            var (factor, term, lowest) = (new Vector<uint>(factors, at), new Vector<uint>(terms, at), new Vector<uint>(uint.MaxValue));
            foreach (var shingle in shingles)
                lowest = Vector.Min(lowest, (new Vector<uint>(shingle) * factor) + term);
            lowest.CopyTo(least[at..]);
        }

        var sketch = new byte[Size];
        for (var band = 0; band < Bands; band++)
            BinaryPrimitives.WriteUInt32LittleEndian(sketch.AsSpan(band * sizeof(uint)), Joined(band, least.Slice(band * Rows, Rows)));
        return sketch;
    }

    /// <summary>A band of a sketch: two texts that have one in common may be alike.</summary>
    /// <param name="sketch">The sketch.</param>
    /// <param name="band">From 0 to <see cref="Bands"/>, exclusive.</param>
    public static uint Band(ReadOnlySpan<byte> sketch, int band) => BinaryPrimitives.ReadUInt32LittleEndian(sketch[(band * sizeof(uint))..]);

    private static uint Joined(int band, ReadOnlySpan<uint> rows)
    {
        var hash = (ulong)band + 1;
        foreach (var row in rows)
            hash = (hash ^ row) * 0xBF58476D1CE4E5B9 + 0x94D049BB133111EB;
        return (uint)(hash >> 32);
    }

    // Odd factors: each order has every number once. The same on every machine and for ever, by SplitMix64.
    private static (uint[] Factors, uint[] Terms) Make()
    {
        // A round number of vectors, whatever their width.
        var (factors, terms) = (new uint[Bands * Rows], new uint[Bands * Rows]);
        var state = 0x4E657773ul;
        for (var i = 0; i < factors.Length; i++)
            (factors[i], terms[i]) = (Next() | 1, Next());
        return (factors, terms);

        uint Next()
        {
            state += 0x9E3779B97F4A7C15;
            var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return (uint)(mixed >> 32);
        }
    }
}
