using NewsArchive.Search.Catalog;
using NewsArchive.Search.Clauses;
using NewsArchive.Search.Language;

namespace NewsArchive.Search.Articles;

/// <summary>Finds the articles of a query: what FTS5 can say in one pass over its index, everything else as lists that are cut with each other.</summary>
internal sealed class QueryMatcher
{
    private readonly SearchSession _session;
    private readonly ClauseWriter _clauses;
    private readonly FieldMatcher _fields;

    public QueryMatcher(SearchSession session, Readings readings, bool withProposals)
    {
        (_session, _clauses) = (session, new ClauseWriter(readings));
        _fields = new FieldMatcher(session, readings, withProposals);
    }

    /// <summary>The articles that have all parts.</summary>
    /// <param name="parts">The parts.</param>
    /// <returns>Null when nothing is asked for: all articles.</returns>
    public ArticleList? All(IReadOnlyList<QueryNode> parts)
    {
        var ranked = new List<QueryNode>();
        ArticleList? found = null;
        // Lists first: should the time run out, it does so over the words, and what was found until then is true.
        foreach (var part in parts.Where(part => part is not NotNode).DistinctBy(QueryPrinter.Print))
        {
            if (_clauses.Of(part) is not null)
            {
                ranked.Add(part);
                continue;
            }

            var list = Of(part);
            found = found?.And(list) ?? list;
        }

        var excluded = parts.OfType<NotNode>().Select(not => Of(not.Part)).ToList();
        if (ranked.Count > 0 && found is not { Count: 0 })
        {
            _session.Limit.ThrowIfCancellationRequested();
            var words = StemSearch.Find(_session, () => ranked.Count == 1 ? _clauses.Of(ranked[0])! : new JoinedClause([.. ranked.Select(part => _clauses.Of(part)!)], isAll: true));
            found = found?.And(words) ?? words;
        }

        if (excluded.Count == 0)
            return found;
        if (excluded.Exists(list => list.IsPartial))
            return new ArticleList([], [], 0, isPartial: true);
        return excluded.Aggregate(found ?? _fields.Living(), (left, without) => left.Without(without));
    }

    private ArticleList Of(QueryNode node)
    {
        _session.Limit.ThrowIfCancellationRequested();
        return Found(node);
    }

    private ArticleList Found(QueryNode node) => node switch
    {
        _ when _clauses.Of(node) is not null => StemSearch.Find(_session, () => _clauses.Of(node)!),
        AllNode all => All(all.Parts) ?? _fields.Living(),
        AnyNode any => AnyOf([.. any.Parts.Select(Of)]),
        NotNode not => All([not])!,
        DateNode date => _fields.Dated(date),
        PrefixNode prefix => FormSearch.Beginning(_session, prefix.Folded, inTitle: false),
        ExactNode exact => _fields.ExactForm(exact, inTitle: false),
        FieldNode field => _fields.Of(field),
        _ => throw new NotSupportedException(node.GetType().Name),
    };

    // Two and two: so the lists stay short for as long as can be.
    private static ArticleList AnyOf(List<ArticleList> lists)
    {
        while (lists.Count > 1)
            lists = [.. lists.Chunk(2).Select(pair => pair.Length == 1 ? pair[0] : pair[0].Or(pair[1]))];
        return lists[0];
    }
}
