using NewsArchive.Storage;

namespace NewsArchive.Tests.Support;

/// <summary>Alters the search index of an archive as a failing disk does.</summary>
internal static class DamagedIndex
{
    /// <summary>Flips a byte in the middle of the largest file of the index in use.</summary>
    public static void Flip(string dataDirectory)
    {
        var root = new ArchiveOptions { DataDirectory = dataDirectory }.IndexRoot;
        var current = Path.Combine(root, File.ReadAllText(Path.Combine(root, "current")).Trim());
        var largest = new DirectoryInfo(current).GetFiles("_*").MaxBy(file => file.Length)!;
        using var stream = new FileStream(largest.FullName, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        stream.Position = stream.Length / 2;
        var old = stream.ReadByte();
        stream.Position--;
        stream.WriteByte((byte)(old ^ 1));
    }
}
