namespace NewsArchive.Browser.Tests;

/// <summary>The Chromium or Chrome of this machine.</summary>
internal static class InstalledBrowser
{
    private static readonly string[] DefaultPlaces =
    [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        .. InProgramFiles(Environment.SpecialFolder.ProgramFiles),
        .. InProgramFiles(Environment.SpecialFolder.ProgramFilesX86),
        .. InProgramFiles(Environment.SpecialFolder.LocalApplicationData),
    ];

    public static string? Path { get; } = Find();

    public static string? ReasonToSkip => Path is null && !IsContinuousIntegration
        ? "No Chromium or Chrome is installed here: install one, or name it in CHROME_PATH."
        : null;

    private static bool IsContinuousIntegration =>
        string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);

    private static string? Find()
    {
        var named = Environment.GetEnvironmentVariable("CHROME_PATH");
        return string.IsNullOrEmpty(named) ? DefaultPlaces.FirstOrDefault(File.Exists) : named;
    }

    private static IEnumerable<string> InProgramFiles(Environment.SpecialFolder folder)
    {
        var root = Environment.GetFolderPath(folder);
        return root.Length == 0 ? [] : [System.IO.Path.Combine(root, "Google", "Chrome", "Application", "chrome.exe")];
    }
}
