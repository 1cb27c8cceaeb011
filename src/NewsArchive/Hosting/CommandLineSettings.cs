using System.Text.RegularExpressions;

namespace NewsArchive.Hosting;

/// <summary>Takes the settings out of the arguments, so that they are accepted anywhere, with or without a verb.</summary>
public static partial class CommandLineSettings
{
    /// <returns>The settings as <c>--key=value</c>, and everything else in its order. Behind <c>--</c> nothing is a setting.</returns>
    public static (string[] Settings, string[] Words) Split(string[] args)
    {
        var settings = new List<string>();
        var words = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--")
            {
                words.AddRange(args[i..]);
                break;
            }

            if (Setting().IsMatch(args[i]))
                settings.Add(args[i]);
            else if (args[i] == "--urls" && i + 1 < args.Length)
                settings.Add($"--urls={args[++i]}");
            else
                words.Add(args[i]);
        }

        return ([.. settings], [.. words]);
    }

    // A key with a section, our section alone (a test host names it too), or one of the keys of the web host itself.
    [GeneratedRegex(@"^--(?:urls|environment|contentRoot|applicationName|allowedHosts|archive|[A-Za-z]\w*(?::\w+)+)=", RegexOptions.IgnoreCase)]
    private static partial Regex Setting();
}
