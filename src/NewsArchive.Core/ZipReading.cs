using System.IO.Compression;

namespace NewsArchive;

/// <summary>ZIP archives of anybody, read within bounds. Nothing is ever written where an entry says, and lengths are counted while reading, because an archive may lie about them.</summary>
internal static class ZipReading
{
    // Texts shrink to a third or a tenth; markup that repeats, to a fiftieth.
    private const int MostGrowth = 200;
    private const long AlwaysAllowed = 100L << 20;

    /// <summary>Opens an archive; its stream stays open.</summary>
    /// <returns>Null when it is none, or broken.</returns>
    public static ZipArchive? Open(Stream stream)
    {
        try
        {
            var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            // The list is read when it is asked for, and so are its faults.
            _ = archive.Entries.Count;
            return archive;
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>How many bytes may come out of an archive in all.</summary>
    public static long BudgetOf(Stream stream) => Math.Max(AlwaysAllowed, stream.Length * MostGrowth);

    /// <summary>Copies an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="to">Where to; empty, and empty again when the entry cannot be had.</param>
    /// <param name="most">The most bytes.</param>
    /// <returns>Null, or why it cannot be had: <c>import.too-large</c> or <c>import.not-readable</c>.</returns>
    public static Message? Copy(ZipArchiveEntry entry, Stream to, long most)
    {
        try
        {
            using var from = entry.Open();
            var buffer = new byte[65536];
            for (int read; (read = from.Read(buffer)) > 0;)
            {
                to.Write(buffer, 0, read);
                if (to.Length <= most)
                    continue;
                to.SetLength(0);
                return new Message("import.too-large", Math.Max(entry.Length, most) / 1_048_576.0, most / 1_048_576.0);
            }

            return null;
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or NotSupportedException)
        {
            to.SetLength(0);
            return new Message("import.not-readable");
        }
    }
}
