using Microsoft.Data.Sqlite;

namespace NewsArchive.Benchmarks;

/// <summary>The rival: SQLite FTS5 with its own tokenizer, plain SQL, prepared commands and nothing around it.</summary>
internal sealed class RawFts : IDisposable
{
    private const string Tables = """
        PRAGMA journal_mode = WAL;
        CREATE TABLE article (id INTEGER PRIMARY KEY, key TEXT NOT NULL, date TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL);
        CREATE VIRTUAL TABLE fts USING fts5 (title, body, content = 'article', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');
        """;

    private const string Dates = " JOIN article a ON a.id = fts.rowid WHERE fts MATCH $match AND a.date >= $from AND a.date < $to";

    private const string Page = "SELECT fts.rowid, fts.title, snippet(fts, 1, '<b>', '</b>', '…', 40) FROM fts";

    private const string Order = " ORDER BY rank LIMIT 20";

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _page, _pageOfYear, _count, _countOfYear;

    public RawFts(string folder)
    {
        _connection = new SqliteConnection($"Data Source={Path.Combine(folder, "raw.db")}");
        _connection.Open();
        Command("PRAGMA synchronous = NORMAL;").ExecuteNonQuery();
        if ((long)Command("SELECT count(*) FROM sqlite_schema").ExecuteScalar()! == 0)
            Command(Tables).ExecuteNonQuery();
        _page = Command(Page + " WHERE fts MATCH $match" + Order, "$match");
        _pageOfYear = Command(Page + Dates + Order, "$match", "$from", "$to");
        _count = Command("SELECT count(*) FROM fts WHERE fts MATCH $match", "$match");
        _countOfYear = Command("SELECT count(*) FROM fts" + Dates, "$match", "$from", "$to");
    }

    /// <summary>Inserts articles that are in memory already, in transactions of a size.</summary>
    public void Insert(SeedFile[] articles, int batch)
    {
        using var article = Command("INSERT INTO article (id, key, date, title, body) VALUES ($id, $key, $date, $title, $body)", "$id", "$key", "$date", "$title", "$body");
        using var words = Command("INSERT INTO fts (rowid, title, body) VALUES ($id, $title, $body)", "$id", "$title", "$body");
        var id = 0L;
        foreach (var some in articles.Chunk(batch))
        {
            using var transaction = _connection.BeginTransaction();
            article.Transaction = words.Transaction = transaction;
            foreach (var file in some)
            {
                id++;
                Bind(article, id, file.Key, file.Date, file.Title, file.Body).ExecuteNonQuery();
                Bind(words, id, file.Title, file.Body).ExecuteNonQuery();
            }

            transaction.Commit();
        }
    }

    public int Find(SearchQuery query)
    {
        using var reader = BindQuery(query.Year is null ? _page : _pageOfYear, query).ExecuteReader();
        var rows = 0;
        while (reader.Read())
        {
            _ = (reader.GetInt64(0), reader.GetString(1), reader.GetString(2));
            rows++;
        }

        return rows;
    }

    public long Count(SearchQuery query) => (long)BindQuery(query.Year is null ? _count : _countOfYear, query).ExecuteScalar()!;

    /// <summary>Every term of the index that is a word, and how many articles have it.</summary>
    public List<(string Term, int Articles)> Terms()
    {
        Command("CREATE VIRTUAL TABLE IF NOT EXISTS temp.term USING fts5vocab (main, fts, row)").ExecuteNonQuery();
        using var reader = Command("SELECT term, doc FROM temp.term WHERE length(term) > 2 AND term NOT GLOB '*[^a-z]*'").ExecuteReader();
        var terms = new List<(string, int)>();
        while (reader.Read())
            terms.Add((reader.GetString(0), reader.GetInt32(1)));
        return terms;
    }

    public void Dispose()
    {
        foreach (var command in new[] { _page, _pageOfYear, _count, _countOfYear })
            command.Dispose();
        // Out of the pool: closing the last connection brings the log into the database, which is part of an import.
        SqliteConnection.ClearPool(_connection);
        _connection.Dispose();
    }

    private static SqliteCommand BindQuery(SqliteCommand command, SearchQuery query) => query.Year is { } year
        ? Bind(command, query.Match, $"{year:0000}", $"{year + 1:0000}")
        : Bind(command, query.Match);

    private static SqliteCommand Bind(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
        return command;
    }

    private SqliteCommand Command(string sql, params string[] parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        return command;
    }
}
