using NewsArchive.Search.Catalog;
using NewsArchive.Search.Language;

namespace NewsArchive.Search.Articles;

/// <summary>What was found, in the order of a query. Only the part that is asked for is put in order.</summary>
internal sealed class ResultOrder
{
    // Up to here the best are kept while all are looked at once; behind it all are parted around the page.
    private const int Shallow = 1000;

    private readonly ArticleSort _sort;
    private readonly ArticleCatalog _catalog;
    private readonly ReadOnlyMemory<int> _articles;
    private readonly ReadOnlyMemory<float> _scores;

    /// <param name="catalog">The dates of the articles.</param>
    /// <param name="sort">The order.</param>
    /// <param name="articles">The articles.</param>
    /// <param name="scores">How well they fit; empty where they are not ranked.</param>
    public ResultOrder(ArticleCatalog catalog, ArticleSort sort, ReadOnlyMemory<int> articles, ReadOnlyMemory<float> scores) =>
        (_catalog, _sort, _articles, _scores) = (catalog, sort, articles, scores);

    // Less is before: a better score, a later or an earlier date, and in the end the number.
    private readonly record struct Place(float Badness, long Date, int Article) : IComparable<Place>
    {
        public int CompareTo(Place other)
        {
            if (Badness != other.Badness)
                return Badness < other.Badness ? -1 : 1;
            return Date != other.Date ? Date.CompareTo(other.Date) : Article.CompareTo(other.Article);
        }

        public long Number => Math.Abs(Article);
    }

    public long Count => _articles.Length;

    public IReadOnlyList<long> Take(long skip, long size)
    {
        if (skip >= Count || size <= 0)
            return [];
        var last = (int)Math.Min(Count, skip + Math.Min(size, Count));
        var places = last <= Shallow ? Best(last) : Parted((int)skip, last);
        return [.. places[(int)skip..last].Select(place => place.Number)];
    }

    /// <summary>The same with only the first of those that have nearly the same text. The caller reads the catalog.</summary>
    public ResultOrder Folded()
    {
        var firsts = new Dictionary<int, Place>();
        for (var i = 0; i < _articles.Length; i++)
        {
            if (_catalog.GroupOf(_articles.Span[i]) is { } group && PlaceAt(i) is var place && (!firsts.TryGetValue(group, out var first) || place.CompareTo(first) < 0))
                firsts[group] = place;
        }

        if (firsts.Count == 0)
            return this;
        var (articles, scores) = (new List<int>(_articles.Length), new List<float>(_scores.Length));
        for (var i = 0; i < _articles.Length; i++)
        {
            var article = _articles.Span[i];
            if (_catalog.GroupOf(article) is { } group && firsts[group].Number != article)
                continue;
            articles.Add(article);
            if (_scores.Length > 0)
                scores.Add(_scores.Span[i]);
        }

        return new ResultOrder(_catalog, _sort, articles.ToArray(), scores.ToArray());
    }

    public ResultPlace? PlaceOf(long article)
    {
        var at = _articles.Span.IndexOf((int)article);
        if (at < 0)
            return null;
        var place = PlaceAt(at);
        Place? previous = null, next = null;
        var before = 0;
        for (var i = 0; i < _articles.Length; i++)
        {
            var other = PlaceAt(i);
            var order = other.CompareTo(place);
            before += order < 0 ? 1 : 0;
            if (order < 0 && (previous is null || other.CompareTo(previous.Value) > 0))
                previous = other;
            if (order > 0 && (next is null || other.CompareTo(next.Value) < 0))
                next = other;
        }

        return new ResultPlace(before + 1, previous?.Number, next?.Number);
    }

    private Place[] Best(int count)
    {
        var best = new PriorityQueue<Place, Place>(count, Comparer<Place>.Create((a, b) => b.CompareTo(a)));
        var articles = _articles.Span;
        var scores = _scores.Span;
        var worst = default(Place);
        for (var i = 0; i < articles.Length; i++)
        {
            var isFull = best.Count == count;
            // Most articles are worse than the page at the first look.
            if (isFull && scores.Length > 0 && -scores[i] > worst.Badness)
                continue;
            var place = PlaceOf(articles[i], scores.Length > 0 ? scores[i] : 0);
            if (isFull && place.CompareTo(worst) >= 0)
                continue;
            if (isFull)
                best.DequeueEnqueue(place, place);
            else
                best.Enqueue(place, place);
            worst = best.Peek();
        }

        var places = new Place[count];
        for (var i = count - 1; i >= 0; i--)
            places[i] = best.Dequeue();
        return places;
    }

    // Everything before the page is put before it, everything behind it behind, and only the page itself in order.
    private Place[] Parted(int from, int to)
    {
        var places = new Place[_articles.Length];
        for (var i = 0; i < places.Length; i++)
            places[i] = PlaceAt(i);
        Part(places, from);
        if (to < places.Length)
            Part(places.AsSpan(from), to - from);
        places.AsSpan(from, to - from).Sort();
        return places;
    }

    private static void Part(Span<Place> places, int at)
    {
        while (places.Length > 1)
        {
            var pivot = places[places.Length / 2];
            int left = 0, right = places.Length - 1;
            while (left <= right)
            {
                while (places[left].CompareTo(pivot) < 0)
                    left++;
                while (places[right].CompareTo(pivot) > 0)
                    right--;
                if (left <= right)
                    (places[left], places[right]) = (places[right--], places[left++]);
            }

            if (at <= right)
            {
                places = places[..(right + 1)];
            }
            else if (at >= left)
            {
                places = places[left..];
                at -= left;
            }
            else
            {
                return;
            }
        }
    }

    private Place PlaceAt(int at) => PlaceOf(_articles.Span[at], _scores.Length > 0 ? _scores.Span[at] : 0);

    private Place PlaceOf(int article, float score)
    {
        ref readonly var entry = ref _catalog.Entries[article];
        // Newest first: by the first day, then by the last; of the same days the article entered last.
        var date = ((long)entry.FirstDay * 100_000_000) + entry.LastDay;
        return _sort switch
        {
            ArticleSort.Oldest => new Place(0, date, article),
            ArticleSort.Newest => new Place(0, -date, -article),
            ArticleSort.Added => new Place(0, 0, -article),
            _ => new Place(-score, -(long)entry.FirstDay, article),
        };
    }
}
