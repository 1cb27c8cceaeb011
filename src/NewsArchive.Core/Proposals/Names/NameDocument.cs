namespace NewsArchive.Proposals.Names;

/// <summary>A text read for names: its tokens, what is known of each, and the runs of capitals.</summary>
internal sealed class NameDocument
{
    // So many small words may stand between two capitals of one name (« ministère de la Culture et de la … »).
    private const int LongestGap = 5;
    private const int BehindCapital = 3;
    private const int BehindHead = 10;

    private NameDocument(string text, List<NameToken> tokens)
    {
        Text = text;
        Tokens = tokens;
        Classes = new WordClass[tokens.Count];
        Phrases = new byte[tokens.Count];
        RunStarts = new int[tokens.Count];
        RunEnds = new int[tokens.Count];
        Active = new bool[tokens.Count];
    }

    public string Text { get; }

    public List<NameToken> Tokens { get; }

    public WordClass[] Classes { get; }

    /// <summary>Of a token in a known name of several words: its place in it (1 first, 2 inside, 3 last) and four times its kind.</summary>
    public byte[] Phrases { get; }

    /// <summary>Of a token in a run of capitals joined by particles: the first token of the run; of another the first of the last run before, or -1.</summary>
    public int[] RunStarts { get; }

    /// <summary>The token behind the last one of the run.</summary>
    public int[] RunEnds { get; }

    /// <summary>Whether a token may be in a name at all.</summary>
    public bool[] Active { get; }

    public static NameDocument Read(string text)
    {
        var document = new NameDocument(text, NameTokeniser.Read(text));
        document.Classify();
        document.FindRuns();
        document.Activate();
        return document;
    }

    private void Classify()
    {
        var lexicon = Lexicon.Default;
        var tokens = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(Tokens);
        var covered = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (!tokens[i].IsWord)
                continue;
            Classes[i] = lexicon.Of(tokens[i].Lower);
            if (!tokens[i].IsCapital || i < covered)
                continue;
            var (length, known) = lexicon.LongestName(tokens[i..Math.Min(tokens.Length, i + 8)]);
            if (length == 0)
                continue;
            var kind = (known & WordClass.Country) != 0 ? 1 : (known & (WordClass.Region | WordClass.Commune)) != 0 ? 2 : 3;
            for (var k = 0; k < length; k++)
                Phrases[i + k] = (byte)((kind * 4) + (k == 0 ? 1 : k == length - 1 ? 3 : 2));
            covered = i + length;
        }
    }

    private void FindRuns()
    {
        var (start, end) = (-1, -1);
        for (var i = 0; i < Tokens.Count; i++)
        {
            if (Tokens[i].IsCapital && i >= end)
            {
                start = i;
                end = EndOfRun(i);
            }

            (RunStarts[i], RunEnds[i]) = (start, end);
        }
    }

    private int EndOfRun(int start)
    {
        var end = start + 1;
        for (var i = end; i < Tokens.Count && i < end + 3 && !Tokens[i].Is(TokenPlace.LineStart); i++)
        {
            if (Tokens[i].IsCapital)
                end = i + 1;
            else if ((Classes[i] & WordClass.Particle) == 0 && Tokens[i].Shape != TokenShape.Digits)
                break;
        }

        return end;
    }

    private void Activate()
    {
        var (lastCapital, reach) = (-100, -1);
        for (var i = 0; i < Tokens.Count; i++)
        {
            var token = Tokens[i];
            if (token.Is(TokenPlace.SentenceStart) && !token.IsCapital)
                (lastCapital, reach) = (-100, -1);
            if (token.Is(TokenPlace.SentenceStart))
                (lastCapital, reach) = (-100, Math.Min(reach, i));
            if (token.IsCapital)
            {
                if (i - lastCapital <= LongestGap + 1)
                    Array.Fill(Active, true, lastCapital + 1, i - lastCapital - 1);
                Active[i] = true;
                lastCapital = i;
                reach = Math.Max(reach, i + ((Classes[i] & WordClass.Organisation) != 0 ? BehindHead : BehindCapital));
            }
            else if (token.Shape == TokenShape.Lower && (Classes[i] & (WordClass.Organisation | WordClass.Place)) != 0)
            {
                Active[i] = true;
                reach = Math.Max(reach, i + BehindHead);
            }
            else if (i <= reach)
            {
                Active[i] = token.Shape != TokenShape.Sign || token.Length > 1 || Text[token.Start] is not ('.' or ';' or ':' or '!' or '?' or '»' or '«');
                if (!Active[i])
                    reach = -1;
            }
            else if (token.Shape is TokenShape.Digits && i + 1 < Tokens.Count && Tokens[i + 1].IsCapital)
            {
                Active[i] = true;
            }
        }
    }
}
