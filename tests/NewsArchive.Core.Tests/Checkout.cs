namespace NewsArchive;

/// <summary>The checkout the tests run in, found from where they were built.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    public static string Seed(string name) => Path.Combine(Root, "seeds", name);

    public static string Fixture(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", name));

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "NewsArchive.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No NewsArchive.sln above the tests.");
        return folder.FullName;
    }
}
