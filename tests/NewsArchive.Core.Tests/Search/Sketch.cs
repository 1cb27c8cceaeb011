using System.Globalization;
using NewsArchive.Search.Language;

namespace NewsArchive.Search;

/// <summary>A query as one line, places aside: equal for equal trees, because no word holds a sign.</summary>
internal static class Sketch
{
    public static string Of(string? typed, int longest = QueryParser.UsualLongest) => Of(QueryParser.Parse(typed, longest));

    public static string Of(ParsedQuery query) => query.Root is null ? "" : Of(query.Root);

    /// <summary>Every part of a query, the whole included.</summary>
    public static IEnumerable<QueryNode> Nodes(QueryNode? node) => node switch
    {
        null => [],
        AllNode all => all.Parts.SelectMany(Nodes).Prepend(all),
        AnyNode any => any.Parts.SelectMany(Nodes).Prepend(any),
        NotNode not => Nodes(not.Part).Prepend(not),
        FieldNode field => Nodes(field.Part).Prepend(field),
        NearNode near => [near, .. Nodes(near.Left), .. Nodes(near.Right)],
        _ => [node],
    };

    private static string Of(QueryNode node) => node switch
    {
        WordNode word => word.Term.Exact,
        PhraseNode phrase => $"\"{string.Join(' ', phrase.Terms.Select(term => term.Exact))}\"",
        PrefixNode prefix => $"{prefix.Folded}*",
        ExactNode exact => $"=\"{string.Join(' ', exact.Terms.Select(term => term.Exact))}\"",
        NearNode near => $"({Of(near.Left)} ~{near.Distance} {Of(near.Right)})",
        AllNode all => $"[{string.Join(' ', all.Parts.Select(Of))}]",
        AnyNode any => $"{{{string.Join(' ', any.Parts.Select(Of))}}}",
        NotNode not => $"!{Of(not.Part)}",
        FieldNode field => $"{field.Field}:{Of(field.Part)}",
        DateNode date => $"<{Of(date.From)}..{Of(date.To)}>",
        _ => throw new NotSupportedException(node.GetType().Name),
    };

    private static string Of(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
