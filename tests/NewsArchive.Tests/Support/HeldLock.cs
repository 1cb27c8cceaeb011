using Microsoft.Data.Sqlite;

namespace NewsArchive.Tests.Support;

/// <summary>Another program that has the write lock of an archive until it is disposed of.</summary>
public sealed class HeldLock : IDisposable
{
    private readonly SqliteConnection _connection;

    public HeldLock(string dataDirectory)
    {
        _connection = new SqliteConnection($"Data Source={Path.Combine(dataDirectory, "archive.db")};Pooling=False");
        _connection.Open();
        using var begin = _connection.CreateCommand();
        begin.CommandText = "BEGIN IMMEDIATE";
        begin.ExecuteNonQuery();
    }

    public void Dispose() => _connection.Dispose();
}
