using System.Globalization;

namespace NewsArchive.Benchmarks;

/// <summary>What the command line asked for in the parts <c>import</c>, <c>page</c> and <c>index</c>.</summary>
/// <param name="Articles">How many articles, or null for the default or all of the folder.</param>
/// <param name="Rounds">How often everything is measured; medians are shown.</param>
/// <param name="Folder">Seed files to use, or null to make them.</param>
internal sealed record Settings(int? Articles, int Rounds, string? Folder)
{
    public const string Usage = "usage: [import|page|index] [--articles N] [--rounds N] [--folder DIR]\n       annotating [--rounds N]: in the Chromium of this machine, or CHROME_PATH\n       reprints --folder DIR: of a corpus of gen.py --files; pages --folder DIR [--rounds N]: of saved pages";

    public static Settings? Parse(string[] arguments)
    {
        var settings = new Settings(null, 5, null);
        for (var i = 0; i < arguments.Length; i += 2)
        {
            var value = i + 1 < arguments.Length ? arguments[i + 1] : "";
            var isNumber = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0;
            switch (arguments[i])
            {
                case "--articles" when isNumber:
                    settings = settings with { Articles = number };
                    break;
                case "--rounds" when isNumber:
                    settings = settings with { Rounds = number };
                    break;
                case "--folder" when Directory.Exists(value):
                    settings = settings with { Folder = value };
                    break;
                default:
                    return null;
            }
        }

        return settings;
    }
}
