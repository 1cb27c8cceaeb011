using System.Globalization;

namespace NewsArchive.Benchmarks.Carrying;

/// <summary>What the command line asked for in the part <c>carrying</c>.</summary>
/// <param name="Folder">Seed files, edited at random.</param>
/// <param name="Rounds">How often every article is edited, each time otherwise.</param>
/// <param name="Seed">Where the chances begin: the same seed gives the same table.</param>
/// <param name="Shown">How many of the wrongly carried are shown.</param>
internal sealed record CarryingSettings(string Folder, int Rounds = 5, int Seed = 1, int Shown = 0)
{
    public const string Usage = "usage: carrying --folder DIR [--rounds N] [--seed N] [--show N]";

    public static CarryingSettings? Parse(string[] arguments)
    {
        var settings = new CarryingSettings("");
        for (var i = 0; i < arguments.Length; i += 2)
        {
            var value = i + 1 < arguments.Length ? arguments[i + 1] : "";
            var isNumber = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            switch (arguments[i])
            {
                case "--folder" when Directory.Exists(value):
                    settings = settings with { Folder = value };
                    break;
                case "--rounds" when isNumber && number > 0:
                    settings = settings with { Rounds = number };
                    break;
                case "--seed" when isNumber:
                    settings = settings with { Seed = number };
                    break;
                case "--show" when isNumber:
                    settings = settings with { Shown = number };
                    break;
                default:
                    return null;
            }
        }

        return settings.Folder.Length > 0 ? settings : null;
    }
}
