using System.Diagnostics;
using System.Globalization;
using NewsArchive.Importing;

namespace NewsArchive.Benchmarks.Importing;

/// <summary>How many saved pages are read a second: decoded, parsed, and made an article, by one core and by all.</summary>
internal static class PagesBenchmark
{
    private const int Again = 20;

    public static int Run(Settings settings)
    {
        var pages = Directory.GetFiles(settings.Folder!, "*.htm*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToArray();
        var size = pages.Sum(page => page.LongLength) * Again / 1_048_576.0;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pages.Length} pages of {pages.Average(page => page.Length) / 1024:0} kB, {pages.Count(page => PageFormat.Parse(page).Article is not null)} of them articles"));
        foreach (var cores in new[] { 1, Environment.ProcessorCount })
        {
            var rates = new List<double>();
            for (var round = 0; round < settings.Rounds; round++)
            {
                var since = Stopwatch.GetTimestamp();
                Parallel.For(0, pages.Length * Again, new ParallelOptions { MaxDegreeOfParallelism = cores }, number => PageFormat.Parse(pages[number % pages.Length]));
                rates.Add(pages.Length * Again / Stopwatch.GetElapsedTime(since).TotalSeconds);
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cores} core(s): {rates.Median():0} pages/s, {size * rates.Median() / (pages.Length * Again):0.0} MB/s; rounds {rates.Min():0}–{rates.Max():0}"));
        }

        return 0;
    }
}
