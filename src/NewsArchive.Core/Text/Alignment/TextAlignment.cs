namespace NewsArchive.Text.Alignment;

/// <summary>What became of some words when a text was changed.</summary>
public enum Followed
{
    /// <summary>They stand in the new text, typography aside, and it is certain where.</summary>
    Surely,

    /// <summary>They were changed a little, or what is around them was much: a person should look.</summary>
    Doubtfully,

    /// <summary>They are gone, or nobody can say which of several places is theirs.</summary>
    Not,
}

/// <summary>A place that words may have come to.</summary>
/// <param name="Span">The place in the new text: UTF-16 code units, half-open, on borders of graphemes.</param>
/// <param name="Score">How likely, from 0 to 1.</param>
public sealed record Candidate(TextSpan Span, double Score);

/// <summary>Follows words from one text to another that was made from it.</summary>
/// <remarks>
/// Pure: the same texts give the same answers. Sentences that stand unchanged are paired first, whether they kept their
/// order or not (<see cref="SentenceAlignment"/>); words elsewhere are compared by a diff and searched for, and are taken
/// only above a threshold and with a clear margin, both over the second best place and over other words of the old text
/// that may have become the same place. The time grows with the lengths, not with their product.
/// </remarks>
public sealed partial class TextAlignment
{
    private const double LeastContext = 0.5;
    private const double LeastWords = 0.6;
    private const double LeastScore = 0.65;
    private const double Margin = 0.1;
    private const int ClearWords = 6;
    private const int NextWords = 3;
    private const int NearWords = 24;
    private const int FarWords = 400;

    private readonly string _from, _to;
    private readonly Lazy<TokenMap> _map;
    private readonly Lazy<LikeSentences> _likeHere, _likeThere;
    private readonly Lazy<PlaceSearch> _search, _back, _anywhere;

    /// <summary>Aligns two texts; nothing is computed before it is asked for.</summary>
    /// <param name="from">The old text.</param>
    /// <param name="to">The new text.</param>
    public TextAlignment(string from, string to)
    {
        (_from, _to) = (from, to);
        _map = new(() => TokenMap.Of(from, to));
        _likeHere = new(() => new LikeSentences(_map.Value.From, sentence => !_map.Value.IsSure[_map.Value.From.Sentence(sentence).Start]));
        _likeThere = new(() => new LikeSentences(_map.Value.To, sentence => !_map.Value.IsSureThere[_map.Value.To.Sentence(sentence).Start]));
        _search = new(() => new PlaceSearch(_map.Value));
        _back = new(() => new PlaceSearch(_map.Value.Reversed()));
        _anywhere = new(() => new PlaceSearch(_map.Value.Unsure()));
    }

    /// <summary>Follows a stretch of the old text.</summary>
    /// <param name="span">UTF-16 code units of the old text, half-open, not empty, on borders of graphemes.</param>
    /// <param name="place">Where it stands in the new text; null when it was not followed.</param>
    public Followed Follow(TextSpan span, out TextSpan? place)
    {
        place = span;
        if (ReferenceEquals(_from, _to) || _from == _to)
            return Followed.Surely;
        place = null;
        var map = _map.Value;
        var range = map.From.Touched(span);
        if (range.Length == 0)
            return Followed.Not;
        if (Unchanged(range) is { } same && PlaceOf(span, range, same) is { } found)
        {
            place = found;
            return Followed.Surely;
        }

        return Search(span, range, out place);
    }

    /// <summary>The places that a person may choose from, the most likely first; also such as belong to other words of the old text.</summary>
    /// <param name="span">UTF-16 code units of the old text, half-open, not empty.</param>
    /// <param name="most">How many are wanted at most.</param>
    public IReadOnlyList<Candidate> Candidates(TextSpan span, int most)
    {
        var map = _map.Value;
        var range = map.From.Touched(span);
        if (range.Length == 0)
            return [];
        var words = WordsIn(map.From, range);
        var places = _search.Value.Find(range, out _);
        places.UnionWith(_anywhere.Value.Find(range, out _));
        return [.. Ranked(map, range, places).Take(most).Select(ranked => new Candidate(Shown(span, range, ranked.Place), ranked.Likeness.Score(words)))];
    }

