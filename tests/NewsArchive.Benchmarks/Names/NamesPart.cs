using System.Diagnostics;
using System.IO.Compression;
using NewsArchive.Proposals;
using NewsArchive.Proposals.Names;

namespace NewsArchive.Benchmarks.Names;

/// <summary>Learns the weights of the names' tagger, measures what they find in articles they were not learned from, and how fast.</summary>
internal static class NamesPart
{
    public static int Run(NamesSettings settings)
    {
        switch (settings.Task)
        {
            case "train":
                Train(settings["--data"], settings["--out"]);
                break;
            case "crossvalidate":
                CrossValidate(NamedArticle.Read(settings["--data"]));
                break;
            case "speed":
                Speed(NamedArticle.Read(settings["--data"]));
                break;
            default:
                using (var output = File.Create(settings["--out"]))
                    GazetteerBuilder.Build(settings["--given-names"], settings["--countries"], settings["--divisions"], settings["--cities"], output);
                break;
        }

        return 0;
    }

    private static void Train(string file, string output)
    {
        var articles = NamedArticle.Read(file);
        var data = new TrainingData(articles);
        using var stream = File.Create(output);
        new NameTrainer().Learn(data, [.. Enumerable.Range(0, articles.Count)]).Write(stream, CompressionLevel.SmallestSize);
        Console.WriteLine($"{articles.Count} articles, {data.Numbers.Count} features, {stream.Length} bytes");
    }

    // Each month is read with weights learned from all the others.
    private static void CrossValidate(List<NamedArticle> articles)
    {
        var data = new TrainingData(articles);
        var total = new NameScore();
        foreach (var month in articles.Select(article => article.Month).Distinct().Order())
        {
            var score = Validate(articles, data, article => article.Month == month);
            Console.WriteLine($"{month}  {score}");
            total.Add(score);
        }

        Console.WriteLine($"every month from the others  {total}");
        Console.WriteLine($"2017 from 2016               {Validate(articles, data, article => article.Month.StartsWith("2017", StringComparison.Ordinal))}");
    }

    private static NameScore Validate(List<NamedArticle> articles, TrainingData data, Predicate<NamedArticle> isHeldOut)
    {
        var model = new NameTrainer().Learn(data, [.. Enumerable.Range(0, articles.Count).Where(i => !isHeldOut(articles[i]))]).ToModel();
        var score = new NameScore();
        foreach (var article in articles.FindAll(isHeldOut))
            score.Add(article.Names, NameProposer.Propose(NameDocument.Read(article.Text), model).Select(name => new GoldName(name.Start, name.End, name.Kind)));
        return score;
    }

    private static void Speed(List<NamedArticle> articles)
    {
        // Time of the processor, not of the clock: others may work on the same machine.
        var process = Process.GetCurrentProcess();
        double Spent()
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalSeconds;
        }

        var start = Spent();
        NameProposer.Propose("Emmanuel Macron");
        Console.WriteLine($"first answer after {(Spent() - start) * 1000:F0} ms");
        var characters = articles.Sum(article => article.Text.Length);
        for (var round = 0; round < 8; round++)
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            start = Spent();
            foreach (var article in articles)
                NameProposer.Propose(article.Text);
            Console.WriteLine($"{characters / (Spent() - start) / 1e6:F2} million characters a second and core, {(GC.GetAllocatedBytesForCurrentThread() - allocated) / (double)characters:F1} bytes allocated a character");
        }
    }
}
