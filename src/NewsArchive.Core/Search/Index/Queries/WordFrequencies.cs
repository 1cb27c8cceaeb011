using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace NewsArchive.Search.Index.Queries;

/// <summary>In how many documents a word stands, in any of its alternatives. Documents that were deleted count until their segment is merged.</summary>
internal static class WordFrequencies
{
    private const int MostKept = 10_000;

    // A segment never changes but for its deletions, which do not count here.
    private static readonly ConditionalWeakTable<object, ConcurrentDictionary<string, int>> Kept = [];

    public static long Of(IndexReader reader, string field, IReadOnlyList<string> alternatives, SearchLimit limit)
    {
        if (alternatives.Count == 1)
            return reader.DocFreq(new Term(field, alternatives[0]));
        var key = $"{field} {string.Join(' ', alternatives)}";
        var sum = 0L;
        foreach (var leaf in reader.Leaves)
        {
            var kept = Kept.GetOrCreateValue(leaf.AtomicReader.CoreCacheKey);
            if (!kept.TryGetValue(key, out var count))
            {
                count = Count(leaf.AtomicReader, field, alternatives, limit);
                if (kept.Count < MostKept)
                    kept[key] = count;
            }

            sum += count;
        }

        return sum;
    }

    private static int Count(AtomicReader reader, string field, IReadOnlyList<string> alternatives, SearchLimit limit)
    {
        if (WordPostings.Open(reader, field, alternatives, null, PostingDetail.Documents, limit) is not { } word)
            return 0;
        var count = 0;
        while (word.Next() != DocIdSetIterator.NO_MORE_DOCS)
            count++;
        return count;
    }
}
