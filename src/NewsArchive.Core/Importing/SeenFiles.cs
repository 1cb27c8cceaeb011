using Microsoft.Data.Sqlite;
using NewsArchive.Storage;

namespace NewsArchive.Importing;

/// <summary>What one run has seen so far, in a temporary table, so that memory does not grow with the number of files.</summary>
internal sealed class SeenFiles : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _add, _byKey, _byText;

    public SeenFiles(SqliteConnection connection)
    {
        _connection = connection;
        connection.Run("CREATE TEMP TABLE seen (key TEXT PRIMARY KEY, text_hash BLOB, file TEXT); CREATE INDEX temp.seen_by_text ON seen (text_hash);");
        _add = connection.Prepare(null, "INSERT OR IGNORE INTO temp.seen (key, text_hash, file) VALUES ($key, $hash, $file)", "$key", "$hash", "$file");
        _byKey = connection.Prepare(null, "SELECT key, text_hash, file FROM temp.seen WHERE key = $key", "$key");
        _byText = connection.Prepare(null, "SELECT key, text_hash, file FROM temp.seen WHERE text_hash = $hash ORDER BY rowid LIMIT 1", "$hash");
    }

    public SqliteTransaction? Transaction
    {
        set => _add.Transaction = _byKey.Transaction = _byText.Transaction = value;
    }

    public (string Key, byte[] TextHash, string File)? Find(string key) => Read(_byKey, key);

    public (string Key, byte[] TextHash, string File)? FindText(byte[] hash) => Read(_byText, hash);

    public void Add(PreparedFile file) => _add.Run(file.File.Key, file.Article!.TextHash, file.File.Shown);

    public void Dispose()
    {
        _add.Dispose();
        _byKey.Dispose();
        _byText.Dispose();
        _connection.Run("DROP TABLE temp.seen");
    }

    private static (string Key, byte[] TextHash, string File)? Read(SqliteCommand command, object value)
    {
        using var row = command.Query(value);
        return row.Read() ? (row.GetString(0), row.GetFieldValue<byte[]>(1), row.GetString(2)) : null;
    }
}
