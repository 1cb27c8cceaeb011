using Microsoft.Data.Sqlite;

namespace NewsArchive.Storage;

/// <summary>Commands that run many times with other values.</summary>
internal static class PreparedCommands
{
    public static SqliteCommand Prepare(this SqliteConnection connection, SqliteTransaction? transaction, string sql, params string[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        foreach (var name in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        return command;
    }

    public static int Run(this SqliteCommand command, params ReadOnlySpan<object?> values) => Bind(command, values).ExecuteNonQuery();

    public static SqliteDataReader Query(this SqliteCommand command, params ReadOnlySpan<object?> values) => Bind(command, values).ExecuteReader();

    private static SqliteCommand Bind(SqliteCommand command, ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }
}
