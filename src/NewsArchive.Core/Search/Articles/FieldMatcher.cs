using Microsoft.Data.Sqlite;
using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Search.Catalog;
using NewsArchive.Search.Clauses;
using NewsArchive.Search.Language;
using NewsArchive.Storage;

namespace NewsArchive.Search.Articles;

/// <summary>Finds articles by what the index of words alone cannot say: exact forms, headlines, annotations, publications, days.</summary>
internal sealed class FieldMatcher(SearchSession session, Readings readings, bool withProposals)
{
    private string States => withProposals ? "state <> 'rejected'" : "state = 'accepted'";

    /// <summary>All articles.</summary>
    public ArticleList Living() => Where((in CatalogueEntry entry) => entry.IsLiving);

    /// <summary>The articles whose date may lie in a period.</summary>
    public ArticleList Dated(DateNode date)
    {
        var from = date.From is { } first ? PartialDate.Number(first) : 0;
        var to = date.To is { } last ? PartialDate.Number(last) : int.MaxValue;
        return Where((in CatalogueEntry entry) => entry.IsLiving && entry.LastDay >= from && entry.FirstDay <= to);
    }

    public ArticleList Of(FieldNode field) => field switch
    {
        { Field: QueryField.Title, Part: PrefixNode prefix } => FormSearch.Beginning(session, prefix.Folded, inTitle: true),
        { Field: QueryField.Title, Part: ExactNode exact } => ExactForm(exact, inTitle: true),
        { Field: QueryField.Title } => StemSearch.Find(session, () => new ClauseWriter(readings).Of(field)!),
        { Field: QueryField.Quote, Part: ExactNode exact } => Quoting(exact),
        { Field: QueryField.Quote, Part: PrefixNode prefix } => Quoted("quote_form", $"\"{prefix.Folded}\"*"),
        { Field: QueryField.Quote } => Quoted("quote_index", FtsExpression.Of(field.Part, readings)!),
        { Field: QueryField.Source } => Published(new NamePattern(field)),
        { Field: QueryField.Speaker } => Named($"SELECT q.article_id FROM quote q JOIN entity_name n ON n.entity_id = q.entity_id WHERE q.{States}", field),
        _ => Named($"""
            SELECT m.article_id FROM mention m JOIN entity e ON e.id = m.entity_id JOIN entity_name n ON n.entity_id = e.id
            WHERE m.{States} AND e.kind = '{field.Field.ToString().ToLowerInvariant()}'
            """, field),
    };

    /// <summary>The articles with a word or phrase in exactly this form: the folded forms are in the index, accents and order are compared with the texts.</summary>
    public ArticleList ExactForm(ExactNode exact, bool inTitle)
    {
        IReadOnlyList<string>[] stems = [.. exact.Terms.Select(term => new[] { term.Stem })];
        var likely = FormSearch.All(session, [.. exact.Terms.Select(term => term.Folded).Distinct()], inTitle)
            .And(StemSearch.Find(session, () => ClauseWriter.Phrase(stems, inTitle)));
        using var text = session.Connection.CreateCommand();
        text.CommandText = inTitle
            ? "SELECT title FROM article WHERE id = $id"
            : "SELECT r.text FROM article a JOIN revision r ON r.article_id = a.id AND r.number = a.revision WHERE a.id = $id";
        var id = text.Parameters.Add("$id", SqliteType.Integer);
        return likely.Where(article =>
        {
            session.Limit.ThrowIfCancellationRequested();
            id.Value = article;
            return text.ExecuteScalar() is string written && HitFinder.Has(written, exact);
        });
    }

    private ArticleList Quoted(string index, string match) =>
        Listed($"SELECT article_id FROM quote WHERE {States} AND id IN (SELECT rowid FROM {index} WHERE {index} MATCH $value)", match);

    // The indexes of quotations have stems and folded forms: accents are looked for in the words themselves.
    private ArticleList Quoting(ExactNode exact)
    {
        var finder = new HitFinder(new ParsedQuery("", new AllNode([exact], exact.At), []));
        using var quotes = session.Connection.CreateCommand();
        quotes.CommandText = $"SELECT article_id, parts FROM quote WHERE {States} AND id IN (SELECT rowid FROM quote_index WHERE quote_index MATCH $wider)";
        quotes.Parameters.AddWithValue("$wider", FtsExpression.Quoted(string.Join(' ', exact.Terms.Select(term => term.Stem))));
        var found = new SortedSet<int>();
        using var rows = quotes.ExecuteReader();
        while (rows.Read())
        {
            if (finder.Find(SearchIndex.QuoteText(StoredJson.Read<List<Anchor>>(rows.GetString(1)))).Count > 0)
                found.Add(rows.GetInt32(0));
        }

        return ArticleList.Unranked([.. found]);
    }

    private ArticleList Published(NamePattern name)
    {
        bool[] sources;
        using (session.Catalogue.Read())
            sources = [.. session.Catalogue.Sources.Select((source, number) => number > 0 && name.Means(source))];
        // A publication that came since is none of this search.
        return Where((in CatalogueEntry entry) => entry.IsLiving && entry.Source < sources.Length && sources[entry.Source]);
    }

    private ArticleList Named(string sql, FieldNode field)
    {
        var name = new NamePattern(field);
        return Listed($"{sql} AND {name.Sql("n.folded", "$value")}", name.Value);
    }

    private ArticleList Listed(string sql, string value)
    {
        using var command = session.Connection.CreateCommand();
        command.CommandText = $"SELECT DISTINCT article_id FROM ({sql}) ORDER BY article_id";
        command.Parameters.AddWithValue("$value", value);
        var found = new List<int>();
        using var rows = command.ExecuteReader();
        while (rows.Read())
            found.Add(rows.GetInt32(0));
        return ArticleList.Unranked(found);
    }

    private delegate bool Condition(in CatalogueEntry entry);

    private ArticleList Where(Condition condition)
    {
        using var reading = session.Catalogue.Read();
        var found = new List<int>();
        var entries = session.Catalogue.Entries;
        // What another search has read since is not in the index that this one sees.
        var last = (int)Math.Min(entries.Length - 1, session.State.LastArticle);
        for (var article = 0; article <= last; article++)
        {
            if (condition(entries[article]))
                found.Add(article);
        }

        return ArticleList.Unranked(found);
    }
}
