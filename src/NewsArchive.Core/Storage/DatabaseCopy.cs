using System.Data.Common;

namespace NewsArchive.Storage;

/// <summary>Copies a database while others read and write it.</summary>
internal static class DatabaseCopy
{
    /// <summary>Writes a copy of the database as it stands at this moment, and sees it safely on the disk.</summary>
    /// <param name="connection">An open connection without a transaction.</param>
    /// <param name="file">A file that does not exist.</param>
    /// <remarks>
    /// <c>VACUUM INTO</c> and not the backup API: it reads one state and never begins anew when somebody writes, nobody waits
    /// for it, and what was deleted does not travel on in free pages.
    /// </remarks>
    public static void CopyInto(this DbConnection connection, string file)
    {
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "VACUUM INTO $file";
            command.CommandTimeout = 0;
            command.Bind("$file", file);
            command.ExecuteNonQuery();
        }

        // SQLite leaves it to the system when the copy reaches the disk.
        Sync(file);
    }

    /// <summary>Removes a copy that was not finished, and what SQLite has laid beside it.</summary>
    public static void Remove(string file)
    {
        File.Delete(file);
        File.Delete($"{file}-journal");
    }

    /// <summary>Sees a file safely on the disk.</summary>
    public static void Sync(string file)
    {
        using var written = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
        written.Flush(flushToDisk: true);
    }
}