    // Tokens in unchanged sentences that still follow upon each other.
    private TextSpan? Unchanged(TextSpan range)
    {
        var map = _map.Value;
        for (var token = range.Start; token < range.End; token++)
        {
            if (!map.IsSure[token] || map.Image[token] != map.Image[range.Start] + token - range.Start)
                return null;
        }

        return new TextSpan(map.Image[range.Start], map.Image[range.Start] + range.Length);
    }

    private Followed Search(TextSpan span, TextSpan range, out TextSpan? place)
    {
        place = null;
        var map = _map.Value;
        var places = _search.Value.Find(range, out var isComplete);
        if (!isComplete || places.Count == 0)
            return Followed.Not;
        var ranked = Ranked(map, range, places);
        var (best, likeness) = ranked[0];
        if (likeness.Words < LeastWords || likeness.Score(WordsIn(map.From, range)) < LeastScore)
            return Followed.Not;
        if (ranked.Skip(1).Any(second => !Beats(likeness.Rank, range, best, second.Likeness.Rank, range, second.Place)))
            return Followed.Not;
        var sources = _back.Value.Find(best, out isComplete);
        if (!isComplete)
            return Followed.Not;
        var rivals = Ranked(map.Reversed(), best, sources.Where(source => !source.Overlaps(range)));
        if (rivals.Exists(rival => !Beats(likeness.Rank, range, best, rival.Likeness.Rank, rival.Place, best)))
            return Followed.Not;
        var hasLike = HasLike(range, best) || ranked.Skip(1).Any(other => IsLike(range, other.Likeness)) || rivals.Exists(rival => IsLike(range, rival.Likeness));
        if (AreSame(range, best) && likeness.Sentence > LeastContext && likeness.Surroundings >= LeastContext && IsInItsPlace(range, best, hasLike)
            && !places.Any(other => Disputes(range, best, range, other)) && !sources.Any(source => Disputes(range, best, source, best)) && PlaceOf(span, range, best) is { } found)
        {
            place = found;
            return Followed.Surely;
        }

        place = Shown(span, range, best);
        return Followed.Doubtfully;
    }

    private bool AreSame(TextSpan range, TextSpan place) => _map.Value.From.Ids[range.Start..range.End].SequenceEqual(_map.Value.To.Ids[place.Start..place.End]);

    // The most alike first; of places that share words only the best.
    private static List<(TextSpan Place, Likeness Likeness)> Ranked(TokenMap map, TextSpan range, IEnumerable<TextSpan> places)
    {
        var ranked = new List<(TextSpan Place, Likeness Likeness)>();
        var all = places.Select(place => (Place: place, Likeness: Likeness.Of(map.From, range, map.To, place)));
        foreach (var next in all.OrderByDescending(next => next.Likeness.Rank).ThenBy(next => next.Place.Start).ThenBy(next => next.Place.End))
        {
            if (!ranked.Exists(better => better.Place.Overlaps(next.Place)))
                ranked.Add(next);
        }

        return ranked;
    }

    private static int WordsIn(TokenizedText text, TextSpan range) => Math.Max(1, Enumerable.Range(range.Start, range.Length).Count(text.IsWord));

    private TextSpan Shown(TextSpan span, TextSpan range, TextSpan place) => PlaceOf(span, range, place) ?? _map.Value.To.SpanOf(place);

    // The stretch of the new text for tokens of it: blanks at the ends come along, and a border within a token when it is the same.
    private TextSpan? PlaceOf(TextSpan span, TextSpan range, TextSpan place)
    {
        var (from, to) = (_map.Value.From, _map.Value.To);
        var (start, end) = (to.Start(place.Start), to.End(place.End - 1));
        var (before, behind) = (span.Start - from.Start(range.Start), from.End(range.End - 1) - span.End);
        if (before > 0 || behind > 0)
        {
            if ((before > 0 && !from.Raw(range.Start).SequenceEqual(to.Raw(place.Start))) || (behind > 0 && !from.Raw(range.End - 1).SequenceEqual(to.Raw(place.End - 1))))
                return null;
        }

        start += Math.Max(0, before);
        end -= Math.Max(0, behind);
        for (var i = -1; i >= before && start > 0 && _to[start - 1] == _from[from.Start(range.Start) + i]; i--)
            start--;
        for (var i = 0; i < -behind && end < _to.Length && _to[end] == _from[from.End(range.End - 1) + i]; i++)
            end++;
        var found = new TextSpan(start, end);
        return Offsets.Fits(_to, found) ? found : null;
    }
}
