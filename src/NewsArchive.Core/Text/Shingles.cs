namespace NewsArchive.Text;

/// <summary>A text as the set of its shingles: each run of eight words that follow each other, by a hash of 32 bits.</summary>
/// <remarks>
/// Two texts are alike as far as they have shingles in common (A. Broder, « On the resemblance and containment of documents », 1997). Words
/// are those of the search (<see cref="WordReader"/>): capitals, apostrophes, blanks, quotation marks and line ends make no difference, accents do.
/// </remarks>
public static class Shingles
{
    /// <summary>How many words a shingle has. Fewer would take two reports of one series for the same: in the Tour de France only the names change.</summary>
    public const int Words = 8;

    private const uint Basis = 2166136261;
    private const uint Prime = 16777619;

    /// <summary>The shingles of a text.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>Their hashes in ascending order, each once; empty for a text of fewer than eight words.</returns>
    public static uint[] Of(string text)
    {
        var shingles = new List<uint>(text.Length / 5);
        Span<uint> last = stackalloc uint[Words];
        last.Clear();
        var read = 0;
        for (var words = new WordReader(text); words.Read();)
        {
            last[1..].CopyTo(last);
            last[^1] = Hash(words.Exact);
            if (++read >= Words)
                shingles.Add(Joined(last));
        }

        shingles.Sort();
        return [.. Distinct(shingles)];
    }

    /// <summary>How much of two texts is the same.</summary>
    /// <param name="one">The shingles of one, as <see cref="Of"/> gives them.</param>
    /// <param name="other">Those of the other.</param>
    /// <returns>From 0, nothing, to 1, all: the shingles both have, among all that one of them has (Jaccard).</returns>
    public static double Likeness(ReadOnlySpan<uint> one, ReadOnlySpan<uint> other)
    {
        var both = 0;
        for (int i = 0, j = 0; i < one.Length && j < other.Length;)
        {
            if (one[i] == other[j])
                (i, j, both) = (i + 1, j + 1, both + 1);
            else if (one[i] < other[j])
                i++;
            else
                j++;
        }

        var all = one.Length + other.Length - both;
        return all == 0 ? 0 : (double)both / all;
    }

    private static uint Hash(ReadOnlySpan<char> word)
    {
        var hash = Basis;
        foreach (var c in word)
            hash = (hash ^ c) * Prime;
        return hash;
    }

    private static uint Joined(ReadOnlySpan<uint> words)
    {
        var hash = 0ul;
        foreach (var word in words)
            hash = (hash * 0x9E3779B97F4A7C15) + word;
        return (uint)((hash ^ (hash >> 29)) * 0xBF58476D1CE4E5B9 >> 32);
    }

    private static IEnumerable<uint> Distinct(List<uint> sorted)
    {
        for (var i = 0; i < sorted.Count; i++)
        {
            if (i == 0 || sorted[i] != sorted[i - 1])
                yield return sorted[i];
        }
    }
}
