using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace NewsArchive.Storage.Sqlite;

/// <summary>Runs a statement that takes long, and asks meanwhile whether it is to go on.</summary>
internal static class LongStatement
{
    /// <summary>Runs it.</summary>
    /// <param name="connection">The connection it runs on.</param>
    /// <param name="instructions">After how many instructions of SQLite's virtual machine it is asked.</param>
    /// <param name="goOn">Whether it goes on; it may wait, and must not throw: nothing may be thrown through SQLite.</param>
    /// <param name="statement">Runs the statement.</param>
    /// <returns>False where it was interrupted.</returns>
    public static bool Run(DbConnection connection, int instructions, Func<bool> goOn, Action statement)
    {
        var handle = ((SqliteConnection)connection).Handle;
        delegate_progress step = _ => goOn() ? 0 : 1;
        raw.sqlite3_progress_handler(handle, instructions, step, null);
        try
        {
            statement();
            return true;
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            return false;
        }
        finally
        {
            raw.sqlite3_progress_handler(handle, 0, null, null);
        }
    }
}
