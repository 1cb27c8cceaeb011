using NewsArchive.Text;

namespace NewsArchive.Storage;

/// <summary>A sum of the terms of a text that does not depend on their order, so that an index can be read in its own.</summary>
internal static class TermSum
{
    public static long Of(IndexedArticle article) =>
        Of(article.Title.Stems, "title") + Of(article.Body.Stems, "body");

    public static long OfWords(IndexedArticle article) => OfSet(article.Title.Words, "title") + OfSet(article.Body.Words, "body");

    public static (long Stems, long Forms) OfBoth(IndexedText text) => (Of(text.Stems, "words"), OfSet(text.Words, "words"));

    public static long Of(ReadOnlySpan<char> term, string column, int place)
    {
        // The columns differ in their lengths.
        var hash = 14695981039346656037UL ^ ((ulong)place * 16) ^ (ulong)column.Length;
        foreach (var c in term)
            hash = (hash ^ c) * 1099511628211UL;
        return unchecked((long)(hash ^ (hash >> 29)));
    }

    private static long OfSet(string words, string column) =>
        words.Length == 0 ? 0 : words.Split(' ').Aggregate(0L, (sum, word) => unchecked(sum + Of(word, column, 0)));

    private static long Of(string terms, string column)
    {
        var (sum, place) = (0L, 0);
        foreach (var range in terms.AsSpan().Split(' '))
        {
            if (terms.AsSpan()[range].Length > 0)
                sum += Of(terms.AsSpan()[range], column, place++);
        }

        return sum;
    }
}
