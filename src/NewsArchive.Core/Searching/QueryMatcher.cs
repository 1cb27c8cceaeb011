using Microsoft.Data.Sqlite;

namespace NewsArchive.Searching;

/// <summary>Finds the articles of a query: what FTS5 can say in one pass over its index, everything else as lists that are cut with each other.</summary>
internal sealed class QueryMatcher
{
    private readonly SqliteConnection _connection;
    private readonly Catalogue _catalogue;
    private readonly Readings _readings;
    private readonly CancellationToken _limit;
    private readonly FieldMatcher _fields;

    public QueryMatcher(SqliteConnection connection, Catalogue catalogue, Readings readings, bool withProposals, CancellationToken limit)
    {
        (_connection, _catalogue, _readings, _limit) = (connection, catalogue, readings, limit);
        _fields = new FieldMatcher(connection, catalogue, readings, withProposals, limit);
    }

    /// <summary>The articles that have all parts.</summary>
    /// <param name="parts">The parts.</param>
    /// <returns>Null when nothing is asked for: all articles.</returns>
    public ArticleList? All(IReadOnlyList<QueryNode> parts)
    {
        var ranked = new List<FtsExpression>();
        ArticleList? found = null;
        // Lists first: should the time run out, it does so over the words, and what was found until then is true.
        foreach (var part in parts.Where(part => part is not NotNode))
        {
            if (FtsExpression.OfArticles(part, _readings) is { } exact)
            {
                ranked.Add(exact);
                continue;
            }

            var list = Of(part);
            found = found?.And(list) ?? list;
        }

        var excluded = parts.OfType<NotNode>().Select(not => Of(not.Part)).ToList();
        if (ranked.Count > 0 && found is not { Count: 0 })
        {
            _limit.ThrowIfCancellationRequested();
            var words = FtsCollector.Stems(_connection, _catalogue, FtsExpression.Joined(ranked, " AND "));
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
        _limit.ThrowIfCancellationRequested();
        return Found(node);
    }

    private ArticleList Found(QueryNode node) => node switch
    {
        _ when FtsExpression.OfArticles(node, _readings) is { } expression => FtsCollector.Stems(_connection, _catalogue, expression),
        AllNode all => All(all.Parts) ?? _fields.Living(),
        AnyNode any => AnyOf([.. any.Parts.Select(Of)]),
        NotNode not => All([not])!,
        DateNode date => _fields.Dated(date),
        PrefixNode prefix => FtsCollector.Forms(_connection, _catalogue, $"\"{prefix.Folded}\"*"),
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
