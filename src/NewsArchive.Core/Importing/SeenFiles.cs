using System.Data.Common;
using NewsArchive.Storage;

namespace NewsArchive.Importing;

/// <summary>What one run has seen so far, in a temporary table, so that memory does not grow with the number of files.</summary>
internal sealed class SeenFiles : IDisposable
{
    private readonly DbConnection _connection;
    private readonly DbCommand _add, _byKey, _byText;

    public SeenFiles(DbConnection connection)
    {
        _connection = connection;
        connection.Run("CREATE TEMP TABLE seen (key TEXT PRIMARY KEY, text_hash BLOB, file TEXT, date TEXT, is_article INTEGER); CREATE INDEX temp.seen_by_text ON seen (text_hash);");
        _add = connection.Prepare(null, "INSERT OR IGNORE INTO temp.seen (key, text_hash, file, date, is_article) VALUES ($key, $hash, $file, $date, $article)",
            "$key", "$hash", "$file", "$date", "$article");
        _byKey = connection.Prepare(null, "SELECT key, text_hash, file FROM temp.seen WHERE key = $key", "$key");
        _byText = connection.Prepare(null, "SELECT key, date FROM temp.seen WHERE text_hash = $hash AND is_article ORDER BY rowid LIMIT 1", "$hash");
    }

    public DbTransaction? Transaction
    {
        set => _add.Transaction = _byKey.Transaction = _byText.Transaction = value;
    }

    public (string Key, byte[] TextHash, string File)? Find(string key)
    {
        using var row = _byKey.Query(key);
        return row.Read() ? (row.GetString(0), row.GetFieldValue<byte[]>(1), row.GetString(2)) : null;
    }

    /// <summary>The article that a dry run would have made of a text, or revised to it.</summary>
    public KnownArticle? FindText(byte[] hash)
    {
        using var row = _byText.Query(hash);
        return row.Read() ? new KnownArticle(0, row.GetString(0), false, false, null, 0, [], Mapping.ReadDate(row.GetString(1)), "") : null;
    }

    public void Add(PreparedFile file, bool isArticle) =>
        _add.Run(file.Key, file.Article!.TextHash, file.File.Shown, file.Article.Date.ToString(), isArticle ? 1 : 0);

    public void Dispose()
    {
        _add.Dispose();
        _byKey.Dispose();
        _byText.Dispose();
        _connection.Run("DROP TABLE temp.seen");
    }
}
