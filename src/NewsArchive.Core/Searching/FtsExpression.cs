namespace NewsArchive.Searching;

/// <summary>Writes a parsed query in the language of FTS5. Only analysed terms get there, each in quotes; nothing a person typed does.</summary>
internal static class FtsExpression
{
    public static string Of(QueryNode node) => node switch
    {
        WordNode word => $"\"{word.Term}\"",
        PhraseNode phrase => $"\"{string.Join(' ', phrase.Terms)}\"",
        AllNode all => string.Join(" AND ", all.Parts.Select(Of).Distinct()),
        _ => throw new NotSupportedException(node.GetType().Name),
    };
}
