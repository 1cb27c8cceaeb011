using System.Diagnostics;

namespace NewsArchive.Benchmarks.SideBySide;

/// <summary>The part <c>search</c>: our result page over HTTP, its parts and its rivals, on the same articles and queries, in turn.</summary>
internal static class SideBySideBenchmark
{
    public static async Task<int> RunAsync(SideBySideSettings settings)
    {
        var queries = MixedQuery.Read(settings.Queries);
        if (SharedCorpus.Prepare(settings) is not { } corpus)
        {
            Console.Error.WriteLine($"{settings.Keep} holds databases of another corpus.");
            return 2;
        }

        var notes = new List<string>();
        var archive = await ArchiveAsync(settings, corpus, notes);
        var rivals = new List<PythonRival>();
        try
        {
            foreach (var script in new[] { "xapian", "postgres" }.Except(settings.Without).Select(name => $"{name}_rival.py"))
            {
                var (rival, missing) = await PythonRival.StartAsync(script, settings, corpus);
                if (rival is not null)
                    rivals.Add(rival);
                notes.Add(rival?.Engine ?? $"left out: {missing}");
            }

            using var plain = new PlainSqlRival(settings.Keep, corpus.Lines);
            using var lucene = new LuceneRival(settings.Keep, corpus.Lines);
            var report = await MeasureAsync(settings, corpus, archive, queries, [lucene.Contender, .. plain.Contenders, .. rivals.SelectMany(rival => rival.Contenders)], notes);
            Print(settings, report, queries.Length, notes);
            return 0;
        }
        finally
        {
            rivals.ForEach(rival => rival.Dispose());
        }
    }

    private static async Task<string> ArchiveAsync(SideBySideSettings settings, SharedCorpus corpus, List<string> notes)
    {
        var archive = Path.Combine(settings.Keep, "archive");
        if (Directory.Exists(archive))
            return archive;
        Console.Error.WriteLine("NewsArchive: importing");
        var unfinished = archive + ".new";
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);
        var since = Stopwatch.GetTimestamp();
        using var import = SiteProcess.Import(settings, unfinished, corpus.Seeds);
        await import.WaitForExitAsync();
        if (import.ExitCode != 0)
            throw new InvalidOperationException($"The import ended with {import.ExitCode}.");
        notes.Add($"import by the program: {corpus.Count / Stopwatch.GetElapsedTime(since).TotalSeconds:#,0} articles/s");
        Directory.Move(unfinished, archive);
        return archive;
    }

    private static async Task<Report> MeasureAsync(
        SideBySideSettings settings, SharedCorpus corpus, string archive, MixedQuery[] queries, IReadOnlyList<Contender> rivals, List<string> notes)
    {
        IReadOnlyList<Figures> figures;
        double? memory;
        await using (var site = await SiteProcess.StartAsync(settings, archive))
        {
            var stopwatches = new Stopwatches([.. WebPages.Contenders(site), .. rivals], queries);
            await stopwatches.RunAsync(settings.Rounds);
            memory = site.PrivateMegabytes();
            figures = stopwatches.Results();
            // A page that shows something else than what was found would be quick for nothing.
            foreach (var query in stopwatches.Different(WebPages.Page, WebPages.Api))
                throw new InvalidOperationException($"The page does not show the hits of the API for {query}.");
            foreach (var rival in rivals.Select(rival => rival.Name))
                notes.Add($"{rival}: as many rows as our page for {queries.Length - stopwatches.Different(WebPages.Page, rival).Count()} of {queries.Length} queries");
        }

        (Figures, Figures)? beside = settings.ImportBeside is null ? null : await ImportBeside.RunAsync(settings, archive, queries);
        return new Report(corpus.Count, (double)corpus.Bytes / corpus.Count, settings.Shorten, figures, memory, beside);
    }

    private static void Print(SideBySideSettings settings, Report report, int queries, List<string> notes)
    {
        var cut = report.Shorten is { } length ? $" (texts cut to {length} characters)" : "";
        Console.WriteLine($"{report.Articles:#,0} articles of {report.MeanBytes:#,0} bytes{cut}, {queries} queries, {settings.Rounds} rounds in turn after a warm one, {Environment.ProcessorCount} cores");
        report.Print(Console.Out);
        Console.WriteLine();
        Verdicts.Write(Console.Out, report, settings.Compare is null ? null : Report.Read(settings.Compare));
        Console.WriteLine();
        notes.ForEach(Console.WriteLine);
        // Others at work on the machine make all figures worse, and the site's more than a rival's without a network.
        if (File.Exists("/proc/loadavg"))
            Console.WriteLine($"load at the end: {File.ReadAllText("/proc/loadavg").Trim()}");
        if (settings.Json is not null)
            report.Save(settings.Json);
    }
}
