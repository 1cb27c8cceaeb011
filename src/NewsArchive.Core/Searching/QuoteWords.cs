using Microsoft.Data.Sqlite;
using NewsArchive.Annotations;
using NewsArchive.Storage;

namespace NewsArchive.Searching;

/// <summary>Which quotations have the words of a query, where the index of quotations cannot say so alone: exclusions, beginnings, exact forms.</summary>
internal sealed class QuoteWords(SqliteConnection connection, Readings readings)
{
    /// <returns>The numbers of the quotations; null for a part that is not about their words, such as a period.</returns>
    public HashSet<long>? Of(QueryNode node) => node switch
    {
        AllNode all => all.Parts.Select(Of).OfType<HashSet<long>>().ToList() is [var first, .. var others]
            ? others.Aggregate(first, (found, other) => { found.IntersectWith(other); return found; })
            : null,
        AnyNode any => any.Parts.Select(Of).Aggregate((found, other) => found is null || other is null ? null : [.. found, .. other]),
        NotNode not => Of(not.Part) is { } found ? Except(found) : null,
        FieldNode { Field: QueryField.Quote } field => Of(field.Part),
        FieldNode or DateNode => null,
        PrefixNode or ExactNode => Written(node),
        _ => Ids("SELECT rowid FROM quote_index WHERE quote_index MATCH $match", FtsExpression.Of(node, readings)!),
    };

    private HashSet<long> Except(HashSet<long> found)
    {
        var rest = Ids("SELECT id FROM quote", "");
        rest.ExceptWith(found);
        return rest;
    }

    // The index has stems alone: forms and beginnings are looked for in the words themselves.
    private HashSet<long> Written(QueryNode node)
    {
        var finder = new HitFinder(new ParsedQuery("", new AllNode([node], node.At), []));
        var found = new HashSet<long>();
        using var quotes = connection.Prepare(null, "SELECT id, parts FROM quote").ExecuteReader();
        while (quotes.Read())
        {
            if (finder.Find(SearchIndex.QuoteText(StoredJson.Read<List<Anchor>>(quotes.GetString(1)))).Count > 0)
                found.Add(quotes.GetInt64(0));
        }

        return found;
    }

    private HashSet<long> Ids(string sql, string match)
    {
        using var command = connection.Prepare(null, sql);
        command.Parameters.AddWithValue("$match", match);
        using var rows = command.ExecuteReader();
        var ids = new HashSet<long>();
        while (rows.Read())
            ids.Add(rows.GetInt64(0));
        return ids;
    }
}
