namespace NewsArchive.Search.Catalog;

/// <summary>A quotation in the catalog.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Speaker">The number of the entity that speaks, or 0.</param>
/// <param name="Kind">The place of its kind in <see cref="QuoteCounts.Kinds"/>.</param>
/// <param name="State">The place of its state in <see cref="QuoteCounts.States"/>.</param>
internal readonly record struct QuoteEntry(int Id, int Speaker, byte Kind, byte State)
{
    public static byte Read(string[] words, string word) => (byte)Math.Max(0, Array.IndexOf(words, word));
}
