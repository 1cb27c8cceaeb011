using System.Text.Json;
using NewsArchive.Exporting;
using NewsArchive.Text;

namespace NewsArchive.Returning;

/// <summary>Reads what <c>export jsonl</c> wrote: a line at a time, an article with all that belongs to it together.</summary>
internal static class JsonLinesReader
{
    private const long LongestLine = 128L << 20;

    /// <summary>The types of the lines.</summary>
    public static readonly string[] Types = ["manifest", "category", "collection", "entity", "article", "revision", "quote", "mention", "end"];

    /// <param name="stream">The file.</param>
    public static IEnumerable<Returned> Read(Stream stream)
    {
        var number = 0;
        var file = new Reading();
        foreach (var (bytes, length) in StreamLines.Of(stream, LongestLine))
        {
            number++;
            var where = $"{number}";
            if (bytes is null)
            {
                yield return new ReturnedFault(where, new Message("import.too-large", length / 1_048_576.0, LongestLine / 1_048_576.0));
                continue;
            }

            if (bytes.AsSpan().Trim(" \t\r\uFEFF"u8).IsEmpty)
                continue;
            foreach (var piece in file.Take(where, bytes))
                yield return piece;
        }

        foreach (var piece in file.End())
            yield return piece;
    }

    private sealed class Reading
    {
        private readonly LineParser _parser = new();
        private ArticleLines? _article;
        private bool _isWhole;

        public IEnumerable<Returned> Take(string where, byte[] line)
        {
            if (Parse(where, line, out var fault) is not { } read)
                return fault is null ? [] : [fault];
            switch (read)
            {
                // What belongs to the article at hand.
                case LinesOfJson.Revision revision:
                    return Belongs(where, revision.Article, article => article.Add(revision));
                case LinesOfJson.Quote quote:
                    return Belongs(where, quote.Article, article => article.Add(where, quote));
                case LinesOfJson.Mention mention:
                    return Belongs(where, mention.Article, article => article.Add(where, mention));
                case LinesOfJson.Article article:
                    var before = Finish();
                    _article = new ArticleLines(where, article, _parser);
                    return before;
                default:
                    return [.. Finish(), .. _parser.Of(where, read) is { } piece ? [piece] : Array.Empty<Returned>()];
            }
        }

        public IEnumerable<Returned> End() => [.. Finish(), .. _isWhole ? [] : new Returned[] { new ReturnedFault("", new Message("return.not-whole")) }];

        private IEnumerable<Returned> Belongs(string where, long article, Func<ArticleLines, Message?> add)
        {
            var fault = _article?.Number == article ? add(_article) : new Message("return.no-article-line", article);
            return fault is null ? [] : [new ReturnedFault(where, fault)];
        }

        private IEnumerable<Returned> Finish()
        {
            var done = _article?.Done();
            _article = null;
            return done is null ? [] : [done];
        }

        private object? Parse(string where, byte[] line, out ReturnedFault? fault)
        {
            fault = StorableText.FaultInJson(line) is { } character ? new(where, new Message("import.unstorable", character)) : null;
            if (fault is not null)
                return null;
            try
            {
                using var json = JsonDocument.Parse(line);
                var root = json.RootElement;
                var type = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("type", out var named) && named.ValueKind == JsonValueKind.String ? named.GetString() : null;
                switch (type)
                {
                    case "manifest": return root.Deserialize<LinesOfJson.Manifest>(ExportJson.Options);
                    case "category": return root.Deserialize<LinesOfJson.Category>(ExportJson.Options);
                    case "collection": return root.Deserialize<LinesOfJson.Collection>(ExportJson.Options);
                    case "entity": return root.Deserialize<LinesOfJson.Entity>(ExportJson.Options);
                    case "article": return root.Deserialize<LinesOfJson.Article>(ExportJson.Options);
                    case "revision": return root.Deserialize<LinesOfJson.Revision>(ExportJson.Options);
                    case "quote": return root.Deserialize<LinesOfJson.Quote>(ExportJson.Options);
                    case "mention": return root.Deserialize<LinesOfJson.Mention>(ExportJson.Options);
                    case "end":
                        _isWhole = true;
                        return null;
                    default:
                        fault = new(where, new Message("return.unknown-line", Editing.Words.Shown(type)));
                        return null;
                }
            }
            catch (Exception error) when (error is JsonException or FormatException or InvalidOperationException or NotSupportedException)
            {
                fault = new(where, new Message("return.not-json"));
                return null;
            }
        }
    }
}
