using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using NewsArchive.Storage.Sqlite;

namespace NewsArchive.Storage;

/// <summary>Opens the database of an archive.</summary>
public static class Database
{
    /// <summary>Opens a connection; the file is made where there is none.</summary>
    /// <param name="options">The settings of the archive.</param>
    /// <returns>An open connection; the caller closes it.</returns>
    public static DbConnection Open(ArchiveOptions options) => SqliteConnections.Open(SqliteConnections.StringOf(options));

    /// <summary>Opens a connection to a file that is there.</summary>
    /// <param name="options">The settings of the archive.</param>
    /// <returns>An open connection; the caller closes it.</returns>
    /// <exception cref="DbException">There is no file, among others.</exception>
    public static DbConnection OpenExisting(ArchiveOptions options) =>
        SqliteConnections.Open(SqliteConnections.StringOf(options, mayCreate: false));

    /// <summary>Opens another connection to the database of one.</summary>
    internal static DbConnection OpenLike(DbConnection other) => SqliteConnections.Open(other.ConnectionString);

    /// <summary>Opens a file that is there, to move or replace it afterwards: the last connection that is disposed of closes it.</summary>
    /// <param name="options">The settings of the archive.</param>
    internal static DbConnection OpenUnpooled(ArchiveOptions options) =>
        SqliteConnections.OpenUnpooled(SqliteConnections.StringOf(options, mayCreate: false));

    /// <summary>Opens a file that is there only to read it; the last connection that is disposed of closes it.</summary>
    /// <param name="file">The database.</param>
    internal static DbConnection OpenToRead(string file) => SqliteConnections.OpenToRead(file);

    /// <summary>Makes a context on the archive's database.</summary>
    /// <param name="options">The settings of the archive.</param>
    public static ArchiveContext Context(ArchiveOptions options)
    {
        var builder = new DbContextOptionsBuilder<ArchiveContext>();
        Use(builder, options);
        return new ArchiveContext(builder.Options);
    }

    /// <summary>Makes a context on a connection that is open already.</summary>
    /// <param name="connection">The connection; the context does not close it.</param>
    /// <remarks>
    /// EF Core begins with its first use, and then registers its SQL functions on the connection. SQLite refuses that while a statement
    /// is active: use it before.
    /// </remarks>
    public static ArchiveContext Context(DbConnection connection) => new(connection);

    /// <summary>Sets a context up for the archive's database.</summary>
    /// <param name="builder">The builder of the context's options.</param>
    /// <param name="options">The settings of the archive.</param>
    public static void Use(DbContextOptionsBuilder builder, ArchiveOptions options) =>
        builder.UseSqlite(SqliteConnections.StringOf(options)).AddInterceptors(SqliteConnections.Preparation.Instance, WriteGuard.Instance)
            // What fails is thrown, and logged where it is caught.
            .ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.QueryIterationFailed, CoreEventId.SaveChangesFailed, RelationalEventId.CommandError));
}
