using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace NewsArchive.Storage.Sqlite;

/// <summary>The functions that the scripts of the schema call.</summary>
internal static class SqliteFunctions
{
    /// <summary>Makes <c>change_hash</c> known to a connection: script 016 hashes with it what was there before.</summary>
    public static void Register(DbConnection connection) =>
        ((SqliteConnection)connection).CreateFunction("change_hash", ChangeHash.Of, isDeterministic: true);
}
