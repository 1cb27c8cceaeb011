using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using NewsArchive.Importing;
using NewsArchive.Storage;

namespace NewsArchive.Benchmarks.Importing;

/// <summary>How fast reprints are found beside an import, and whether those that were planted in the corpus are found, and no others.</summary>
/// <remarks>
/// Planted are those that have the headline of an article shortly before them and most of its paragraphs word for word. That is told without shingles,
/// from the files; it holds for a corpus of <c>gen.py --files</c>, whose headlines are drawn at random.
/// </remarks>
internal static class ReprintsBenchmark
{
    private const int Window = 200;

    public static async Task<int> RunAsync(Settings settings)
    {
        using var corpus = new Corpus(settings);
        var folder = corpus.EmptyFolder("ours");
        using var archive = new OurArchive(folder);
        var since = Stopwatch.GetTimestamp();
        await archive.ImportAsync(corpus.Paths);
        var imported = Stopwatch.GetElapsedTime(since);
        using var connection = Database.Open(new ArchiveOptions { DataDirectory = folder });
        since = Stopwatch.GetTimestamp();
        _ = Reprints.StepsAsync(connection).ToBlockingEnumerable().Count();
        var looked = Stopwatch.GetElapsedTime(since);

        var (planted, found) = (Planted(corpus.Files), Found(connection));
        var both = planted.Intersect(found).Count();
        Say($"articles                {corpus.Files.Length}");
        Say($"import                  {imported.TotalSeconds:0.0} s");
        Say($"reprints                {looked.TotalSeconds:0.0} s, {corpus.Files.Length / looked.TotalSeconds:0} articles/s, {looked / imported:P0} of the import");
        Say($"memory at the end       {GC.GetTotalMemory(true) / 1_048_576.0:0} MB managed, {Process.GetCurrentProcess().PeakWorkingSet64 / 1_048_576.0:0} MB at the most (pages of the file among them)");
        Say($"planted pairs           {planted.Count}");
        Say($"recall                  {both / (double)Math.Max(1, planted.Count):P2}");
        Say($"precision               {both / (double)Math.Max(1, found.Count):P2} of {found.Count}");
        foreach (var (one, other) in planted.Except(found).Take(10))
            Say($"missed                  {one} {other}");
        foreach (var (one, other) in found.Except(planted).Take(10))
            Say($"not planted             {one} {other}");
        return 0;
    }

    private static HashSet<(string, string)> Planted(string[] files)
    {
        var groups = new Dictionary<string, List<string>>();
        var recent = new Queue<(string Key, string Headline, string[] Paragraphs, List<string> Group)>();
        foreach (var file in files)
        {
            var blocks = File.ReadAllText(file).Split("\n\n");
            var (key, headline, paragraphs) = (Path.GetFileNameWithoutExtension(file), blocks[0], blocks[1..]);
            var like = recent.LastOrDefault(other => other.Headline == headline && other.Paragraphs.Intersect(paragraphs).Count() * 2 >= Math.Min(paragraphs.Length, other.Paragraphs.Length) - 1);
            var group = like.Group ?? [];
            group.Add(key);
            groups[key] = group;
            recent.Enqueue((key, headline, paragraphs, group));
            if (recent.Count > Window)
                recent.Dequeue();
        }

        return Pairs(groups.Values.Distinct());
    }

    private static HashSet<(string, string)> Found(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT s.group_id, a.key FROM article_sketch s JOIN article a ON a.id = s.article_id WHERE s.group_id IS NOT NULL";
        using var rows = command.ExecuteReader();
        var groups = new Dictionary<long, List<string>>();
        while (rows.Read())
        {
            if (!groups.TryGetValue(rows.GetInt64(0), out var group))
                groups[rows.GetInt64(0)] = group = [];
            group.Add(rows.GetString(1));
        }

        return Pairs(groups.Values);
    }

    private static HashSet<(string, string)> Pairs(IEnumerable<List<string>> groups)
    {
        var pairs = new HashSet<(string, string)>();
        foreach (var group in groups)
        {
            group.Sort(string.CompareOrdinal);
            for (var i = 0; i < group.Count; i++)
            {
                for (var j = 0; j < i; j++)
                    pairs.Add((group[j], group[i]));
            }
        }

        return pairs;
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
