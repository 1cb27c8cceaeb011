using System.Globalization;
using Microsoft.Data.Sqlite;

namespace NewsArchive.Storage.Sqlite;

/// <summary>Asks the system which other program holds the write lock of a database. Linux tells; elsewhere nobody is named.</summary>
/// <remarks>Nothing is written down for it: any program is found, also one that knows nothing of archives.</remarks>
internal static class LockHolders
{
    // The write lock of a write-ahead log: byte 120 of the shared memory file (https://sqlite.org/walformat.html#wal_locks).
    private const string WriteLockByte = "120";

    /// <summary>Finds the program; null when it is this one, has let go meanwhile, or cannot be looked at.</summary>
    public static LockHolder? Find(SqliteConnection connection)
    {
        var memory = Path.GetFullPath(new SqliteConnectionStringBuilder(connection.ConnectionString).DataSource) + "-shm";
        try
        {
            // « 5: POSIX ADVISORY WRITE 12473 fe:00:11657310 120 120 »
            return File.Exists("/proc/locks") ? File.ReadLines("/proc/locks")
                .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Where(lockOf => lockOf is [_, _, _, "WRITE", _, _, WriteLockByte, WriteLockByte])
                .Select(lockOf => int.Parse(lockOf[4], CultureInfo.InvariantCulture))
                .Where(process => process > 0 && process != Environment.ProcessId && HasOpen(process, memory))
                .Select(process => new LockHolder(NameOf(process), process)).FirstOrDefault() : null;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException or FormatException)
        {
            return null;
        }
    }

    private static bool HasOpen(int process, string file) =>
        Directory.EnumerateFiles($"/proc/{process}/fd").Any(open => new FileInfo(open).LinkTarget == file);

    // « NewsArchive import » for a command of ours, the name alone for others and for the site.
    private static string NameOf(int process)
    {
        var words = File.ReadAllText($"/proc/{process}/cmdline").Split('\0', StringSplitOptions.RemoveEmptyEntries);
        if (words is [var host, .. var rest] && Path.GetFileName(host) == "dotnet")
            words = rest;
        var name = Path.GetFileName(words.FirstOrDefault("?"));
        if (name.EndsWith(".dll", StringComparison.Ordinal))
            name = name[..^4];
        return name == "NewsArchive" && words.Skip(1).FirstOrDefault(word => !word.StartsWith("--", StringComparison.Ordinal)) is { } command ? $"{name} {command}" : name;
    }
}
