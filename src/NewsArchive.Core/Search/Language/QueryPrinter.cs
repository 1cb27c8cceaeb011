using NewsArchive.Text;

namespace NewsArchive.Search.Language;

/// <summary>Writes a parsed query so that it reads the same again.</summary>
public static class QueryPrinter
{
    /// <summary>Writes a query in its shortest plain form.</summary>
    /// <param name="query">The query.</param>
    /// <returns>A text that parses to the same tree, places aside; empty for a query without anything to search.</returns>
    public static string Print(ParsedQuery query) => query.Root switch
    {
        null => "",
        { Parts: [var only] } => Of(only),
        var all => All(all),
    };

    /// <summary>Writes a part of a query.</summary>
    internal static string Print(QueryNode node) => Of(node);

    private static string Of(QueryNode node) => node switch
    {
        // Alone « 3 » and « 000 » would be read as the groups of one number.
        WordNode word => IsGroup(word.Term) ? $"\"{word.Term.Exact}\"" : word.Term.Exact,
        PhraseNode phrase => $"\"{Words(phrase.Terms)}\"",
        PrefixNode prefix => $"{prefix.Folded}*",
        ExactNode exact => $"=\"{Words(exact.Terms)}\"",
        NearNode near => $"{Of(near.Left)} NEAR/{near.Distance} {Of(near.Right)}",
        FieldNode field => $"{field.Field.ToString().ToLowerInvariant()}:{Of(field.Part)}",
        DateNode date => date.Typed,
        NotNode not => $"NOT {Grouped(not.Part)}",
        AllNode all => All(all),
        AnyNode any => string.Join(" OR ", any.Parts.Select(part => part is AnyNode ? $"({Of(part)})" : Of(part))),
        _ => throw new NotSupportedException(node.GetType().Name),
    };

    private static string All(AllNode all) => string.Join(' ', all.Parts.Select(part => part is AllNode or AnyNode ? $"({Of(part)})" : Of(part)));

    private static string Grouped(QueryNode part) => part is AllNode or AnyNode or NotNode ? $"({Of(part)})" : Of(part);

    private static string Words(IReadOnlyList<Term> terms) =>
        string.Concat(terms.Select((term, i) => i == 0 ? term.Exact : IsGroup(terms[i - 1]) && IsGroup(term) ? $", {term.Exact}" : $" {term.Exact}"));

    private static bool IsGroup(Term term) => term.Exact.Length <= 3 && char.IsAsciiDigit(term.Exact[0]);
}
