using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace NewsArchive.Search.Index;

/// <summary>Reads an index back, as a sum of everything that it has of each article and quotation: terms with positions, lengths and numbers.</summary>
/// <remarks>Texts are not stored in an index; two documents with the same sum were made of the same words.</remarks>
internal static class DocumentSums
{
    /// <summary>The key of an article in the sums.</summary>
    public static long KeyOfArticle(long article) => article * 2;

    /// <summary>The key of a quotation in the sums.</summary>
    public static long KeyOfQuote(long quote) => (quote * 2) + 1;

    /// <summary>The sums by key. Where two documents have one key, their sums are added, so that neither is taken for the right one.</summary>
    /// <exception cref="InvalidDataException">A document has no key.</exception>
    public static Dictionary<long, ulong> Of(IndexReader reader)
    {
        var sums = new Dictionary<long, ulong>();
        foreach (var context in reader.Leaves)
        {
            var leaf = context.AtomicReader;
            var (keys, of) = (new long[leaf.MaxDoc], new ulong[leaf.MaxDoc]);
            Array.Fill(keys, -1);
            AddTerms(leaf, keys, of);
            AddValues(leaf, of);
            for (var document = 0; document < keys.Length; document++)
            {
                if (leaf.LiveDocs?.Get(document) == false)
                    continue;
                if (keys[document] < 0)
                    throw new InvalidDataException("A document of the index has no number.");
                sums[keys[document]] = sums.GetValueOrDefault(keys[document]) + Mix(of[document], 1);
            }
        }

        return sums;
    }

    private static void AddTerms(AtomicReader leaf, long[] keys, ulong[] sums)
    {
        if (leaf.Fields is not { } fields)
            return;
        DocsEnum? documents = null;
        DocsAndPositionsEnum? places = null;
        foreach (var field in fields)
        {
            var terms = fields.GetTerms(field);
            var each = terms.GetEnumerator();
            while (each.MoveNext())
            {
                var term = Hash(field, each.Term);
                if (terms.HasPositions)
                {
                    Add(places = each.DocsAndPositions(leaf.LiveDocs, places, DocsAndPositionsFlags.NONE), term, sums);
                    continue;
                }

                var key = field is IndexFields.Article or IndexFields.Quote ? KeyOf(field, each.Term) : -1;
                Add(documents = each.Docs(leaf.LiveDocs, documents, DocsFlags.NONE), term, sums, key, keys);
            }
        }
    }

    private static void Add(DocsAndPositionsEnum places, ulong term, ulong[] sums)
    {
        while (places.NextDoc() is var document and not DocIdSetIterator.NO_MORE_DOCS)
        {
            for (var left = places.Freq; left > 0; left--)
                sums[document] += Mix(term, (ulong)places.NextPosition());
        }
    }

    private static void Add(DocsEnum documents, ulong term, ulong[] sums, long key, long[] keys)
    {
        while (documents.NextDoc() is var document and not DocIdSetIterator.NO_MORE_DOCS)
        {
            sums[document] += Mix(term, 0);
            if (key >= 0)
                keys[document] = key;
        }
    }

    // A document without a field has the value 0 where another document of its segment has it.
    private static void AddValues(AtomicReader leaf, ulong[] sums)
    {
        foreach (var field in leaf.FieldInfos)
        {
            var name = Hash(field.Name, new BytesRef("value"));
            var lengths = field.HasNorms ? leaf.GetNormValues(field.Name) : null;
            var numbers = field.DocValuesType == DocValuesType.NUMERIC ? leaf.GetNumericDocValues(field.Name) : null;
            foreach (var values in new[] { lengths, numbers })
            {
                for (var document = 0; values is not null && document < sums.Length; document++)
                {
                    if (values.Get(document) is var value and not 0)
                        sums[document] += Mix(name, (ulong)value);
                }
            }
        }
    }

    private static long KeyOf(string field, BytesRef term)
    {
        if (!long.TryParse(term.Utf8ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            throw new InvalidDataException("A document of the index has no number.");
        return field == IndexFields.Article ? KeyOfArticle(number) : KeyOfQuote(number);
    }

    // FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), 64 bits.
    private static ulong Hash(string field, BytesRef term)
    {
        var hash = 14695981039346656037UL;
        foreach (var unit in field)
            hash = (hash ^ unit) * 1099511628211UL;
        for (var i = 0; i < term.Length; i++)
            hash = (hash ^ term.Bytes[term.Offset + i]) * 1099511628211UL;
        return hash;
    }

    // The finalizer of MurmurHash3 (https://github.com/aappleby/smhasher): a sum of such numbers tells in which order they came together.
    private static ulong Mix(ulong hash, ulong value)
    {
        hash ^= (value + 1) * 0x9E3779B97F4A7C15UL;
        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCDUL;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53UL;
        return hash ^ (hash >> 33);
    }
}
