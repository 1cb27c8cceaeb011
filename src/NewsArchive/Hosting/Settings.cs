using NewsArchive.Storage;
using NewsArchive.Text;

namespace NewsArchive.Hosting;

/// <summary>Reads the settings of the archive: appsettings.json, the environment, the command line, and defaults that fit where the program lies.</summary>
public static class Settings
{
    public const string EnvironmentPrefix = "NEWSARCHIVE__";

    /// <summary>The configuration of a verb; the site has the same, built by the web host.</summary>
    public static IConfiguration Of(string[] commandLine) => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json", optional: true)
        .AddEnvironmentVariables(EnvironmentPrefix)
        .AddCommandLine(commandLine)
        .Build();

    /// <exception cref="UnusableSettingsException">A value is missing, out of range or of the wrong form.</exception>
    public static ArchiveOptions Archive(IConfiguration configuration)
    {
        var options = new ArchiveOptions();
        try
        {
            configuration.GetSection(ArchiveOptions.Section).Bind(options);
        }
        catch (InvalidOperationException fault)
        {
            throw new UnusableSettingsException([new Message("settings.unreadable", fault.Message)]);
        }

        if (string.IsNullOrWhiteSpace(options.DataDirectory))
            options.DataDirectory = DefaultDataDirectory();
        // What is no path at all is among the faults.
        if (StorableText.FaultOf(options.DataDirectory) is null)
            options.DataDirectory = Path.GetFullPath(options.DataDirectory);
        if (!string.IsNullOrWhiteSpace(options.IndexDirectory) && StorableText.FaultOf(options.IndexDirectory) is null)
            options.IndexDirectory = Path.GetFullPath(options.IndexDirectory);
        if (string.IsNullOrWhiteSpace(options.SeedsDirectory))
            options.SeedsDirectory = Checkout() is { } root ? Path.Combine(root, "seeds") : "";
        var faults = options.Faults().ToList();
        return faults.Count == 0 ? options : throw new UnusableSettingsException(faults);
    }

    private static string DefaultDataDirectory() => Checkout() is { } root
        ? Path.Combine(root, ".data")
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "NewsArchive");

    // The folder of the solution above the program, when it runs from a checkout.
    private static string? Checkout()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "NewsArchive.sln")))
                return folder.FullName;
        }

        return null;
    }
}

/// <summary>Thrown when the program cannot run with its settings.</summary>
/// <param name="faults">What is wrong with them.</param>
public sealed class UnusableSettingsException(IReadOnlyList<Message> faults) : Exception(faults[0].Key)
{
    public IReadOnlyList<Message> Faults { get; } = faults;
}
