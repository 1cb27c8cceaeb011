namespace NewsArchive.Text.Alignment;

/// <summary>How much a place of one text is like a place of another, each from 0 to 1.</summary>
/// <param name="Words">How much the words are the same, by their letters.</param>
/// <param name="Sentence">How much of the rest of the sentence is the same, in order; as much as <paramref name="Surroundings"/> when there is no rest, nothing when few words have another rest altogether.</param>
/// <param name="Surroundings">How much of the text before and behind is the same, whatever sentences it belongs to.</param>
internal readonly record struct Likeness(double Words, double Sentence, double Surroundings)
{
    private const int MostAround = 24;
    private const int ShortWords = 80;
    private const int FewTokens = 5;
    private const double SignWeight = 0.25;

    /// <summary>By which places are compared with each other: words and what is around them count alike.</summary>
    public double Rank => (0.5 * Words) + (0.25 * (Sentence + Surroundings));

    /// <summary>By which one place is judged: the longer the words, the more they tell by themselves.</summary>
    /// <param name="words">How many words there are.</param>
    public double Score(int words)
    {
        var own = 0.5 + (0.4 * Math.Min(1, (words - 1) / 11.0));
        return (own * Words) + ((1 - own) * 0.5 * (Sentence + Surroundings));
    }

    /// <param name="from">A text.</param>
    /// <param name="here">Tokens of it.</param>
    /// <param name="to">The other text.</param>
    /// <param name="there">Tokens of that.</param>
    public static Likeness Of(TokenizedText from, TextSpan here, TokenizedText to, TextSpan there)
    {
        var (start, end) = (from.Sentence(from.SentenceOf(here.Start)).Start, from.Sentence(from.SentenceOf(here.End - 1)).End);
        var (startThere, endThere) = (to.Sentence(to.SentenceOf(there.Start)).Start, to.Sentence(to.SentenceOf(there.End - 1)).End);
        Span<int> a = stackalloc int[MostAround], b = stackalloc int[MostAround];
        var (common, most, rest, wide) = (0, 0, 0, 0.0);
        foreach (var step in new[] { -1, 1 })
        {
            var (next, nextThere) = step < 0 ? (here.Start - 1, there.Start - 1) : (here.End, there.End);
            var (left, right) = (Around(from, next, step, start, end, true, a), Around(to, nextThere, step, startThere, endThere, true, b));
            common += Common(a[..left], b[..right]);
            most += Math.Min(left, right);
            rest += Math.Max(left, right);
            (left, right) = (Around(from, next, step, 0, from.Count, false, a), Around(to, nextThere, step, 0, to.Count, false, b));
            wide += left + right == 0 ? 0.5 : 0.5 * Common(a[..left], b[..right]) / Math.Max(left, right);
        }

        return new Likeness(OfWords(from, here, to, there), most >= 2 ? (double)common / most : rest >= 2 && here.Length < FewTokens ? 0 : wide, wide);
    }

    private static double OfWords(TokenizedText from, TextSpan here, TokenizedText to, TextSpan there)
    {
        var (common, all) = (0.0, 0.0);
        foreach (var run in Diff.Of(from.Ids[here.Start..here.End], to.Ids[there.Start..there.End]))
        {
            for (var i = 0; i < run.Length; i++)
                common += Weight(from, here.Start + run.A + i) + Weight(to, there.Start + run.B + i);
        }

        for (var token = here.Start; token < here.End; token++)
            all += Weight(from, token);
        for (var token = there.Start; token < there.End; token++)
            all += Weight(to, token);
        var (left, right) = (from.SpanOf(here).In(from.Text), to.SpanOf(there).In(to.Text));
        var longest = Math.Max(left.Length, right.Length);
        var byLetters = longest <= ShortWords && EditDistance.Within(left, right, longest / 2) is { } slips ? 1 - ((double)slips / longest) : 0;
        return Math.Max(common / all, byLetters);
    }

    private static double Weight(TokenizedText text, int token) => text.IsWord(token) ? text.End(token) - text.Start(token) : SignWeight;

    // The tokens beside a place, the nearest first.
    private static int Around(TokenizedText text, int next, int step, int start, int end, bool wordsOnly, Span<int> into)
    {
        var count = 0;
        for (var token = next; token >= start && token < end && count < into.Length; token += step)
        {
            if (!wordsOnly || text.IsWord(token))
                into[count++] = text.Ids[token];
        }

        return count;
    }

    // The length of the longest common subsequence of two short sequences.
    private static int Common(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        Span<int> row = stackalloc int[MostAround + 1];
        row.Clear();
        foreach (var element in a)
        {
            var diagonal = 0;
            for (var j = 0; j < b.Length; j++)
            {
                var above = row[j + 1];
                row[j + 1] = element == b[j] ? diagonal + 1 : Math.Max(above, row[j]);
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
