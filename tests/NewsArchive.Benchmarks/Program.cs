using System.Globalization;
using NewsArchive.Benchmarks;

if (Settings.Parse(args) is not { } settings)
{
    Console.Error.WriteLine(Settings.Usage);
    return 2;
}

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
using var corpus = new Corpus(settings);
if (corpus.Files.Length == 0)
{
    Console.Error.WriteLine($"There are no .txt files in {settings.Folder}.");
    return 2;
}

var bytes = corpus.Files.Average(file => new FileInfo(file).Length);
Console.WriteLine($"{corpus.Files.Length:#,0} articles of {bytes:#,0} bytes, medians of {settings.Rounds} rounds, {Environment.ProcessorCount} cores");
var table = new Table();
var (raw, ours) = await ImportBenchmark.RunAsync(corpus, settings.Rounds, table);
await SearchBenchmark.RunAsync(raw, ours, corpus.Read(), settings.Rounds, table);
// The page over HTTP belongs here, as WebBenchmark, with the same queries against the built program on a real port.
table.Print(Console.Out);
return 0;
