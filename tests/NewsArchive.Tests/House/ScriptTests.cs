using System.IO.Compression;

namespace NewsArchive.Tests.House;

/// <summary>The script of the pages stays small: no build step makes it smaller.</summary>
public sealed class ScriptTests
{
    private const int MostBytes = 40_000;

    [Fact]
    public void All_modules_together_are_less_than_forty_kilobytes_compressed() =>
        Assert.InRange(Directory.GetFiles(Repository.PathOf("src", "NewsArchive", "wwwroot", "js"), "*.js").Sum(Compressed), 1, MostBytes);

    private static int Compressed(string file)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(File.ReadAllBytes(file));
        return (int)memory.Length;
    }
}
