namespace NewsArchive.Searching;

/// <summary>What was found, in the order of a query. Only the part that is asked for is put in order.</summary>
/// <param name="sort">The order.</param>
/// <param name="capacity">How many articles there may be.</param>
internal sealed class ResultOrder(ArticleSort sort, int capacity)
{
    private readonly List<Place> _places = new(Math.Min(capacity, 4096));

    private readonly record struct Place(float Score, long Date, int Article) : IComparable<Place>
    {
        public int CompareTo(Place other)
        {
            var byScore = other.Score.CompareTo(Score);
            if (byScore != 0)
                return byScore;
            var byDate = Date.CompareTo(other.Date);
            return byDate != 0 ? byDate : Article.CompareTo(other.Article);
        }
    }

    public long Count => _places.Count;

    /// <summary>Adds an article that was found.</summary>
    public void Add(int article, in CatalogueEntry entry, float score)
    {
        // Newest first: by the first day, then by the last; the article entered last before those of the same days.
        var date = ((long)entry.FirstDay * 100_000_000) + entry.LastDay;
        _places.Add(sort switch
        {
            ArticleSort.Oldest => new Place(0, date, article),
            ArticleSort.Newest => new Place(0, -date, -article),
            _ => new Place(score, -(long)entry.FirstDay, article),
        });
    }

    public IReadOnlyList<long> Take(long skip, long size)
    {
        if (skip >= _places.Count || size <= 0)
            return [];
        var ordered = _places.Order().Skip((int)skip).Take((int)Math.Min(size, int.MaxValue));
        return [.. ordered.Select(place => (long)Math.Abs(place.Article))];
    }

    public ResultPlace? PlaceOf(long article)
    {
        var ordered = _places.Order().ToList();
        var at = ordered.FindIndex(place => Math.Abs(place.Article) == article);
        return at < 0 ? null : new ResultPlace(at + 1, Beside(at - 1), Beside(at + 1));

        long? Beside(int place) => place >= 0 && place < ordered.Count ? Math.Abs(ordered[place].Article) : null;
    }
}
