using Microsoft.Data.Sqlite;

namespace NewsArchive.Tests.Support;

/// <summary>Another program that reads one state of an archive until it is disposed of, as a backup does.</summary>
public sealed class LongReader : IDisposable
{
    private readonly SqliteConnection _connection;

    public LongReader(string dataDirectory)
    {
        _connection = new SqliteConnection($"Data Source={Path.Combine(dataDirectory, "archive.db")};Pooling=False");
        _connection.Open();
        using var read = _connection.CreateCommand();
        read.CommandText = "BEGIN; SELECT count(*) FROM article";
        read.ExecuteScalar();
    }

    public void Dispose() => _connection.Dispose();
}
