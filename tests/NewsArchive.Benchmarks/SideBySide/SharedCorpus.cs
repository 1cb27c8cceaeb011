using System.Globalization;
using System.Text.Json;

namespace NewsArchive.Benchmarks.SideBySide;

/// <summary>The same articles in the two forms the engines read: seed files for ours, lines of title and body for the others.</summary>
/// <param name="Count">How many.</param>
/// <param name="Bytes">How long they are together, in UTF-8.</param>
/// <param name="Lines">The file of lines <c>{"id","date","title","body"}</c>.</param>
/// <param name="Seeds">The folder of seed files.</param>
internal sealed record SharedCorpus(int Count, long Bytes, string Lines, string Seeds)
{
    private sealed record Source(long Id, string Date, string Title, string Text);

    private sealed record Stamp(string Name, long Length, int? Articles, int? Shorten, int Count, long Bytes);

    /// <summary>Makes both forms, or finds them where they were made before.</summary>
    /// <returns>Null when the folder holds another corpus.</returns>
    public static SharedCorpus? Prepare(SideBySideSettings settings)
    {
        var (lines, seeds, stampFile) = (Path.Combine(settings.Keep, "articles.jsonl"), Path.Combine(settings.Keep, "seeds"), Path.Combine(settings.Keep, "corpus.json"));
        var stamp = new Stamp(Path.GetFileName(settings.Jsonl), new FileInfo(settings.Jsonl).Length, settings.Articles, settings.Shorten, 0, 0);
        if (File.Exists(stampFile))
        {
            var found = JsonSerializer.Deserialize<Stamp>(File.ReadAllText(stampFile))!;
            return found with { Count = 0, Bytes = 0 } == stamp ? new SharedCorpus(found.Count, found.Bytes, lines, seeds) : null;
        }

        Directory.CreateDirectory(settings.Keep);
        using (var output = new StreamWriter(lines))
        {
            foreach (var line in File.ReadLines(settings.Jsonl).Take(settings.Articles ?? int.MaxValue))
            {
                var source = JsonSerializer.Deserialize<Source>(line, JsonSerializerOptions.Web)!;
                var text = Shortened(source.Text, settings.Shorten);
                var body = text.IndexOf("\n\n", StringComparison.Ordinal) is var end and >= 0 ? text[(end + 2)..] : "";
                output.WriteLine(JsonSerializer.Serialize(new { source.Id, source.Date, source.Title, body }, JsonSerializerOptions.Web));
                var part = Path.Combine(seeds, (source.Id / 1000).ToString("0000", CultureInfo.InvariantCulture));
                Directory.CreateDirectory(part);
                File.WriteAllText(Path.Combine(part, source.Id.ToString("0000000", CultureInfo.InvariantCulture) + ".txt"), text);
                stamp = stamp with { Count = stamp.Count + 1, Bytes = stamp.Bytes + System.Text.Encoding.UTF8.GetByteCount(text) };
            }
        }

        // Last, so that a run that was broken off begins again.
        File.WriteAllText(stampFile, JsonSerializer.Serialize(stamp));
        return new SharedCorpus(stamp.Count, stamp.Bytes, lines, seeds);
    }

    private static string Shortened(string text, int? length)
    {
        if (length is not { } limit || text.Length <= limit)
            return text;
        var blank = text.LastIndexOf(' ', limit);
        return text[..(blank > 0 ? blank : limit)];
    }
}
