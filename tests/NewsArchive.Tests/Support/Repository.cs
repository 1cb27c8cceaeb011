namespace NewsArchive.Tests.Support;

/// <summary>Where the sources lie: the folder of the solution above the tests.</summary>
public static class Repository
{
    public static string Root => Checkout.Root;

    public static string Seeds => PathOf("seeds");

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Every file below a folder of the repository that has one of the endings.</summary>
    public static IEnumerable<string> Files(string folder, params string[] endings) =>
        Directory.EnumerateFiles(PathOf(folder), "*", SearchOption.AllDirectories)
            .Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal);
}
