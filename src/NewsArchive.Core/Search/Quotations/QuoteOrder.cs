using NewsArchive.Search.Catalog;
using NewsArchive.Search.Language;

namespace NewsArchive.Search.Quotations;

/// <summary>Gathers quotations, article by article, and puts them in order.</summary>
/// <param name="sort">The order.</param>
/// <param name="ranks">How well each matches, by its number; only for <see cref="QuoteSort.Relevance"/>.</param>
/// <param name="titles">The place of each article among titles; only for <see cref="QuoteSort.Article"/>.</param>
internal sealed class QuoteOrder(QuoteSort sort, float[]? ranks, Dictionary<int, int>? titles)
{
    // The quotations as they come, and for each article where its own begin: sorting articles is most of the work saved.
    private readonly List<(long Key, int Start)> _articles = [];
    private readonly List<(int Id, int Speaker)> _quotes = [];
    private int _article = -1;

    public void Add(int article, in CatalogEntry entry, QuoteEntry quote)
    {
        if (article != _article)
        {
            _article = article;
            _articles.Add((KeyOf(article, entry), _quotes.Count));
        }

        _quotes.Add((quote.Id, quote.Speaker));
    }

    /// <summary>The numbers in order.</summary>
    public int[] Ordered(Func<int, string> nameOf, StringComparer names)
    {
        var order = ByArticle();
        if (sort == QuoteSort.Speaker)
            return BySpeaker(order, nameOf, names);
        var ids = Array.ConvertAll(order, place => _quotes[place].Id);
        if (sort != QuoteSort.Relevance)
            return ids;
        // Equal ranks keep the order of time.
        var keys = new long[ids.Length];
        for (var i = 0; i < ids.Length; i++)
            keys[i] = ((long)-BitConverter.SingleToInt32Bits(Math.Max(0, ranks![ids[i]])) << 32) | (uint)i;
        Array.Sort(keys, ids);
        return ids;
    }

    private long KeyOf(int article, in CatalogEntry entry) => sort switch
    {
        QuoteSort.Oldest => ((long)entry.FirstDay << 32) | (uint)article,
        QuoteSort.Article => ((long)titles!.GetValueOrDefault(article, int.MaxValue) << 32) | (uint)article,
        _ => ((long)-entry.FirstDay << 32) | (uint)article,
    };

    private int[] ByArticle()
    {
        var places = Enumerable.Range(0, _articles.Count).ToArray();
        Array.Sort(_articles.ConvertAll(article => article.Key).ToArray(), places);
        var order = new int[_quotes.Count];
        var count = 0;
        foreach (var place in places)
        {
            var end = place + 1 < _articles.Count ? _articles[place + 1].Start : _quotes.Count;
            for (var quote = _articles[place].Start; quote < end; quote++)
                order[count++] = quote;
        }

        return order;
    }

    // Speakers are few beside what they say: the quotations are dealt out to them.
    private int[] BySpeaker(int[] order, Func<int, string> nameOf, StringComparer names)
    {
        var counts = _quotes.CountBy(quote => quote.Speaker).ToDictionary();
        var next = new Dictionary<int, int>();
        var begin = 0;
        foreach (var speaker in counts.Keys.OrderBy(speaker => speaker == 0).ThenBy(speaker => speaker == 0 ? "" : nameOf(speaker), names).ThenBy(speaker => speaker))
        {
            next[speaker] = begin;
            begin += counts[speaker];
        }

        var ids = new int[order.Length];
        foreach (var place in order)
            ids[next[_quotes[place].Speaker]++] = _quotes[place].Id;
        return ids;
    }
}
