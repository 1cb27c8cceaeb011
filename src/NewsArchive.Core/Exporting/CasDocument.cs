using System.Text.Json;
using NewsArchive.Annotations;
using NewsArchive.Entities;
using NewsArchive.Storage;

namespace NewsArchive.Exporting;

/// <summary>An article as a CAS: feature structures as an array, each before whatever refers to it as far as the reader needs it. Places are UTF-16 code units, as in the format itself.</summary>
internal sealed class CasDocument
{
    private const int Sofa = 1;

    private readonly Utf8JsonWriter _json;
    private readonly ExportedArticle _article;
    private readonly IReadOnlyDictionary<long, string> _categories;
    private readonly ArchiveIdentity _identity;
    private readonly Dictionary<(int Start, int End, long Entity), int> _names = [];
    private readonly List<int> _members = [];
    private int _last = Sofa;

    private CasDocument(Utf8JsonWriter json, ExportedArticle article, IReadOnlyDictionary<long, string> categories, ArchiveIdentity identity) =>
        (_json, _article, _categories, _identity) = (json, article, categories, identity);

    public static ReadOnlyMemory<byte> Of(ExportedArticle article, IReadOnlyDictionary<long, string> categories, ArchiveIdentity identity)
    {
        var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, ExportJson.Writing))
            new CasDocument(json, article, categories, identity).Write();
        return memory.GetBuffer().AsMemory(0, (int)memory.Length);
    }

    private void Write()
    {
        _json.WriteStartObject();
        CasTypes.Write(_json);
        _json.WriteStartArray("%FEATURE_STRUCTURES");
        WriteSofa();
        WriteDocument();
        foreach (var mention in _article.Mentions)
            WriteMention(mention);
        foreach (var quote in _article.Quotes)
            WriteQuote(quote);
        _json.WriteEndArray();
        WriteViews();
        _json.WriteEndObject();
    }

    private void WriteSofa()
    {
        _json.WriteStartObject();
        _json.WriteNumber("%ID", Sofa);
        _json.WriteString("%TYPE", CasTypes.Sofa);
        _json.WriteNumber("sofaNum", 1);
        _json.WriteString("sofaID", "_InitialView");
        _json.WriteString("mimeType", "text/plain");
        _json.WriteString("sofaString", _article.Text);
        _json.WriteEndObject();
    }

    private void WriteDocument()
    {
        Begin(CasTypes.Document, 0, _article.Text.Length);
        _json.WriteString("language", _article.Article.Language ?? "fr");
        _json.WriteString("documentTitle", _article.Article.Title);
        _json.WriteString("documentId", _article.Article.Key);
        _json.WriteString("documentUri", _article.Article.Url ?? _identity.UrnOf($"article {_article.Article.Key}"));
        _json.WriteEndObject();
    }

    private void WriteMention(ExportedMention one)
    {
        var anchor = one.Mention.Anchor;
        var id = Begin(CasTypes.Name, anchor.Start, anchor.End);
        _names.TryAdd((anchor.Start, anchor.End, one.Entity.Id), id);
        _json.WriteString("value", one.Entity.Kind switch
        {
            EntityKind.Person => "PER",
            EntityKind.Organisation => "ORG",
            EntityKind.Place => "LOC",
            EntityKind.Event => "EVENT",
            _ => "OTH",
        });
        _json.WriteString("identifier", _identity.UrnOf($"entity {one.Entity.Id}"));
        _json.WriteString("state", ExportJson.Word(one.Mention.State));
        _json.WriteEndObject();
    }

    private void WriteQuote(ExportedQuote one)
    {
        var quote = one.Quote;
        // What is linked stands before what links to it.
        var parts = Links("part", [.. quote.Parts.Skip(1).Select(part => Span(CasTypes.Part, part))]);
        var cue = Links("cue", quote.Cue is null ? [] : [Span(CasTypes.Cue, quote.Cue)]);
        var speaker = Links("speaker", quote.Speaker is null ? [] : [SpeakerOf(quote.Speaker, one.Entity)]);
        Begin(CasTypes.Quote, quote.Parts[0].Start, quote.Parts[0].End);
        _json.WriteString("quoteType", ExportJson.Word(quote.Kind));
        if (one.Entity is not null)
        {
            _json.WriteString("speakerName", one.Entity.Name);
            _json.WriteString("identifier", _identity.UrnOf($"entity {one.Entity.Id}"));
        }

        _json.WriteString("state", ExportJson.Word(quote.State));
        _json.WriteString("origin", quote.Origin);
        _json.WriteString("standing", ExportJson.Word(one.Standing));
        if (quote.Note is not null)
            _json.WriteString("note", quote.Note);
        var categories = quote.Categories.Select(id => _categories.GetValueOrDefault(id)).OfType<string>().ToList();
        if (categories.Count > 0)
            _json.WriteString("categories", string.Join(" | ", categories));
        foreach (var (feature, list) in new[] { ("speaker", speaker), ("cue", cue), ("part", parts) })
        {
            if (list is { } id)
                _json.WriteNumber($"@{feature}", id);
        }

        _json.WriteEndObject();
    }

    // A name that is marked there already is the speaker itself.
    private int SpeakerOf(Anchor speaker, Entity? entity) =>
        entity is not null && _names.TryGetValue((speaker.Start, speaker.End, entity.Id), out var name) ? name : Span(CasTypes.Speaker, speaker);

    private int? Links(string feature, IReadOnlyList<int> targets)
    {
        if (targets.Count == 0)
            return null;
        var links = new List<int>();
        foreach (var target in targets)
        {
            _json.WriteStartObject();
            _json.WriteNumber("%ID", ++_last);
            _json.WriteString("%TYPE", CasTypes.LinkOf(feature));
            _json.WriteString("role", feature);
            _json.WriteNumber("@target", target);
            _json.WriteEndObject();
            links.Add(_last);
        }

        _json.WriteStartObject();
        _json.WriteNumber("%ID", ++_last);
        _json.WriteString("%TYPE", CasTypes.List);
        _json.WriteStartArray("%ELEMENTS");
        foreach (var link in links)
            _json.WriteNumberValue(link);
        _json.WriteEndArray();
        _json.WriteEndObject();
        return _last;
    }

    private int Span(string type, Anchor anchor)
    {
        var id = Begin(type, anchor.Start, anchor.End);
        _json.WriteEndObject();
        return id;
    }

    private int Begin(string type, int start, int end)
    {
        _json.WriteStartObject();
        _json.WriteNumber("%ID", ++_last);
        _json.WriteString("%TYPE", type);
        _json.WriteNumber("@sofa", Sofa);
        _json.WriteNumber("begin", start);
        _json.WriteNumber("end", end);
        _members.Add(_last);
        return _last;
    }

    private void WriteViews()
    {
        _json.WriteStartObject("%VIEWS");
        _json.WriteStartObject("_InitialView");
        _json.WriteNumber("%SOFA", Sofa);
        _json.WriteStartArray("%MEMBERS");
        foreach (var member in _members)
            _json.WriteNumberValue(member);
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteEndObject();
    }
}
