using System.Text.Json;
using NewsArchive.Annotations;
using NewsArchive.Text;

namespace NewsArchive.Exporting;

/// <summary>Writes the annotations of an article as the W3C Web Annotation Data Model has them.</summary>
/// <remarks>
/// A span is an annotation of its own: a part of a quotation or its cue is classified, a name identified. What belongs together is
/// linked by further annotations (motivation <c>linking</c>): a cue, a speaker or a later part to the first part, which bears the
/// number, the state and everything else of the quotation. Places are code points (§4.2.4, §4.2.5), and neither they nor the words
/// around cut a character. The text is that of a revision: a state says which.
/// </remarks>
internal sealed class WebAnnotations(Export export, Utf8JsonWriter json, ExportedArticle article, Func<int, CancellationToken, Task<string>> textOf)
{
    // As far as clients look for a place that has moved.
    private const int Context = 32;

    private readonly Dictionary<int, (string Text, Func<int, int> Points)> _texts = [];
    private readonly string _source = export.Identity.UrnOf($"article {article.Article.Key}");

    /// <summary>Begins each annotation; it knows where a page ends.</summary>
    public required Func<Task> Next { get; init; }

    public async Task WriteAsync(IReadOnlyDictionary<long, string> categories, CancellationToken cancellation)
    {
        foreach (var one in article.Quotes)
        {
            await ReadAsync(one.Quote.Revision, cancellation);
            await WriteAsync(one, categories);
        }

        foreach (var one in article.Mentions)
        {
            await ReadAsync(one.Mention.Revision, cancellation);
            await WriteAsync(one);
        }
    }

    private async Task WriteAsync(ExportedQuote one, IReadOnlyDictionary<long, string> categories)
    {
        var quote = one.Quote;
        var id = export.Identity.UrnOf($"quote {quote.Id}");
        await BeginAsync(id, "classifying");
        Tag("classifying", "quote");
        Tag("tagging", ExportJson.Word(quote.Kind));
        if (one.Entity is { } speaker)
            Link(export.Identity.UrnOf($"entity {speaker.Id}"), "speaker", speaker.Name, ExportJson.Word(speaker.Kind));
        if (quote.Note is { } note)
            Tag("commenting", note, format: "text/plain");
        foreach (var category in quote.Categories.Select(number => categories.GetValueOrDefault(number)).OfType<string>())
            Tag("tagging", category, "category");
        End(quote.Revision, quote.Parts[0], quote.State, quote.Origin, quote.Confidence, one.Standing);

        for (var part = 1; part < quote.Parts.Count; part++)
            await LinkedAsync("quote", $"part {part + 1}", "part", quote.Parts[part]);
        if (quote.Cue is not null)
            await LinkedAsync("cue", "cue", "cue", quote.Cue);
        if (quote.Speaker is not null)
            await LinkedAsync("speaker", "speaker", "spokenBy", quote.Speaker);

        async Task LinkedAsync(string kind, string name, string relation, Anchor anchor)
        {
            var linked = export.Identity.UrnOf($"quote {quote.Id} {name}");
            await BeginAsync(linked, "classifying");
            Tag("classifying", kind);
            End(quote.Revision, anchor, quote.State, quote.Origin, quote.Confidence, one.Standing);

            await BeginAsync(export.Identity.UrnOf($"quote {quote.Id} {name} link"), "linking");
            Link(linked, relation);
            Tag("tagging", relation);
            json.WriteEndArray();
            json.WriteString("target", id);
            json.WriteEndObject();
        }
    }

    private async Task WriteAsync(ExportedMention one)
    {
        var mention = one.Mention;
        await BeginAsync(export.Identity.UrnOf($"mention {mention.Id}"), "identifying");
        json.WriteStartObject();
        json.WriteString("type", "SpecificResource");
        json.WriteString("purpose", "identifying");
        json.WriteString("source", export.Identity.UrnOf($"entity {one.Entity.Id}"));
        json.WriteString("name", one.Entity.Name);
        json.WriteEndObject();
        Tag("classifying", ExportJson.Word(one.Entity.Kind));
        End(mention.Revision, mention.Anchor, mention.State, mention.Origin, mention.Confidence, one.Standing);
    }

    private async Task BeginAsync(string id, string motivation)
    {
        await Next();
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("type", "Annotation");
        json.WriteString("motivation", motivation);
        json.WriteStartArray("body");
    }

    private void Tag(string purpose, string value, string? role = null, string? format = null)
    {
        json.WriteStartObject();
        json.WriteString("type", "TextualBody");
        json.WriteString("purpose", purpose);
        json.WriteString("value", value);
        if (role is not null)
            json.WriteString("role", role);
        if (format is not null)
            json.WriteString("format", format);
        json.WriteEndObject();
    }

    private void Link(string source, string role, string? name = null, string? kind = null)
    {
        json.WriteStartObject();
        json.WriteString("type", "SpecificResource");
        json.WriteString("purpose", "linking");
        json.WriteString("source", source);
        json.WriteString("role", role);
        if (name is not null)
            json.WriteString("name", name);
        if (kind is not null)
            json.WriteString("kind", kind);
        json.WriteEndObject();
    }

    private void End(int revision, Anchor anchor, AnnotationState state, string origin, double? confidence, Standing standing)
    {
        json.WriteEndArray();
        json.WriteString("status", ExportJson.Word(state));
        json.WriteString("origin", origin);
        if (confidence is { } sure)
            json.WriteNumber("confidence", sure);
        json.WriteString("standing", ExportJson.Word(standing));
        json.WriteStartObject("target");
        json.WriteString("type", "SpecificResource");
        json.WriteString("source", _source);
        json.WriteString("key", article.Article.Key);
        json.WriteStartObject("state");
        json.WriteString("type", "TimeState");
        if (revision == article.Article.Revision)
            json.WriteString("sourceDate", article.Revision!.ImportedAt.UtcDateTime);
        json.WriteString("cached", export.Identity.UrnOf($"article {article.Article.Key} revision {revision}"));
        json.WriteNumber("revision", revision);
        json.WriteEndObject();
        Select(_texts[revision].Text, _texts[revision].Points, anchor);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Select(string text, Func<int, int> points, Anchor anchor)
    {
        var before = Offsets.LastBorder(text, Math.Max(0, anchor.Start - Context));
        var after = Offsets.LastBorder(text, Math.Min(text.Length, anchor.End + Context));
        json.WriteStartArray("selector");
        json.WriteStartObject();
        json.WriteString("type", "TextQuoteSelector");
        json.WriteString("exact", anchor.Exact);
        json.WriteString("prefix", text.AsSpan(before..anchor.Start));
        json.WriteString("suffix", text.AsSpan(anchor.End..Math.Max(anchor.End, after)));
        json.WriteEndObject();
        json.WriteStartObject();
        json.WriteString("type", "TextPositionSelector");
        json.WriteNumber("start", points(anchor.Start));
        json.WriteNumber("end", points(anchor.End));
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private async Task ReadAsync(int revision, CancellationToken cancellation)
    {
        if (_texts.ContainsKey(revision))
            return;
        var text = revision == article.Article.Revision ? article.Text : await textOf(revision, cancellation);
        _texts[revision] = (text, Offsets.CodePointsOf(text));
    }
}
