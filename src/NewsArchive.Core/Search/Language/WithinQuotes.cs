namespace NewsArchive.Search.Language;

/// <summary>Reads a query as one of words within quotations.</summary>
internal static class WithinQuotes
{
    /// <returns>The query without what is asked of articles (headline, date, publication, names), with a notice for each such part.</returns>
    public static ParsedQuery Of(ParsedQuery query)
    {
        var notices = new List<Notice>();
        var parts = query.Root?.Parts.Select(part => Of(part, query.Typed, notices)).OfType<QueryNode>().ToList() ?? [];
        if (notices.Count == 0 && query.Root is not null && parts.SequenceEqual(query.Root.Parts))
            return query;
        var root = parts.Count == 0 ? null : query.Root! with { Parts = parts };
        return query with { Root = root, Notices = [.. query.Notices.Concat(notices).OrderBy(notice => notice.At)] };
    }

    private static QueryNode? Of(QueryNode node, string typed, List<Notice> notices)
    {
        switch (node)
        {
            case AllNode all:
                var required = all.Parts.Select(part => Of(part, typed, notices)).OfType<QueryNode>().ToList();
                return required.Count == 0 ? null : all with { Parts = required };
            case AnyNode any:
                var some = any.Parts.Select(part => Of(part, typed, notices)).OfType<QueryNode>().ToList();
                return some.Count switch { 0 => null, 1 => some[0], _ => any with { Parts = some } };
            case NotNode not:
                return Of(not.Part, typed, notices) is { } part ? not with { Part = part } : null;
            case FieldNode { Field: QueryField.Quote } field:
                return field.Part;
            case FieldNode or DateNode:
                notices.Add(new Notice(new Message("query.not-in-quotes", node.At.In(typed)), node.At.Start));
                return null;
            default:
                return node;
        }
    }
}
