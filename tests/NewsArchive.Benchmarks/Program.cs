using System.Globalization;
using NewsArchive.Benchmarks;
using NewsArchive.Benchmarks.Annotating;
using NewsArchive.Benchmarks.Carrying;
using NewsArchive.Benchmarks.Importing;
using NewsArchive.Benchmarks.Names;
using NewsArchive.Benchmarks.SideBySide;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
// The name of a part, or none for the two that need nothing but this checkout.
var part = args is [var first, ..] && !first.StartsWith('-') ? first : "import+page";
var options = part == "import+page" ? args : args[1..];
return part switch
{
    "import" or "page" or "import+page" when Settings.Parse(options) is { } settings => await LibraryBenchmark.RunAsync(part, settings),
    "search" when SideBySideSettings.Parse(options) is { } settings => await SideBySideBenchmark.RunAsync(settings),
    "names" when NamesSettings.Parse(options) is { } settings => NamesPart.Run(settings),
    "carrying" when CarryingSettings.Parse(options) is { } settings => CarryingBenchmark.Run(settings),
    "reprints" when Settings.Parse(options) is { Folder: not null } settings => await ReprintsBenchmark.RunAsync(settings),
    "pages" when Settings.Parse(options) is { Folder: not null } settings => PagesBenchmark.Run(settings),
    "index" when Settings.Parse(options) is { } settings => await IndexBenchmark.RunAsync(settings),
    "annotating" when Settings.Parse(options) is { } settings => await AnnotatingBenchmark.RunAsync(settings.Rounds * 8),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(Settings.Usage);
    Console.Error.WriteLine(SideBySideSettings.Usage);
    Console.Error.WriteLine(NamesSettings.Usage);
    Console.Error.WriteLine(CarryingSettings.Usage);
    return 2;
}
