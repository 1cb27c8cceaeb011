using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace NewsArchive.Benchmarks.SideBySide;

/// <summary>What one writes first with SQLite: FTS5 with its own tokenizer, <c>ORDER BY rank</c> and <c>snippet()</c>, then the total and the years.</summary>
/// <remarks>The same SQLite library as ours, called in this process; the index is optimised after the build.</remarks>
internal sealed class PlainSqlRival : IDisposable
{
    public const string Hits = "plain FTS5: 20 hits, snippets";
    public const string Full = "plain FTS5: + total, years";

    private const string Tables = """
        CREATE TABLE article (id INTEGER PRIMARY KEY, date TEXT NOT NULL, year INTEGER NOT NULL, title TEXT NOT NULL);
        CREATE TABLE body (id INTEGER PRIMARY KEY, body TEXT NOT NULL);
        CREATE VIEW whole AS SELECT a.id, a.title, b.body FROM article a JOIN body b ON b.id = a.id;
        CREATE INDEX article_date ON article (date, id);
        CREATE VIRTUAL TABLE fts USING fts5 (title, body, content = 'whole', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');
        """;

    private const string Found = " FROM fts JOIN article a ON a.id = fts.rowid WHERE fts MATCH $match";
    private const string Dated = Found + " AND a.date BETWEEN $from AND $to";
    private const string Page = "SELECT a.id, a.title, a.date, snippet(fts, 1, '<b>', '</b>', '…', 24)";
    private const string Best = " ORDER BY fts.rank LIMIT 20";
    private const string Years = "SELECT a.year, count(*)";

    private sealed record Line(long Id, string Date, string Title, string Body);

    private readonly SqliteConnection _connection;

    public PlainSqlRival(string folder, string lines)
    {
        var file = Path.Combine(folder, "plain.db");
        if (!File.Exists(file))
        {
            Build(file + ".new", lines);
            File.Move(file + ".new", file);
        }

        _connection = Open(file);
    }

    public IEnumerable<Contender> Contenders =>
    [
        new(Hits, query => Task.FromResult(Ask(query, isFull: false))),
        new(Full, query => Task.FromResult(Ask(query, isFull: true))),
    ];

    public void Dispose() => _connection.Dispose();

    private Answer Ask(MixedQuery query, bool isFull)
    {
        var cpu = Environment.CpuUsage.TotalTime;
        var since = Stopwatch.GetTimestamp();
        var found = query.From is null ? Found : Dated;
        var rows = Read(Page + found + Best, query, reader => (reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetString(3))).Count;
        long? total = null;
        if (isFull)
        {
            total = Read("SELECT count(*)" + (query.From is null ? " FROM fts WHERE fts MATCH $match" : Dated), query, reader => reader.GetInt64(0))[0];
            _ = Read(Years + found + " GROUP BY a.year", query, reader => (reader.GetInt32(0), reader.GetInt64(1)));
        }

        return new Answer(Stopwatch.GetElapsedTime(since).TotalMilliseconds, (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds, rows, total);
    }

    private List<T> Read<T>(string sql, MixedQuery query, Func<SqliteDataReader, T> row)
    {
        using var command = new SqliteCommand(sql, _connection);
        command.Parameters.AddWithValue("$match", query.Match);
        if (query.From is not null)
        {
            command.Parameters.AddWithValue("$from", query.From);
            command.Parameters.AddWithValue("$to", query.To);
        }

        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(row(reader));
        return rows;
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = new SqliteCommand("PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 0;", connection);
        command.ExecuteNonQuery();
        return connection;
    }

    private static void Build(string file, string lines)
    {
        Console.Error.WriteLine("plain FTS5: building");
        File.Delete(file);
        using var connection = Open(file);
        using var transaction = connection.BeginTransaction();
        Run(Tables);
        foreach (var line in File.ReadLines(lines))
        {
            var (id, date, title, body) = JsonSerializer.Deserialize<Line>(line, JsonSerializerOptions.Web)!;
            Run("INSERT INTO article VALUES ($0, $1, $2, $3)", id, date, int.Parse(date.AsSpan(0, 4), CultureInfo.InvariantCulture), title);
            Run("INSERT INTO body VALUES ($0, $1)", id, body);
            Run("INSERT INTO fts (rowid, title, body) VALUES ($0, $1, $2)", id, title, body);
        }

        Run("INSERT INTO fts (fts) VALUES ('optimize')");
        transaction.Commit();

        void Run(string sql, params object[] values)
        {
            using var command = new SqliteCommand(sql, connection, transaction);
            for (var i = 0; i < values.Length; i++)
                command.Parameters.AddWithValue($"${i}", values[i]);
            command.ExecuteNonQuery();
        }
    }
}
