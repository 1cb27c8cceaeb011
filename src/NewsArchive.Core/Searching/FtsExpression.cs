namespace NewsArchive.Searching;

/// <summary>A part of a query in the language of FTS5. Only analysed terms get there, each in quotes; nothing a person typed does.</summary>
/// <param name="Text">The expression.</param>
/// <param name="Ranks">For each of its phrases, from left to right, whether articles are ranked by it; the others only make it faster.</param>
internal sealed record FtsExpression(string Text, IReadOnlyList<bool> Ranks)
{
    // The parser of FTS5 overflows at some thirty nested parentheses.
    private const int Deepest = 20;

    /// <summary>Writes a part of a query for the index of articles.</summary>
    /// <returns>The expression; null for what FTS5 cannot say alone: fields, periods, exclusions, forms, deep nesting.</returns>
    /// <param name="node">The part.</param>
    /// <param name="readings">What its words may mean.</param>
    public static FtsExpression? OfArticles(QueryNode node, Readings readings) => Of(node, new FtsPhrases(readings, inArticles: true));

    /// <summary>Writes a part of a query for the index of quotations, which has one column.</summary>
    /// <returns>The expression, or null as for articles.</returns>
    /// <param name="node">The part.</param>
    /// <param name="readings">What its words may mean.</param>
    public static FtsExpression? OfQuotes(QueryNode node, Readings readings) => Of(node, new FtsPhrases(readings, inArticles: false));

    /// <summary>A single phrase.</summary>
    public static FtsExpression Phrase(string text) => new(text, [true]);

    /// <summary>Several expressions as one.</summary>
    public static FtsExpression Joined(IEnumerable<FtsExpression> parts, string sign)
    {
        var different = parts.DistinctBy(part => part.Text).ToList();
        return different.Count == 1
            ? different[0]
            : new($"({string.Join(sign, different.Select(part => part.Text))})", [.. different.SelectMany(part => part.Ranks)]);
    }

    private static FtsExpression? Of(QueryNode node, FtsPhrases phrases) => DepthOf(node) > Deepest ? null : Written(node, phrases);

    private static int DepthOf(QueryNode node) => node switch
    {
        AllNode all => all.Parts.Max(DepthOf) + 1,
        AnyNode any => any.Parts.Max(DepthOf) + 1,
        _ => 0,
    };

    private static FtsExpression? Written(QueryNode node, FtsPhrases phrases) => node switch
    {
        WordNode word => phrases.Word(word),
        PhraseNode several => phrases.Phrase(several),
        NearNode near => phrases.Near(near),
        FieldNode { Field: QueryField.Title, Part: WordNode or PhraseNode } title => phrases.InTitle(title.Part),
        AllNode all => Joined(all.Parts, " AND ", phrases),
        AnyNode any => Joined(any.Parts, " OR ", phrases),
        _ => null,
    };

    private static FtsExpression? Joined(IReadOnlyList<QueryNode> parts, string sign, FtsPhrases phrases)
    {
        var written = parts.Select(part => Written(part, phrases)).ToList();
        return written.Contains(null) ? null : Joined(written.OfType<FtsExpression>(), sign);
    }
}
