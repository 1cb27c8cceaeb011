using NewsArchive.Text;

namespace NewsArchive.Search.Language;

/// <summary>Writes a part of a query for the index of quotations, in the language of FTS5. Only analysed terms get there, each in quotes; nothing a person typed does.</summary>
internal static class FtsExpression
{
    // A phrase of words with several readings is written out; past this many only the nearest readings count.
    private const int MostVariants = 24;

    // The parser of FTS5 overflows at some thirty nested parentheses.
    private const int Deepest = 20;

    /// <summary>Writes a part of a query.</summary>
    /// <returns>The expression; null for what FTS5 cannot say alone: fields, periods, exclusions, forms, deep nesting.</returns>
    /// <param name="node">The part.</param>
    /// <param name="readings">What its words may mean.</param>
    public static string? Of(QueryNode node, Readings readings) => node.Depth > Deepest ? null : Written(node, readings);

    private static string? Written(QueryNode node, Readings readings) => node switch
    {
        WordNode word => AnyOf(readings.StemsOf(word.Term).Select(Quoted)),
        PhraseNode several => AnyOf(Variants(several.Terms, readings).Select(Quoted)),
        NearNode near => AnyOf(
            from left in VariantsOf(near.Left, readings)
            from right in VariantsOf(near.Right, readings)
            select $"NEAR({Quoted(left)} {Quoted(right)}, {near.Distance})"),
        AllNode all => Joined(all.Parts, " AND ", readings),
        AnyNode any => Joined(any.Parts, " OR ", readings),
        _ => null,
    };

    /// <summary>One stem or a phrase of stems, as FTS5 quotes it.</summary>
    public static string Quoted(string stems) => $"\"{stems}\"";

    private static string AnyOf(IEnumerable<string> parts)
    {
        var different = parts.Distinct().Take(MostVariants).ToList();
        return different.Count == 1 ? different[0] : $"({string.Join(" OR ", different)})";
    }

    private static string? Joined(IReadOnlyList<QueryNode> parts, string sign, Readings readings)
    {
        var written = parts.Select(part => Written(part, readings)).Distinct().ToList();
        return written.Contains(null) ? null : written.Count == 1 ? written[0] : $"({string.Join(sign, written)})";
    }

    private static IEnumerable<string> VariantsOf(QueryNode node, Readings readings) => node switch
    {
        WordNode word => readings.StemsOf(word.Term),
        PhraseNode phrase => Variants(phrase.Terms, readings),
        _ => throw new NotSupportedException(node.GetType().Name),
    };

    private static List<string> Variants(IReadOnlyList<Term> terms, Readings readings)
    {
        List<string> variants = [""];
        foreach (var term in terms)
        {
            var stems = readings.StemsOf(term);
            if (variants.Count * stems.Count > MostVariants)
                stems = [stems[0]];
            variants = [.. variants.SelectMany(begun => stems.Select(stem => begun.Length == 0 ? stem : $"{begun} {stem}"))];
        }

        return variants;
    }
}
