using System.Text.Json;
using NewsArchive.Proposals;
using NewsArchive.Text;

namespace NewsArchive.Benchmarks.Names;

/// <summary>A name that a person annotated: UTF-16 code units, half-open.</summary>
internal readonly record struct GoldName(int Start, int End, ProposedKind Kind);

/// <summary>An article with the outermost names that a person annotated.</summary>
internal sealed record NamedArticle(string Id, string Month, string Text, IReadOnlyList<GoldName> Names)
{
    /// <summary>Reads lines of <c>{"id","date","text","mentions":[{"start","end","type"}]}</c>, offsets in code points.</summary>
    public static List<NamedArticle> Read(string file) => [.. File.ReadLines(file).Where(line => line.Length > 0).Select(Parse)];

    private static NamedArticle Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        var article = json.RootElement;
        var text = article.GetProperty("text").GetString()!;
        var names = article.GetProperty("mentions").EnumerateArray().Select(mention => new GoldName(
            Offsets.FromCodePoints(text, mention.GetProperty("start").GetInt32()),
            Offsets.FromCodePoints(text, mention.GetProperty("end").GetInt32()),
            Enum.Parse<ProposedKind>(mention.GetProperty("type").GetString()!, ignoreCase: true)));
        var outermost = new List<GoldName>();
        foreach (var name in names.OrderBy(name => name.Start).ThenByDescending(name => name.End))
        {
            if (outermost.Count == 0 || name.Start >= outermost[^1].End)
                outermost.Add(name);
        }

        return new NamedArticle(article.GetProperty("id").GetString()!, article.GetProperty("date").GetString()![..7], text, outermost);
    }
}
