using System.Globalization;
using System.Text;
using System.Xml;
using NewsArchive.Search.Language;
using NewsArchive.Wording;

namespace NewsArchive.Api;

/// <summary>An article in a feed.</summary>
/// <param name="Hit">The article.</param>
/// <param name="Id">Its name, for good.</param>
/// <param name="Address">Where it is read.</param>
/// <param name="Updated">When its text came into the archive.</param>
internal sealed record AtomEntry(ArticleHit Hit, string Id, string Address, DateTimeOffset Updated);

/// <summary>A feed as RFC 4287 has it. Characters that XML cannot hold are left out.</summary>
internal sealed class AtomDocument
{
    private const string Namespace = "http://www.w3.org/2005/Atom";

    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Subtitle { get; init; }

    public required DateTimeOffset Updated { get; init; }

    /// <summary>The address of the feed itself.</summary>
    public required string Self { get; init; }

    /// <summary>The address of the page that shows the same.</summary>
    public required string Page { get; init; }

    public required IReadOnlyList<AtomEntry> Entries { get; init; }

    public byte[] Write()
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            xml.WriteStartElement("feed", Namespace);
            xml.WriteAttributeString("xml", "lang", null, Texts.Language.Name);
            Element(xml, "id", Id);
            Element(xml, "title", Title);
            Element(xml, "subtitle", Subtitle);
            Element(xml, "updated", Moment(Updated));
            Link(xml, "self", "application/atom+xml", Self);
            Link(xml, "alternate", "text/html", Page);
            Author(xml, "NewsArchive");
            foreach (var entry in Entries)
                Write(xml, entry);
            xml.WriteEndElement();
        }

        return stream.ToArray();
    }

    private static void Write(XmlWriter xml, AtomEntry entry)
    {
        var date = entry.Hit.Date;
        xml.WriteStartElement("entry");
        Element(xml, "id", entry.Id);
        Element(xml, "title", entry.Hit.Title, "fr");
        Element(xml, "updated", Moment(entry.Updated));
        // The element demands a moment: a month or a year must not become one.
        if (date.Day is not null)
            Element(xml, "published", $"{date}T00:00:00Z");
        Link(xml, "alternate", "text/html", entry.Address);
        if (Clean(entry.Hit.Source ?? "").Trim() is { Length: > 0 } source)
            Author(xml, source);
        xml.WriteStartElement("category");
        xml.WriteAttributeString("term", date.ToString());
        xml.WriteAttributeString("label", Dates.Shown(date));
        xml.WriteEndElement();
        Element(xml, "summary", date.Day is null ? $"{Dates.Shown(date)} — {entry.Hit.Snippet.Text}" : entry.Hit.Snippet.Text, "fr");
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string text, string? language = null)
    {
        xml.WriteStartElement(name);
        if (language is not null)
            xml.WriteAttributeString("xml", "lang", null, language);
        if (name is "title" or "subtitle" or "summary")
            xml.WriteAttributeString("type", "text");
        xml.WriteString(Clean(text));
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string type, string address)
    {
        xml.WriteStartElement("link");
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", Clean(address));
        xml.WriteEndElement();
    }

    private static void Author(XmlWriter xml, string name)
    {
        xml.WriteStartElement("author");
        Element(xml, "name", name);
        xml.WriteEndElement();
    }

    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // A half of a surrogate pair reads as the replacement character.
            if (!rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value))
                clean.Append(rune.ToString());
        }

        return clean.ToString();
    }
}
