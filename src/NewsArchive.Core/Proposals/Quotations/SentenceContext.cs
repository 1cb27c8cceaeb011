using NewsArchive.Proposals.Reading;

namespace NewsArchive.Proposals.Quotations;

/// <summary>What the rules for one sentence share: its tokens, its verbs of speech, what was found so far.</summary>
internal sealed class SentenceContext(TextReading reading, Sentence sentence, NounPhrases phrases, List<Draft> drafts, HashSet<int> attributed)
{
    private Dictionary<int, VerbGroup>? _groupAt;

    public TextReading Reading => reading;

    public TokenList Tokens => reading.Tokens;

    public Sentence Sentence => sentence;

    public NounPhrases Phrases => phrases;

    public List<VerbGroup> Groups { get; } = [.. VerbGroups.In(reading, sentence.First, sentence.End, isQuoted: false)];

    /// <summary>The drafts of this text; those of this sentence begin at <see cref="FirstDraft"/>.</summary>
    public List<Draft> Drafts => drafts;

    public int FirstDraft { get; } = drafts.Count;

    /// <summary>Verbs that already introduce a quotation.</summary>
    public HashSet<int> UsedCues { get; } = [];

    /// <summary>The verb of speech whose group begins at a token, or null.</summary>
    public VerbGroup? GroupAt(int token)
    {
        _groupAt ??= Groups.DistinctBy(group => group.First).ToDictionary(group => group.First);
        return _groupAt.GetValueOrDefault(token);
    }

    /// <summary>Takes what a rule found: not a second time for one cue, and no part that holds nothing (<c>a-t-il dit, )</c>).</summary>
    public void Add(Draft draft)
    {
        if (draft.Parts.Any(part => part.First >= part.End))
            draft = draft with { Parts = [.. draft.Parts.Where(part => part.First < part.End)] };
        if (draft.Parts.Count == 0 || draft.Cue is { } cue && !UsedCues.Add(cue.First))
            return;
        drafts.Add(draft);
        foreach (var (first, end) in draft.Parts)
        {
            for (var i = first; i < end; i++)
            {
                if (reading.QuoteOf(i) is >= 0 and var quote)
                {
                    attributed.Add(quote);
                    i = reading.Quoted[quote].Last;
                }
            }
        }
    }

    public bool IsAttributed(int quote) => attributed.Contains(quote);

    /// <summary>The token behind the quoted span that begins at or contains a token.</summary>
    public int EndOfQuoted(int token) => Math.Min(reading.Quoted[reading.QuoteOf(token)].Last + 1, sentence.End);

    /// <summary>The token behind the quoted spans that follow each other from a token on.</summary>
    public int EndOfJoined(int token)
    {
        var end = EndOfQuoted(token);
        while (end < sentence.End && reading.IsQuoted(end))
            end = EndOfQuoted(end);
        return end;
    }

    /// <summary>Whether marks hold a title or a name: few words, a capital, no verb (<c>« Belle alliance populaire »</c>).</summary>
    public bool LooksLikeTitle(int quote)
    {
        var end = EndOfQuoted(quote);
        if (end - quote > 7 || quote + 1 >= end || !Tokens[quote + 1].IsCapital && !(Tokens[quote + 1].Kind == TokenKind.Number && quote + 2 < end && Tokens[quote + 2].IsCapital))
            return false;
        for (var i = quote; i < end; i++)
        {
            if (Tokens[i].Is(WordKinds.Finite | WordKinds.SubjectPronoun))
                return false;
        }

        return true;
    }

    /// <summary>Whether a clause with a verb of its own stands in a stretch outside of marks.</summary>
    public bool HasFiniteVerb(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (reading.IsQuoted(i))
                i = reading.Quoted[reading.QuoteOf(i)].Last;
            else if (reading.IsFiniteVerb(i))
                return true;
        }

        return false;
    }

    public bool HasQuote(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (reading.IsQuoted(i))
                return true;
        }

        return false;
    }

    /// <summary>The quoted span that ends right before a token, a comma between them allowed; -1 when there is none.</summary>
    public int QuoteBefore(int at)
    {
        var last = at - 1;
        if (last > sentence.First && Tokens[last].Kind is TokenKind.Comma or TokenKind.Dash or TokenKind.Stop && !reading.IsQuoted(last))
            last--;
        return last >= sentence.First && reading.QuoteOf(last) is >= 0 and var quote && reading.Quoted[quote].Last == last ? quote : -1;
    }
}
