using System.Runtime.CompilerServices;
using System.Text.Json;
using NewsArchive.Annotations;
using NewsArchive.Text;

namespace NewsArchive.Exporting;

/// <summary>An annotation, still to be written.</summary>
/// <param name="Id">What it is called.</param>
/// <param name="Fields">Writes what it says, into an object that is open.</param>
internal sealed record WebAnnotation(string Id, Action<Utf8JsonWriter> Fields)
{
    /// <summary>Writes it as one object.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="isAlone">Whether it stands by itself, and so has to say what its names mean.</param>
    public void Write(Utf8JsonWriter json, bool isAlone = false)
    {
        json.WriteStartObject();
        if (isAlone)
            AnnotationContext.Write(json, [AnnotationContext.Model]);
        Fields(json);
        json.WriteEndObject();
    }
}

/// <summary>Tells the annotations of an article as the W3C Web Annotation Data Model has them.</summary>
/// <remarks>
/// A span is an annotation of its own: a part of a quotation or its cue is classified, a name identified. What belongs together is
/// linked by further annotations (motivation <c>linking</c>): a cue, a speaker or a later part to the first part, which bears the
/// number, the state and everything else of the quotation. Places are code points (§4.2.4, §4.2.5), and neither they nor the words
/// around cut a character. The text is that of a revision: a state says which. One that has lost its words says no place.
/// </remarks>
internal sealed class WebAnnotations(
    AnnotationNames names, ExportedArticle article, IReadOnlyDictionary<long, string> categories, Func<int, CancellationToken, Task<string>> textOf)
{
    // As far as clients look for a place that has moved.
    private const int Context = 32;

    private readonly Dictionary<int, RevisionText> _texts = [];
    private readonly string _source = names.Article(article.Article);

    /// <summary>Those of the quotations, then those of the names, in the order of the text.</summary>
    public async IAsyncEnumerable<WebAnnotation> AllAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var one in article.Quotes)
        {
            var text = await ReadAsync(one.Quote.Revision, one.Standing, cancellation);
            foreach (var annotation in Of(one, text))
                yield return annotation;
        }

        foreach (var one in article.Mentions)
            yield return Of(one, await ReadAsync(one.Mention.Revision, one.Standing, cancellation));
    }

    private IEnumerable<WebAnnotation> Of(ExportedQuote one, RevisionText text)
    {
        var quote = one.Quote;
        var id = names.Annotation($"quote {quote.Id}");
        yield return new(id, json => Write(json, id, one, text));
        var linked = quote.Parts.Skip(1).Select((part, i) => (Kind: "quote", Name: $"part {i + 2}", Relation: "part", Anchor: (Anchor?)part))
            .Append(("cue", "cue", "cue", quote.Cue)).Append(("speaker", "speaker", "spokenBy", quote.Speaker));
        foreach (var (kind, name, relation, anchor) in linked)
        {
            if (anchor is null)
                continue;
            var span = names.Annotation($"quote {quote.Id} {name}");
            yield return new(span, json =>
            {
                Begin(json, span, "classifying");
                Tag(json, "classifying", kind);
                End(json, text, anchor, quote.State, quote.Origin, quote.Confidence, one.Standing);
            });
            var link = names.Annotation($"quote {quote.Id} {name} link");
            yield return new(link, json =>
            {
                Begin(json, link, "linking");
                Link(json, span, relation);
                Tag(json, "tagging", relation);
                json.WriteEndArray();
                json.WriteString("target", id);
            });
        }
    }

    private void Write(Utf8JsonWriter json, string id, ExportedQuote one, RevisionText text)
    {
        var quote = one.Quote;
        Begin(json, id, "classifying");
        Tag(json, "classifying", "quote");
        Tag(json, "tagging", ExportJson.Word(quote.Kind));
        if (one.Entity is { } speaker)
            Link(json, names.Entity(speaker.Id), "speaker", speaker.Name, ExportJson.Word(speaker.Kind));
        if (quote.Note is { } note)
            Tag(json, "commenting", note, format: "text/plain");
        foreach (var category in quote.Categories.Select(number => categories.GetValueOrDefault(number)).OfType<string>())
            Tag(json, "tagging", category, "category");
        End(json, text, quote.Parts[0], quote.State, quote.Origin, quote.Confidence, one.Standing);
    }

    private WebAnnotation Of(ExportedMention one, RevisionText text)
    {
        var mention = one.Mention;
        var id = names.Annotation($"mention {mention.Id}");
        return new(id, json =>
        {
            Begin(json, id, "identifying");
            json.WriteStartObject();
            json.WriteString("type", "SpecificResource");
            json.WriteString("purpose", "identifying");
            json.WriteString("source", names.Entity(one.Entity.Id));
            json.WriteString("name", one.Entity.Name);
            json.WriteEndObject();
            Tag(json, "classifying", ExportJson.Word(one.Entity.Kind));
            End(json, text, mention.Anchor, mention.State, mention.Origin, mention.Confidence, one.Standing);
        });
    }

    private static void Begin(Utf8JsonWriter json, string id, string motivation)
    {
        json.WriteString("id", id);
        json.WriteString("type", "Annotation");
        json.WriteString("motivation", motivation);
        json.WriteStartArray("body");
    }

    private static void Tag(Utf8JsonWriter json, string purpose, string value, string? role = null, string? format = null)
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

    private static void Link(Utf8JsonWriter json, string source, string role, string? name = null, string? kind = null)
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

    private void End(Utf8JsonWriter json, RevisionText text, Anchor anchor, AnnotationState state, string origin, double? confidence, Standing standing)
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
        if (text.Number == article.Article.Revision)
            json.WriteString("sourceDate", article.Revision!.ImportedAt.UtcDateTime);
        json.WriteString("cached", names.Revision(article.Article, text.Number));
        json.WriteNumber("revision", text.Number);
        json.WriteEndObject();
        if (standing != Standing.Broken)
            Select(json, text, anchor);
        json.WriteEndObject();
    }

    private static void Select(Utf8JsonWriter json, RevisionText revision, Anchor anchor)
    {
        var text = revision.Text;
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
        json.WriteNumber("start", revision.Points(anchor.Start));
        json.WriteNumber("end", revision.Points(anchor.End));
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private async Task<RevisionText> ReadAsync(int revision, Standing standing, CancellationToken cancellation)
    {
        if (standing == Standing.Broken)
            return new(revision, "", index => index);
        if (!_texts.TryGetValue(revision, out var known))
        {
            var text = revision == article.Article.Revision ? article.Text : await textOf(revision, cancellation);
            _texts[revision] = known = new(revision, text, Offsets.CodePointsOf(text));
        }

        return known;
    }

    private sealed record RevisionText(int Number, string Text, Func<int, int> Points);
}
