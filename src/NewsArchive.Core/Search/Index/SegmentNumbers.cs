using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Lucene.Net.Index;

namespace NewsArchive.Search.Index;

/// <summary>The numbers of the articles or quotations of a segment, in memory: four bytes a document, as long as the segment is searched.</summary>
/// <remarks>Every hit asks for its number; unpacking it from the file costs more than the rest of collecting it.</remarks>
internal static class SegmentNumbers
{
    private static readonly ConditionalWeakTable<object, ConcurrentDictionary<string, int[]>> Known = [];

    /// <summary>The number of each document of a segment; 0 where it has none.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="field"><see cref="IndexFields.Article"/> or <see cref="IndexFields.Quote"/>.</param>
    public static int[] Of(AtomicReader segment, string field) =>
        Known.GetValue(segment.CoreCacheKey, static _ => new()).GetOrAdd(field, static (name, reader) => Read(reader, name), segment);

    private static int[] Read(AtomicReader segment, string field)
    {
        if (segment.GetNumericDocValues(field) is not { } values)
            return [];
        var numbers = new int[segment.MaxDoc];
        for (var doc = 0; doc < numbers.Length; doc++)
            numbers[doc] = checked((int)values.Get(doc));
        return numbers;
    }
}
