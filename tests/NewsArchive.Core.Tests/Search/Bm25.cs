using Lucene.Net.Util;

namespace NewsArchive.Search;

/// <summary>The formula by which matches are ranked, with k1 = 1.2 and b = 0.75.</summary>
internal static class Bm25
{
    public static double Rarity(long having, long all) => Math.Log(1 + ((all - having + 0.5) / (having + 0.5)));

    public static double Score(double rarity, double frequency, int length, double meanLength) =>
        rarity * frequency * 2.2 / (frequency + (1.2 * (0.25 + (0.75 * Kept(length) / meanLength))));

    // The index keeps a length in one byte.
    private static double Kept(int length)
    {
        double kept = SmallSingle.Byte315ToSingle(SmallSingle.SingleToByte315((float)(1 / Math.Sqrt(length))));
        return 1 / (kept * kept);
    }
}
