using System.Text.Json;
using Microsoft.Data.Sqlite;
using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Storage;

namespace NewsArchive.Searching;

/// <summary>A query as SQL: what FTS5 finds and ranks, and conditions on each article. Every value is a parameter.</summary>
internal sealed class SearchPlan
{
    private const int MostStemsOfPrefix = 200;

    private readonly List<string> _ranked = [];
    private readonly List<string> _conditions = [];
    private readonly List<object> _values = [];
    private readonly Readings _readings;
    private readonly SqliteConnection _connection;

    private SearchPlan(SqliteConnection connection, Readings readings) => (_connection, _readings) = (connection, readings);

    /// <summary>What the words of the query may mean.</summary>
    public Readings Readings => _readings;

    /// <summary>Whether articles are ranked by FTS5; else only conditions narrow the list.</summary>
    public bool IsRanked => _ranked.Count > 0;

    /// <param name="connection">An open connection: words are looked up, and exact forms compared with the texts.</param>
    /// <param name="query">The query.</param>
    /// <param name="readings">What its words may mean.</param>
    public static SearchPlan Of(SqliteConnection connection, ArticleQuery query, Readings readings)
    {
        var plan = new SearchPlan(connection, readings);
        foreach (var part in query.Query.Root?.Parts ?? [])
            plan.Add(part);
        if (query.HasDates)
            plan._conditions.Add(plan.Period(query.From?.FirstDay, query.To?.LastDay));
        return plan;
    }

    /// <summary>What stands behind FROM. The article is joined where it is needed for a condition or an order.</summary>
    public string Source(bool needsArticle)
    {
        var conditions = _conditions.Count == 0 ? "" : $" AND {Joined(_conditions, "AND")}";
        if (!IsRanked)
            return $"article a WHERE a.is_deleted = 0{conditions}";
        var join = needsArticle || _conditions.Count > 0 ? " JOIN article a ON a.id = article_index.rowid" : "";
        return $"article_index{join} WHERE article_index MATCH $match{conditions}";
    }

