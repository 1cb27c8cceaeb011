using System.Globalization;

namespace NewsArchive.Benchmarks.SideBySide;

/// <summary>What the command line asked for in the part <c>search</c>.</summary>
internal sealed record SideBySideSettings
{
    public const string Usage = """
               search --jsonl FILE --queries FILE --keep DIR [--articles N] [--rounds N] [--shorten N] [--json FILE] [--compare FILE]
                      [--import-beside DIR] [--program DLL] [--site=--Section:Key=value …]
          --jsonl          articles, one a line: {"id","date","title","text"}, the text in the form of the seed files
          --queries        an array of {"t":kind,"w":[words],"lo":month,"hi":month}; kind phrase is one, prefix ends in *, stop is left out
          --keep           where the databases are built, and found again by the next run on the same articles
          --shorten        cuts every text to so many characters, at a word: a million articles of 600 are built in an hour
          --json           writes the figures, which a run on a bigger corpus takes as --compare
          --import-beside  seed files with other names, imported into a copy of the archive while it is searched
        """;

    public string Jsonl { get; private init; } = "";

    public string Queries { get; private init; } = "";

    /// <summary>A full path; made if need be.</summary>
    public string Keep { get; private init; } = "";

    /// <summary>How many articles from the beginning, or null for all.</summary>
    public int? Articles { get; private init; }

    public int Rounds { get; private init; } = 5;

    /// <summary>How many characters of a text are kept, or null for all.</summary>
    public int? Shorten { get; private init; }

    public string? Json { get; private init; }

    public string? Compare { get; private init; }

    public string? ImportBeside { get; private init; }

    /// <summary>The site's assembly; by default the one built beside ours.</summary>
    public string Program { get; private init; } = Path.GetFullPath(
        Path.Combine(AppContext.BaseDirectory, "..", "..", "NewsArchive", Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)), "NewsArchive.dll"));

    /// <summary>Settings the site is started with besides.</summary>
    public IReadOnlyList<string> Site { get; private init; } = [];

    public static SideBySideSettings? Parse(string[] arguments)
    {
        var settings = new SideBySideSettings();
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].StartsWith("--site=", StringComparison.Ordinal))
                settings = settings with { Site = [.. settings.Site, arguments[i]["--site=".Length..]] };
            else if (i + 1 == arguments.Length || settings.With(arguments[i], arguments[++i]) is not { } more)
                return null;
            else
                settings = more;
        }

        return settings.Jsonl.Length > 0 && settings.Queries.Length > 0 && settings.Keep.Length > 0 ? settings : null;
    }

    private SideBySideSettings? With(string option, string value)
    {
        var isNumber = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0;
        return option switch
        {
            "--jsonl" when File.Exists(value) => this with { Jsonl = value },
            "--queries" when File.Exists(value) => this with { Queries = value },
            "--keep" => this with { Keep = Path.GetFullPath(value) },
            "--articles" when isNumber => this with { Articles = number },
            "--rounds" when isNumber => this with { Rounds = number },
            "--shorten" when isNumber => this with { Shorten = number },
            "--json" => this with { Json = value },
            "--compare" when File.Exists(value) => this with { Compare = value },
            "--import-beside" when Directory.Exists(value) => this with { ImportBeside = value },
            "--program" when File.Exists(value) => this with { Program = Path.GetFullPath(value) },
            _ => null,
        };
    }
}
