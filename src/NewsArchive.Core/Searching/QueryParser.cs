using NewsArchive.Text;

namespace NewsArchive.Searching;

/// <summary>Reads what a person typed into the search box. Nothing is an error: what cannot be read is left out, and said.</summary>
public static class QueryParser
{
    /// <summary>Reads a query.</summary>
    /// <param name="typed">What was typed; null counts as nothing.</param>
    /// <param name="longest">The longest query that is read, in UTF-16 code units.</param>
    /// <returns>The query, with a notice for all that was left out.</returns>
    public static ParsedQuery Parse(string? typed, int longest = 2000)
    {
        typed = TextForm.WithoutLoneSurrogates(typed ?? "");
        var notices = new List<Notice>();
        var isTooLong = typed.Length > longest;
        if (isTooLong)
            typed = typed[..Offsets.LastBorder(typed, longest)];

        var parts = new List<QueryNode>();
        for (var at = 0; at < typed.Length;)
        {
            if (char.IsWhiteSpace(typed[at]))
                at++;
            else if (ClosingOf(typed[at]) is { } closing)
                at = ReadPhrase(typed, at, closing, parts, notices);
            else
                at = ReadWord(typed, at, parts, notices);
        }

        if (isTooLong)
            notices.Add(new Notice(new Message("query.too-long", longest), typed.Length));
        var root = parts.Count == 0 ? null : new AllNode(parts, new TextSpan(parts[0].At.Start, parts[^1].At.End));
        return new ParsedQuery(typed, root, notices);
    }

    private static int ReadPhrase(string typed, int at, string closing, List<QueryNode> parts, List<Notice> notices)
    {
        var end = typed.AsSpan(at + 1).IndexOfAny(closing);
        var inner = new TextSpan(at + 1, end < 0 ? typed.Length : at + 1 + end);
        var next = end < 0 ? typed.Length : inner.End + 1;
        if (end < 0)
            notices.Add(new Notice(new Message("query.closed-quote"), at));
        Add(typed, inner, new TextSpan(at, next), parts, notices);
        return next;
    }

    private static int ReadWord(string typed, int at, List<QueryNode> parts, List<Notice> notices)
    {
        var end = at;
        while (end < typed.Length && !char.IsWhiteSpace(typed[end]) && ClosingOf(typed[end]) is null)
            end++;
        var span = new TextSpan(at, end);
        Add(typed, span, span, parts, notices);
        return end;
    }

    private static void Add(string typed, TextSpan inner, TextSpan at, List<QueryNode> parts, List<Notice> notices)
    {
        var terms = new List<string>();
        var (start, end) = (0, 0);
        var words = new WordReader(inner.In(typed));
        while (words.Read())
        {
            if (terms.Count == 0)
                start = words.Start;
            end = words.End;
            terms.Add(words.Term.ToString());
        }

        var written = typed[(inner.Start + start)..(inner.Start + end)];
        if (terms.Count == 0)
            notices.Add(new Notice(new Message("query.no-word", at.In(typed).Trim()), at.Start));
        else
            parts.Add(terms.Count == 1 ? new WordNode(terms[0], written, at) : new PhraseNode(terms, written, at));
    }

    // An opening mark and the marks that may close it. A closing mark alone separates words, as any sign does.
    private static string? ClosingOf(char c) => c switch
    {
        '"' => "\"",
        '«' => "»",
        '“' or '„' or '”' => "”“",
        _ => null,
    };
}