    public SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        if (IsRanked)
            command.Parameters.AddWithValue("$match", string.Join(" AND ", _ranked.Distinct()));
        for (var i = 0; i < _values.Count; i++)
            command.Parameters.AddWithValue($"$v{i}", _values[i]);
        return command;
    }

    // A part of the whole query: it ranks where it can, and narrows where ranking is not exact.
    private void Add(QueryNode part)
    {
        if (FtsExpression.Of(part, _readings, FtsExpression.AcrossTheBorder) is { } exact)
            _ranked.Add(exact);
        else
        {
            if (RankOnly(part, FtsExpression.AcrossTheBorder) is { } wider)
                _ranked.Add(wider);
            _conditions.Add(Condition(part));
        }
    }

    // What finds at least the articles of a part, so that they can be ranked by it.
    private string? RankOnly(QueryNode part, Func<string, string> phrase) => part switch
    {
        ExactNode exact => phrase(string.Join(' ', exact.Terms.Select(term => term.Stem))),
        FieldNode { Field: QueryField.Title, Part: ExactNode or PrefixNode } title => RankOnly(title.Part, FtsExpression.Quoted) is { } inner ? $"({{title}} : {inner})" : null,
        PrefixNode prefix => StemsOf(prefix) is { Count: > 0 and < MostStemsOfPrefix } stems ? FtsExpression.AnyOf(stems.Select(FtsExpression.Quoted), stems.Count) : null,
        _ => null,
    };

    private string Condition(QueryNode node) => node switch
    {
        AllNode all => Joined([.. all.Parts.Select(Condition)], "AND"),
        AnyNode any => Joined([.. any.Parts.Select(Condition)], "OR"),
        NotNode not => $"NOT {Condition(not.Part)}",
        DateNode date => Period(date.From, date.To),
        PrefixNode prefix => $"a.id IN (SELECT rowid FROM word_index WHERE word_index MATCH {Value($"\"{prefix.Folded}\"*")})",
        ExactNode exact => ExactForm(exact, inTitle: false),
        FieldNode field => Field(field),
        _ => $"a.id IN (SELECT rowid FROM article_index WHERE article_index MATCH {Value(FtsExpression.Of(node, _readings, FtsExpression.AcrossTheBorder)!)})",
    };

    // Halved again and again: SQLite refuses expressions that are a thousand deep, and a chain is as deep as it is long.
    private static string Joined(List<string> parts, string sign) => parts.Count == 1
        ? parts[0]
        : $"({Joined([.. parts.Take(parts.Count / 2)], sign)} {sign} {Joined([.. parts.Skip(parts.Count / 2)], sign)})";

    private string Field(FieldNode field) => field switch
    {
        { Field: QueryField.Title, Part: PrefixNode prefix } => $"a.id IN (SELECT rowid FROM word_index WHERE word_index MATCH {Value($"{{title}} : \"{prefix.Folded}\"*")})",
        { Field: QueryField.Title, Part: ExactNode exact } => ExactForm(exact, inTitle: true),
        { Field: QueryField.Title } => $"a.id IN (SELECT rowid FROM article_index WHERE article_index MATCH {Value(FtsExpression.Of(field, _readings, FtsExpression.Quoted)!)})",
        { Field: QueryField.Quote, Part: PrefixNode or ExactNode } =>
            $"a.id IN (SELECT value FROM json_each({Value(JsonSerializer.Serialize(Quoting(field.Part)))}))",
        { Field: QueryField.Quote } => $"""
            a.id IN (SELECT q.article_id FROM quote q WHERE q.state = 'accepted' AND q.id IN
                (SELECT rowid FROM quote_index WHERE quote_index MATCH {Value(FtsExpression.Of(field.Part, _readings, FtsExpression.Quoted)!)}))
            """,
        { Field: QueryField.Source } => $"(a.source IS NOT NULL AND a.source IN (SELECT value FROM json_each({Value(JsonSerializer.Serialize(Sources(field)))})))",
        { Field: QueryField.Speaker } => $"""
            a.id IN (SELECT q.article_id FROM quote q JOIN entity_name n ON n.entity_id = q.entity_id
                WHERE q.state = 'accepted' AND {Named("n.folded", field)})
            """,
        _ => $"""
            a.id IN (SELECT m.article_id FROM mention m JOIN entity e ON e.id = m.entity_id JOIN entity_name n ON n.entity_id = e.id
                WHERE m.state = 'accepted' AND e.kind = {Value(field.Field.ToString().ToLowerInvariant())} AND {Named("n.folded", field)})
            """,
    };

    // The index of quotations has stems alone: forms and beginnings are looked for in the words themselves.
    private List<long> Quoting(QueryNode part)
    {
        var finder = new HitFinder(new ParsedQuery("", new AllNode([part], part.At), []));
        var wider = RankOnly(part, FtsExpression.Quoted);
        var found = new List<long>();
        using var quotes = _connection.CreateCommand();
        quotes.CommandText = "SELECT article_id, parts FROM quote WHERE state = 'accepted'"
            + (wider is null ? "" : " AND id IN (SELECT rowid FROM quote_index WHERE quote_index MATCH $wider)");
        quotes.Parameters.AddWithValue("$wider", wider ?? "");
        using var rows = quotes.ExecuteReader();
        while (rows.Read())
        {
            if (finder.Find(SearchIndex.QuoteText(StoredJson.Read<List<Anchor>>(rows.GetString(1)))).Count > 0)
                found.Add(rows.GetInt64(0));
        }

        return found;
    }

    private string Named(string column, FieldNode field)
    {
        var name = new NamePattern(field);
        return name.Sql(column, Value(name.Value));
    }

    private string Period(DateOnly? from, DateOnly? to)
    {
        var parts = new List<string>();
        if (from is { } first)
            parts.Add($"a.last_day >= {Value(PartialDate.Number(first))}");
        if (to is { } last)
            parts.Add($"a.first_day <= {Value(PartialDate.Number(last))}");
        return $"({string.Join(" AND ", parts)})";
    }

    // The folded forms are in the index; accents and order are compared with the texts that have them.
    private string ExactForm(ExactNode exact, bool inTitle)
    {
        var filter = inTitle ? "{title} : " : "";
        var words = string.Join(" AND ", exact.Terms.Select(term => $"{filter}{FtsExpression.Quoted(term.Folded)}"));
        return $"a.id IN (SELECT value FROM json_each({Value(JsonSerializer.Serialize(Compare(exact, words, inTitle)))}))";
    }

    private List<long> Compare(ExactNode exact, string words, bool inTitle)
    {
        var found = new List<long>();
        var phrase = string.Join(' ', exact.Terms.Select(term => term.Stem));
        var stems = inTitle ? $"{{title}} : {FtsExpression.Quoted(phrase)}" : FtsExpression.AcrossTheBorder(phrase);
        using var texts = _connection.CreateCommand();
        texts.CommandText = $"""
            SELECT a.id, {(inTitle ? "a.title" : "r.text")} FROM article a JOIN revision r ON r.article_id = a.id AND r.number = a.revision
            WHERE a.id IN (SELECT rowid FROM word_index WHERE word_index MATCH $words)
                AND a.id IN (SELECT rowid FROM article_index WHERE article_index MATCH $stems)
            """;
        texts.Parameters.AddWithValue("$words", words);
        texts.Parameters.AddWithValue("$stems", stems);
        using var rows = texts.ExecuteReader();
        while (rows.Read())
        {
            if (HitFinder.Has(rows.GetString(1), exact))
                found.Add(rows.GetInt64(0));
        }

        return found;
    }

    // The publications whose folded name has the words. They are few: the index is skipped through from one to the next.
    private List<string> Sources(FieldNode field)
    {
        var sources = new List<string>();
        var name = new NamePattern(field);
        using var command = _connection.CreateCommand();
        command.CommandText = """
            WITH RECURSIVE source (name) AS (
                SELECT min(source) FROM article
                UNION ALL SELECT (SELECT min(source) FROM article WHERE source > name) FROM source WHERE name IS NOT NULL)
            SELECT name FROM source WHERE name IS NOT NULL
            """;
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            if (name.Means(rows.GetString(0)))
                sources.Add(rows.GetString(0));
        }

        return sources;
    }

    private List<string> StemsOf(PrefixNode prefix)
    {
        var stems = Begun("SELECT term FROM word_form WHERE term >= $from AND term < $to LIMIT $most", prefix).Select(form => Text.Term.Of(form).Stem);
        return [.. stems.Concat(Begun("SELECT DISTINCT stem FROM lexeme WHERE folded >= $from AND folded < $to LIMIT $most", prefix)).Distinct()];
    }

    private List<string> Begun(string sql, PrefixNode prefix)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$from", prefix.Folded);
        command.Parameters.AddWithValue("$to", prefix.Folded + "\U0010FFFF");
        command.Parameters.AddWithValue("$most", MostStemsOfPrefix);
        using var rows = command.ExecuteReader();
        var begun = new List<string>();
        while (rows.Read())
            begun.Add(rows.GetString(0));
        return begun;
    }

    private string Value(object value)
    {
        _values.Add(value);
        return $"$v{_values.Count - 1}";
    }
}
