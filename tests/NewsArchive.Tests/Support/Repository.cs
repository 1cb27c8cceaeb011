namespace NewsArchive.Tests.Support;

/// <summary>Where the sources lie: the folder of the solution above the tests.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    public static string Seeds => PathOf("seeds");

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Every file below a folder of the repository that has one of the endings.</summary>
    public static IEnumerable<string> Files(string folder, params string[] endings) =>
        Directory.EnumerateFiles(PathOf(folder), "*", SearchOption.AllDirectories)
            .Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "NewsArchive.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException("The tests do not run from a checkout.");
    }
}
