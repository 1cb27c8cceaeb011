namespace NewsArchive.Text.Alignment;

// What speaks against a place: other sentences and other places that could be meant as well.
public sealed partial class TextAlignment
{
    // Whether another sentence of either text that does not stand unchanged in the other is much like the one they stand in.
    private bool HasLike(TextSpan range, TextSpan place)
    {
        var map = _map.Value;
        var (here, there) = (map.From.SentenceOf(range.Start), map.To.SentenceOf(place.Start));
        return _likeThere.Value.Any(map.From, here, there) || _likeHere.Value.Any(map.To, there, here);
    }

    // Whether a rival's sentence is much like this one.
    private bool IsLike(TextSpan range, Likeness rival) =>
        rival.Words >= LeastWords && (rival.Sentence >= LeastContext || 2 * range.Length >= SentencesOf(_map.Value.From, range).Length);

    // Whether the sentence follows what it followed, or is followed by what followed it: one that was changed and moved may as
    // well be another, made from it. Words of several sentences need both sides; and where another sentence is much like
    // it, it must stand unchanged between both its neighbours, or that one may be the original and this the copy.
    private bool IsInItsPlace(TextSpan range, TextSpan place, bool hasLike)
    {
        var (from, to) = (_map.Value.From, _map.Value.To);
        var (here, there) = (SentencesOf(from, range), SentencesOf(to, place));
        var (before, behind) = (IsJoined(here.Start - 1, there.Start - 1, -1, hasLike), IsJoined(here.End, there.End, 1, hasLike));
        if (hasLike)
            return before && behind && AreSame(here, there);
        return from.SentenceOf(range.Start) == from.SentenceOf(range.End - 1) ? before || behind : before && behind;
    }

    private static TextSpan SentencesOf(TokenizedText text, TextSpan range) =>
        new(text.Sentence(text.SentenceOf(range.Start)).Start, text.Sentence(text.SentenceOf(range.End - 1)).End);

    // Some words in a row became each other, as far as the texts go on; surely so if that is asked for.
    private bool IsJoined(int from, int to, int step, bool isSure)
    {
        var map = _map.Value;
        for (var i = 0; i < NextWords; i++, from += step, to += step)
        {
            var (isOutside, isOutsideThere) = (from < 0 || from >= map.From.Count, to < 0 || to >= map.To.Count);
            if (isOutside || isOutsideThere)
                return isOutside && isOutsideThere;
            if (map.Image[from] != to || (isSure && !map.IsSure[from]))
                return false;
        }

        return true;
    }

    // Whether the same words elsewhere go on the same way as far, on one side: in a copy of the sentence, within it, or by chance for long.
    private bool Disputes(TextSpan range, TextSpan place, TextSpan rivalRange, TextSpan rivalPlace)
    {
        if ((range, place) == (rivalRange, rivalPlace) || !AreSame(rivalRange, rivalPlace))
            return false;
        var (from, to) = (_map.Value.From, _map.Value.To);
        var (before, behind) = (Agreement(range.Start, place.Start, -1, FarWords), Agreement(range.End - 1, place.End - 1, 1, FarWords));
        var (rivalBefore, rivalBehind) = (Agreement(rivalRange.Start, rivalPlace.Start, -1, FarWords), Agreement(rivalRange.End - 1, rivalPlace.End - 1, 1, FarWords));
        var isNear = from.SentenceOf(range.Start) == from.SentenceOf(rivalRange.Start) && to.SentenceOf(place.Start) == to.SentenceOf(rivalPlace.Start);
        return isNear || IsLike(rivalRange, Likeness.Of(from, rivalRange, to, rivalPlace))
            ? rivalBefore >= before || rivalBehind >= behind
            : (rivalBefore > before && rivalBefore >= ClearWords) || (rivalBehind > behind && rivalBehind >= ClearWords);
    }

    // By a clear margin; or, within one sentence, by the words next to it on both sides.
    private bool Beats(double rank, TextSpan range, TextSpan place, double rivalRank, TextSpan rivalRange, TextSpan rivalPlace)
    {
        if (rank - rivalRank >= Margin)
            return true;
        var (from, to) = (_map.Value.From, _map.Value.To);
        if (rank < rivalRank || from.SentenceOf(range.Start) != from.SentenceOf(rivalRange.Start) || to.SentenceOf(place.Start) != to.SentenceOf(rivalPlace.Start))
            return false;
        var (before, behind) = (Agreement(range.Start, place.Start, -1, NearWords), Agreement(range.End - 1, place.End - 1, 1, NearWords));
        var (rivalBefore, rivalBehind) = (Agreement(rivalRange.Start, rivalPlace.Start, -1, NearWords), Agreement(rivalRange.End - 1, rivalPlace.End - 1, 1, NearWords));
        return before >= rivalBefore && behind >= rivalBehind && before + behind >= rivalBefore + rivalBehind + ClearWords;
    }

    // How many words next to it are the same on one side; where both texts end, they agree as far as one looks.
    private int Agreement(int from, int to, int step, int most)
    {
        var map = _map.Value;
        for (var count = 0; count < most; count++)
        {
            var (a, b) = (from + (step * (count + 1)), to + (step * (count + 1)));
            var (isOutside, isOutsideThere) = (a < 0 || a >= map.From.Count, b < 0 || b >= map.To.Count);
            if (isOutside && isOutsideThere)
                return most;
            if (isOutside || isOutsideThere || map.From.Ids[a] != map.To.Ids[b])
                return count;
        }

        return most;
    }
}
