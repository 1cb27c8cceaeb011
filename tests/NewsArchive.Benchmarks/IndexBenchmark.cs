using System.Diagnostics;
using System.Globalization;
using NewsArchive.Importing;
using NewsArchive.Search.Index;
using NewsArchive.Storage;

namespace NewsArchive.Benchmarks;

/// <summary>The search index of an archive: how fast it is built, in how much memory, and how soon a change is in it.</summary>
internal static class IndexBenchmark
{
    private const int Edits = 50;

    public static async Task<int> RunAsync(Settings settings)
    {
        using var corpus = new Corpus(settings);
        var options = new ArchiveOptions { DataDirectory = corpus.EmptyFolder("archive") };
        new Schema().Upgrade(options, TimeProvider.System);
        var since = Stopwatch.GetTimestamp();
        await new Importer(options, TimeProvider.System).ImportAsync(new ImportRequest(corpus.Paths));
        Console.WriteLine($"import alone: {corpus.Files.Length / Stopwatch.GetElapsedTime(since).TotalSeconds:0} articles/s");
        for (var round = 0; round < settings.Rounds; round++)
            Build(options, corpus.Files.Length);
        since = Stopwatch.GetTimestamp();
        var report = new IndexVerification(options).Run();
        Console.WriteLine($"verification: {Stopwatch.GetElapsedTime(since).TotalSeconds:0.0} s, {report.Faults.Count} faults");
        await EditAsync(options);
        await ImportFollowedAsync(new ArchiveOptions { DataDirectory = corpus.EmptyFolder("followed") }, corpus);
        return 0;
    }

    private static void Build(ArchiveOptions options, int articles)
    {
        GC.Collect();
        var (since, processor) = (Stopwatch.GetTimestamp(), Process.GetCurrentProcess().TotalProcessorTime);
        var (managed, all, isOver) = (0L, 0L, false);
        // What is the process's own: the mapped files of database and index can be given back at any time.
        var watch = Task.Run(async () =>
        {
            while (!Volatile.Read(ref isOver))
            {
                managed = Math.Max(managed, GC.GetTotalMemory(false));
                all = Math.Max(all, OwnMemory());
                await Task.Delay(50);
            }
        });
        new IndexRebuild(options).Run();
        var seconds = Stopwatch.GetElapsedTime(since).TotalSeconds;
        Volatile.Write(ref isOver, true);
        watch.Wait();
        var bytes = Directory.GetFiles(options.IndexRoot, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);
        var busy = (Process.GetCurrentProcess().TotalProcessorTime - processor).TotalSeconds;
        Console.WriteLine($"build: {articles / seconds:0} articles/s ({seconds:0.0} s, {busy:0.0} s of processors), "
            + $"heap {managed >> 20} MB, own memory {all >> 20} MB, all folders {bytes >> 20} MB");
    }

    // The private pages of the process, where Linux tells.
    private static long OwnMemory()
    {
        if (!File.Exists("/proc/self/status"))
            return Process.GetCurrentProcess().PrivateMemorySize64;
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("RssAnon", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) << 10;
    }

    private static async Task EditAsync(ArchiveOptions options)
    {
        using var snapshots = new SearchSnapshots();
        await using var following = IndexFollowing.Start(options, snapshots);
        await following.CatchUpAsync();
        var waits = new List<double>();
        for (var edit = 1; edit <= Edits; edit++)
        {
            long sequence;
            using var connection = Database.Open(options);
            using (var write = Storage.Sqlite.WriteLock.BeginWrite(connection))
            {
                connection.Run($"UPDATE article SET title = title || ' !' WHERE id = {edit}", write.Inner);
                write.Commit();
                sequence = ChangeFeed.NewestOf(connection).Sequence;
            }

            var since = Stopwatch.GetTimestamp();
            if (await snapshots.WaitForAsync(sequence, TimeSpan.FromSeconds(10)))
                waits.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            await Task.Delay(20);
        }

        waits.Sort();
        Console.WriteLine($"from a commit to the state that has it: {waits.Count} of {Edits} in time, "
            + $"median {waits[waits.Count / 2]:0.0} ms, 95 % {waits[waits.Count * 95 / 100]:0.0} ms, longest {waits[^1]:0.0} ms");
    }

    private static async Task ImportFollowedAsync(ArchiveOptions options, Corpus corpus)
    {
        new Schema().Upgrade(options, TimeProvider.System);
        using var snapshots = new SearchSnapshots();
        await using var following = IndexFollowing.Start(options, snapshots);
        var since = Stopwatch.GetTimestamp();
        await new Importer(options, TimeProvider.System).ImportAsync(new ImportRequest(corpus.Paths));
        var stored = Stopwatch.GetElapsedTime(since).TotalSeconds;
        await following.CatchUpAsync();
        var searchable = Stopwatch.GetElapsedTime(since).TotalSeconds;
        Console.WriteLine($"import that is followed: {corpus.Files.Length / stored:0} articles/s until stored, "
            + $"{corpus.Files.Length / searchable:0} until searchable");
    }
}
