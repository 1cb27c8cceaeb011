using NewsArchive.Articles;
using NewsArchive.Search.Catalog;
using NewsArchive.Search.Language;
using NewsArchive.Storage;

namespace NewsArchive.Search;

/// <summary>Which articles the fields and periods of a query mean, by what the catalog and the names of entities say.</summary>
/// <param name="session">The search.</param>
/// <param name="withProposals">Whether annotations count that are only proposed.</param>
internal sealed class FieldFilters(SearchSession session, bool withProposals)
{
    private static readonly byte Accepted = QuoteEntry.Read(QuoteCounts.States, "accepted"), Rejected = QuoteEntry.Read(QuoteCounts.States, "rejected");

    private readonly ArticleCatalog _catalog = session.Catalog;

    private string States => withProposals ? "state <> 'rejected'" : "state = 'accepted'";

    /// <summary>Whether an article, by its number, is meant.</summary>
    /// <param name="node">A period, or a field other than the title.</param>
    public Predicate<long> Of(QueryNode node) => node switch
    {
        DateNode date => Dated(date),
        FieldNode { Field: QueryField.Quote } field => Quoted(field.Part),
        FieldNode { Field: QueryField.Source } field => Published(new NamePattern(field)),
        FieldNode { Field: QueryField.Speaker } field =>
            Named($"SELECT q.article_id FROM quote q JOIN entity_name n ON n.entity_id = q.entity_id WHERE q.{States}", field),
        FieldNode field => Named($"""
            SELECT m.article_id FROM mention m JOIN entity e ON e.id = m.entity_id JOIN entity_name n ON n.entity_id = e.id
            WHERE m.{States} AND e.kind = '{field.Field.ToString().ToLowerInvariant()}'
            """, field),
        _ => throw new NotSupportedException(node.GetType().Name),
    };

    // The date of an article may lie in the period.
    private Predicate<long> Dated(DateNode date)
    {
        var from = date.From is { } first ? PartialDate.Number(first) : 0;
        var to = date.To is { } last ? PartialDate.Number(last) : int.MaxValue;
        return article => _catalog.Entries.At((int)article) is { IsActive: true } entry && entry.LastDay >= from && entry.FirstDay <= to;
    }

    private Predicate<long> Published(NamePattern name)
    {
        bool[] sources = [.. _catalog.Sources.Select((source, number) => number > 0 && name.Means(source))];
        return article => sources[_catalog.Entries.At((int)article).Source];
    }

    private Predicate<long> Quoted(QueryNode words)
    {
        var found = NumberSet.Of(session.Quotes(words).Numbers, _catalog.QuoteBound);
        return article =>
        {
            foreach (var quote in _catalog.QuotesOf((int)article))
            {
                if ((withProposals ? quote.State != Rejected : quote.State == Accepted) && found.Contains(quote.Id))
                    return true;
            }

            return false;
        };
    }

    private Predicate<long> Named(string sql, FieldNode field)
    {
        var name = new NamePattern(field);
        var found = new NumberSet(_catalog.Entries.Length);
        using var command = session.Connection.Command($"SELECT DISTINCT article_id FROM ({sql} AND {name.Sql("n.folded", "$value")})", ("$value", name.Value));
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            session.Limit.ThrowIfCancellationRequested();
            // An article that came since is none of this search.
            if (rows.GetInt64(0) < _catalog.Entries.Length)
                found.Add(rows.GetInt32(0));
        }

        return article => found.Contains((int)article);
    }
}
