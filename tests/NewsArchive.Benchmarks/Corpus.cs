using System.Globalization;

namespace NewsArchive.Benchmarks;

/// <summary>The seed files everything is measured with, and the folder for what is made of them.</summary>
internal sealed class Corpus : IDisposable
{
    private const int DefaultArticles = 10_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("newsarchive-benchmark-").FullName;

    public Corpus(Settings settings)
    {
        var seeds = settings.Folder ?? Make(settings.Articles ?? DefaultArticles);
        var files = Directory.GetFiles(seeds, "*.txt", SearchOption.AllDirectories);
        Array.Sort(files, string.CompareOrdinal);
        Files = files[..Math.Min(files.Length, settings.Articles ?? files.Length)];
        // The importer is given the folder, as a person would, unless only a part of it is wanted.
        Paths = Files.Length == files.Length ? [seeds] : Files;
    }

    public string[] Files { get; }

    public IReadOnlyList<string> Paths { get; }

    public SeedFile[] Read() => [.. Files.Select(SeedFile.Read)];

    /// <summary>An empty folder for a database.</summary>
    public string EmptyFolder(string name)
    {
        var folder = FolderOf(name);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        return Directory.CreateDirectory(folder).FullName;
    }

    public string FolderOf(string name) => Path.Combine(_folder, name);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Make(int articles)
    {
        var seeds = EmptyFolder("seeds");
        var writer = new SeedWriter();
        for (var number = 0; number < articles; number++)
        {
            var part = Path.Combine(seeds, (number / 1000).ToString("000", CultureInfo.InvariantCulture));
            Directory.CreateDirectory(part);
            File.WriteAllText(Path.Combine(part, number.ToString("000000", CultureInfo.InvariantCulture) + ".txt"), writer.Write(number));
        }

        return seeds;
    }
}
