namespace NewsArchive.Text.Alignment;

/// <summary>Finds the places of a text that some words of another text may have become.</summary>
/// <remarks>
/// Looked at are only words that are not surely others: what stands in an unchanged sentence was there before. That is why
/// the annotation of a deleted sentence does not go to a neighbour that is like it.
/// </remarks>
internal sealed class PlaceSearch
{
    /// <summary>How often words may stand in a text and still be told apart.</summary>
    public const int MostPlaces = 100;

    private const int RarestWords = 8;
    private const int LongestCompared = 2000;
    private const int MostGuesses = 6;

    private readonly TokenMap _map;
    private readonly Dictionary<int, List<int>> _open = [];

    /// <param name="map">From the text of the words to the one that is searched.</param>
    public PlaceSearch(TokenMap map)
    {
        _map = map;
        for (var token = 0; token < map.To.Count; token++)
        {
            if (map.IsSureThere[token])
                continue;
            if (!_open.TryGetValue(map.To.Ids[token], out var places))
                _open[map.To.Ids[token]] = places = [];
            if (places.Count <= MostPlaces)
                places.Add(token);
        }
    }

    /// <param name="range">Tokens of the first text, not none.</param>
    /// <param name="isComplete">Whether every place that has the very same words was found; there may be too many, and then no others are looked for.</param>
    /// <returns>Tokens of the text that is searched, each place once.</returns>
    public HashSet<TextSpan> Find(TextSpan range, out bool isComplete)
    {
        var places = new HashSet<TextSpan>();
        isComplete = AddEqual(range, places);
        if (isComplete)
        {
            AddFollowed(range, places);
            AddAlike(range, places);
        }

        places.RemoveWhere(place => !IsPossible(range, place));
        return places;
    }

    private List<int> PlacesOf(int token) => _open.TryGetValue(_map.From.Ids[token], out var places) ? places : [];

    // No unchanged word of the one may stand outside of the other.
    private bool IsPossible(TextSpan range, TextSpan place)
    {
        for (var token = place.Start; token < place.End; token++)
        {
            if (_map.IsSureThere[token] && !range.Contains(new TextSpan(_map.Source[token], _map.Source[token] + 1)))
                return false;
        }

        for (var token = range.Start; token < range.End; token++)
        {
            if (_map.IsSure[token] && !place.Contains(new TextSpan(_map.Image[token], _map.Image[token] + 1)))
                return false;
        }

        return true;
    }

    // Where the diff leads: to the words themselves, or between those around them.
    private void AddFollowed(TextSpan range, HashSet<TextSpan> places)
    {
        var (first, last) = (-1, -1);
        for (var token = range.Start; token < range.End; token++)
        {
            if (_map.Image[token] < 0)
                continue;
            first = first < 0 ? token : first;
            last = token;
        }

        if (first >= 0)
        {
            var place = new TextSpan(_map.Image[first], _map.Image[last] + 1);
            if (place.Length > 0 && place.Length <= (2 * range.Length) + 8)
                places.Add(Extended(range, place, first - range.Start, range.End - 1 - last));
        }

        var before = range.Start == 0 ? -1 : _map.Image[range.Start - 1];
        var behind = range.End == _map.From.Count ? _map.To.Count : _map.Image[range.End];
        if ((before >= 0 || range.Start == 0) && behind - before - 1 is var length and > 0 && length <= (2 * range.Length) + 4)
            places.Add(new TextSpan(before + 1, behind));
    }

    private bool AddEqual(TextSpan range, HashSet<TextSpan> places)
    {
        var rarest = -1;
        List<int> candidates = [];
        for (var token = range.Start; token < range.End; token++)
        {
            if (_map.IsSure[token])
                continue;
            var found = PlacesOf(token);
            if (rarest < 0 || found.Count < candidates.Count)
                (rarest, candidates) = (token, found);
        }

        var ids = _map.From.Ids[range.Start..range.End];
        foreach (var place in candidates.Take(MostPlaces))
        {
            var start = place - (rarest - range.Start);
            if (start >= 0 && start + ids.Length <= _map.To.Count && ids.SequenceEqual(_map.To.Ids.Slice(start, ids.Length)))
                places.Add(new TextSpan(start, start + ids.Length));
        }

        return candidates.Count <= MostPlaces;
    }

    // Where several of the rarest words stand at about the same distances.
    private void AddAlike(TextSpan range, HashSet<TextSpan> places)
    {
        if (range.Length > LongestCompared)
            return;
        var slack = 2 + (range.Length / 4);
        var votes = new Dictionary<int, int>();
        var rare = Enumerable.Range(range.Start, range.Length).Where(token => _map.From.IsWord(token))
            .Select(token => (Token: token, Places: PlacesOf(token))).Where(word => word.Places.Count is > 0 and <= MostPlaces)
            .OrderBy(word => word.Places.Count).ThenBy(word => word.Token).Take(RarestWords);
        foreach (var (token, found) in rare)
        {
            foreach (var place in found)
            {
                var start = place - (token - range.Start);
                votes[start] = votes.GetValueOrDefault(start) + 1;
            }
        }

        foreach (var (start, _) in votes.OrderByDescending(vote => vote.Value).ThenBy(vote => vote.Key).Take(MostGuesses))
        {
            if (start >= 0 && start + range.Length <= _map.To.Count)
                places.Add(new TextSpan(start, start + range.Length));
            var from = Math.Clamp(start - slack, 0, _map.To.Count);
            var end = Math.Clamp(start + range.Length + slack, from, _map.To.Count);
            var runs = Diff.Of(_map.From.Ids[range.Start..range.End], _map.To.Ids[from..end]);
            if (runs.Count == 0)
                continue;
            var place = new TextSpan(from + runs[0].B, from + runs[^1].B + runs[^1].Length);
            places.Add(Extended(range, place, runs[0].A, range.Length - runs[^1].A - runs[^1].Length));
        }
    }

    // Words at the ends that have changed: as many are taken in, as far as the sentence goes and no word of the surroundings is met.
    private TextSpan Extended(TextSpan range, TextSpan place, int before, int behind)
    {
        var (from, to) = (_map.From, _map.To);
        var (start, end) = (place.Start, place.End);
        var sentence = new TextSpan(to.Sentence(to.SentenceOf(start)).Start, to.Sentence(to.SentenceOf(end - 1)).End);
        while (before-- > 0 && start > sentence.Start && !_map.IsSureThere[start - 1] && (range.Start == 0 || from.Ids[range.Start - 1] != to.Ids[start - 1]))
            start--;
        while (behind-- > 0 && end < sentence.End && !_map.IsSureThere[end] && (range.End == from.Count || from.Ids[range.End] != to.Ids[end]))
            end++;
        return new TextSpan(start, end);
    }
}
