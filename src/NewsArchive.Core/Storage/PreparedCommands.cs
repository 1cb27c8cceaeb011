using System.Data.Common;

namespace NewsArchive.Storage;

/// <summary>Statements of one's own, also those that run many times with other values.</summary>
internal static class PreparedCommands
{
    public static DbCommand Prepare(this DbConnection connection, DbTransaction? transaction, string sql, params string[] parameters)
    {
        var command = connection.Command(sql);
        command.Transaction = transaction;
        foreach (var name in parameters)
            command.Bind(name, null);
        return command;
    }

    /// <summary>A statement in whatever transaction the connection is.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="sql">The statement; never built from what a person typed.</param>
    /// <param name="values">Its parameters.</param>
    public static DbCommand Command(this DbConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
            command.Bind(name, value);
        return command;
    }

    /// <summary>Runs one statement that returns nothing.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="sql">The statement; never built from what a person typed.</param>
    /// <param name="transaction">The transaction the connection is in, if any.</param>
    public static void Run(this DbConnection connection, string sql, DbTransaction? transaction = null)
    {
        using var command = connection.Prepare(transaction, sql);
        command.ExecuteNonQuery();
    }

    /// <summary>Reads the first column of the first row.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="sql">The query; never built from what a person typed.</param>
    public static T Read<T>(this DbConnection connection, string sql)
    {
        using var command = connection.Command(sql);
        return (T)command.ExecuteScalar()!;
    }

    /// <summary>Adds a parameter with its value.</summary>
    public static DbParameter Bind(this DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
        command.Parameters.Add(parameter);
        return parameter;
    }

    public static int Run(this DbCommand command, params ReadOnlySpan<object?> values) => Bind(command, values).ExecuteNonQuery();

    public static DbDataReader Query(this DbCommand command, params ReadOnlySpan<object?> values) => Bind(command, values).ExecuteReader();

    private static DbCommand Bind(DbCommand command, ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }
}
