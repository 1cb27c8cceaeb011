namespace NewsArchive.Benchmarks;

/// <summary>The parts <c>import</c> and <c>page</c>: the library against raw FTS5, on articles of our own making, in one process.</summary>
internal static class LibraryBenchmark
{
    public static async Task<int> RunAsync(string part, Settings settings)
    {
        using var corpus = new Corpus(settings);
        if (corpus.Files.Length == 0)
        {
            Console.Error.WriteLine($"There are no .txt files in {settings.Folder}.");
            return 2;
        }

        var bytes = corpus.Files.Average(file => new FileInfo(file).Length);
        Console.WriteLine($"{corpus.Files.Length:#,0} articles of {bytes:#,0} bytes, medians of {settings.Rounds} rounds, {Environment.ProcessorCount} cores");
        var table = new Table();
        // The pages need both databases, but not how long they took to make.
        var (raw, ours) = part == "page"
            ? await ImportBenchmark.RunAsync(corpus, 1, new Table())
            : await ImportBenchmark.RunAsync(corpus, settings.Rounds, table);
        if (part != "import")
            await SearchBenchmark.RunAsync(raw, ours, corpus.Read(), settings.Rounds, table);
        table.Print(Console.Out);
        return 0;
    }
}
