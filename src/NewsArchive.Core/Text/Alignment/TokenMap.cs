namespace NewsArchive.Text.Alignment;

/// <summary>Which token of a text is which of another: surely in sentences that stand unchanged, by a diff of the words between them.</summary>
internal sealed class TokenMap
{
    private TokenMap(TokenizedText from, TokenizedText to, int[] image, bool[] isSure, bool[] isSureThere, int[] source)
    {
        (From, To, Image, Source) = (from, to, image, source);
        (IsSure, IsSureThere) = (isSure, isSureThere);
    }

    public TokenizedText From { get; }

    public TokenizedText To { get; }

    /// <summary>For each token the one it became, or -1.</summary>
    public int[] Image { get; }

    /// <summary>For each token of the other text the one it was, or -1.</summary>
    public int[] Source { get; }

    /// <summary>Whether a token stands in a sentence that is surely unchanged: no other word can have become it.</summary>
    public bool[] IsSure { get; }

    public bool[] IsSureThere { get; }

    /// <summary>The same map, read from the other text.</summary>
    public TokenMap Reversed() => new(To, From, Source, IsSureThere, IsSure, Image);

    /// <summary>The same map, as if no sentence were surely unchanged.</summary>
    public TokenMap Unsure() => new(From, To, Image, new bool[From.Count], new bool[To.Count], Source);

    public static TokenMap Of(string from, string to)
    {
        var table = new TokenTable();
        var (a, b) = (TokenizedText.Of(from, table), TokenizedText.Of(to, table));
        var (image, source) = (new int[a.Count], new int[b.Count]);
        Array.Fill(image, -1);
        Array.Fill(source, -1);
        var map = new TokenMap(a, b, image, new bool[a.Count], new bool[b.Count], source);
        var sentences = new SentenceAlignment(a, b);
        for (var sentence = 0; sentence < a.SentenceCount; sentence++)
        {
            if (sentences.Image[sentence] < 0)
                continue;
            var (here, there) = (a.Sentence(sentence), b.Sentence(sentences.Image[sentence]));
            for (var i = 0; i < here.Length; i++)
            {
                map.Pair(here.Start + i, there.Start + i);
                map.IsSure[here.Start + i] = map.IsSureThere[there.Start + i] = true;
            }
        }

        var (start, startThere) = (0, 0);
        foreach (var sentence in sentences.Backbone)
        {
            var (here, there) = (a.Sentence(sentence), b.Sentence(sentences.Image[sentence]));
            map.Fill(start, here.Start, startThere, there.Start);
            (start, startThere) = (here.End, there.End);
        }

        map.Fill(start, a.Count, startThere, b.Count);
        return map;
    }

    private void Pair(int from, int to) => (Image[from], Source[to]) = (to, from);

    private void Fill(int start, int end, int startThere, int endThere)
    {
        if (start == end || startThere == endThere)
            return;
        var (open, openThere) = (Open(start, end, IsSure), Open(startThere, endThere, IsSureThere));
        var (ids, idsThere) = (Array.ConvertAll(open, token => From.Ids[token]), Array.ConvertAll(openThere, token => To.Ids[token]));
        foreach (var run in Diff.Of(ids, idsThere))
        {
            for (var i = 0; i < run.Length; i++)
                Pair(open[run.A + i], openThere[run.B + i]);
        }
    }

    private static int[] Open(int start, int end, bool[] isSure) => [.. Enumerable.Range(start, end - start).Where(token => !isSure[token])];
}
