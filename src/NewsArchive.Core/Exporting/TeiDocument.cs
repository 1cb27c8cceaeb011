using System.Globalization;
using System.Text;
using System.Xml;
using NewsArchive.Annotations;
using NewsArchive.Articles;

namespace NewsArchive.Exporting;

/// <summary>An article as a TEI P5 document.</summary>
/// <remarks>
/// Every annotation has its <c>annotation</c> in <c>standOff</c>: state, origin, note. It points to the elements in the text where all
/// its spans could become elements (<c>said</c>, <c>persName</c>…), else to places: <c>#string-range(b3,12,9)</c> counts code points of
/// the block, from 0. Characters that XML 1.0 has not are replaced by U+FFFD, one for one, so that places stay.
/// </remarks>
internal sealed class TeiDocument(ExportedArticle article, IReadOnlyDictionary<long, string> categories, Export export)
{
    private const string Tei = "http://www.tei-c.org/ns/1.0";

    private readonly TeiNesting _nesting = TeiNesting.Of(article);

    public ReadOnlyMemory<byte> Write()
    {
        var memory = new MemoryStream();
        using (var xml = XmlWriter.Create(memory, new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize }))
        {
            xml.WriteStartDocument();
            xml.WriteStartElement("TEI", Tei);
            xml.WriteAttributeString("xml", "lang", null, Language());
            WriteHeader(xml);
            if (article.Quotes.Count + article.Mentions.Count > 0)
                WriteStandOff(xml);
            WriteText(xml);
            xml.WriteEndElement();
        }

        return memory.GetBuffer().AsMemory(0, (int)memory.Length);
    }

    private void WriteHeader(XmlWriter xml)
    {
        var (one, revision) = (article.Article, article.Revision!);
        xml.WriteStartElement("teiHeader");
        xml.WriteStartElement("fileDesc");
        xml.WriteStartElement("titleStmt");
        Element(xml, "title", one.Title);
        foreach (var author in one.Authors)
            Element(xml, "author", author);
        xml.WriteEndElement();
        xml.WriteStartElement("publicationStmt");
        Element(xml, "p", $"NewsArchive {Export.Program}, {export.At:yyyy-MM-dd}");
        xml.WriteEndElement();
        xml.WriteStartElement("sourceDesc");
        xml.WriteStartElement("bibl");
        Element(xml, "title", one.Title, ("level", "a"));
        if (one.Source is not null)
            Element(xml, "title", one.Source, ("level", "j"));
        foreach (var author in one.Authors)
            Element(xml, "author", author);
        Element(xml, "date", one.Date.ToString(), ("when", one.Date.ToString()));
        if (one.Section is not null)
            Element(xml, "biblScope", one.Section, ("unit", "section"));
        Element(xml, "idno", one.Key, ("type", "key"));
        if (one.Url is not null)
            Element(xml, "idno", one.Url, ("type", "url"));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();

        xml.WriteStartElement("encodingDesc");
        xml.WriteStartElement("editorialDecl");
        xml.WriteStartElement("quotation");
        xml.WriteAttributeString("marks", "all");
        Element(xml, "p", "Quotation marks stand in the text as printed.");
        xml.WriteEndElement();
        xml.WriteStartElement("normalization");
        Element(xml, "p", "Characters that XML 1.0 does not have are replaced by U+FFFD.");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();

        if (one.Categories.Count > 0)
        {
            xml.WriteStartElement("profileDesc");
            xml.WriteStartElement("textClass");
            xml.WriteStartElement("keywords");
            foreach (var category in one.Categories.Select(id => categories.GetValueOrDefault(id)).OfType<string>())
                Element(xml, "term", category);
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteStartElement("revisionDesc");
        Element(xml, "change", $"Revision {revision.Number}", ("n", revision.Number.ToString(CultureInfo.InvariantCulture)), ("when", $"{revision.ImportedAt:yyyy-MM-dd}"));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void WriteStandOff(XmlWriter xml)
    {
        xml.WriteStartElement("standOff");
        TeiRegister.Write(xml, article.Entities, Legal);
        xml.WriteStartElement("listAnnotation");
        foreach (var one in article.Quotes)
        {
            var quote = one.Quote;
            xml.WriteStartElement("annotation");
            xml.WriteAttributeString("xml", "id", null, $"a-q{quote.Id}");
            xml.WriteAttributeString("motivation", one.Entity is null ? "classifying" : "classifying linking");
            xml.WriteAttributeString("target", _nesting.Target(quote.Parts, $"q{quote.Id}"));
            if (one.Entity is not null)
                Pointer(xml, $"#ent{one.Entity.Id}", "who");
            if (quote.Speaker is { } speaker)
                Pointer(xml, _nesting.Target([speaker], $"q{quote.Id}-speaker"), "speaker");
            if (quote.Cue is { } cue)
                Pointer(xml, _nesting.Target([cue], $"q{quote.Id}-cue"), "cue");
            Element(xml, "note", "quotation", ("type", "class"));
            Element(xml, "note", ExportJson.Word(quote.Kind), ("type", "kind"));
            WriteState(xml, quote.State, quote.Origin, one.Standing);
            foreach (var category in quote.Categories.Select(id => categories.GetValueOrDefault(id)).OfType<string>())
                Element(xml, "note", category, ("type", "category"));
            if (quote.Note is not null)
                Element(xml, "note", quote.Note, ("type", "remark"));
            xml.WriteEndElement();
        }

        foreach (var one in article.Mentions)
        {
            xml.WriteStartElement("annotation");
            xml.WriteAttributeString("xml", "id", null, $"a-m{one.Mention.Id}");
            xml.WriteAttributeString("motivation", "identifying");
            xml.WriteAttributeString("target", _nesting.Target([one.Mention.Anchor], $"m{one.Mention.Id}"));
            Pointer(xml, $"#ent{one.Entity.Id}", "entity");
            WriteState(xml, one.Mention.State, one.Mention.Origin, one.Standing);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void WriteState(XmlWriter xml, AnnotationState state, string origin, Standing standing)
    {
        Element(xml, "note", ExportJson.Word(state), ("type", "state"));
        Element(xml, "note", origin, ("type", "origin"));
        if (standing == Standing.Check)
            Element(xml, "note", "check", ("type", "standing"));
    }

    private void WriteText(XmlWriter xml)
    {
        xml.WriteStartElement("text");
        xml.WriteStartElement("body");
        var blocks = article.Revision!.Blocks;
        if (blocks.Count == 0)
            xml.WriteElementString("p", "");
        for (var i = 0; i < blocks.Count; i++)
        {
            var isHead = i == 0 && blocks[i].Kind == BlockKind.Headline && blocks.Count > 1;
            xml.WriteStartElement(isHead ? "head" : blocks[i].Kind == BlockKind.Paragraph ? "p" : "ab");
            if (!isHead && blocks[i].Kind != BlockKind.Paragraph)
                xml.WriteAttributeString("type", ExportJson.Word(blocks[i].Kind));
            xml.WriteAttributeString("xml", "id", null, $"b{i + 1}");
            WriteBlock(xml, blocks[i], _nesting.In(i));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void WriteBlock(XmlWriter xml, Block block, IReadOnlyList<TeiSpan> spans)
    {
        var (at, open) = (block.Start, new Stack<TeiSpan>());
        foreach (var span in spans)
        {
            CloseUntil(span.Span.Start);
            Pass(span.Span.Start);
            span.Begin(xml);
            open.Push(span);
        }

        CloseUntil(block.End);
        Pass(block.End);

        void CloseUntil(int place)
        {
            while (open.TryPeek(out var last) && last.Span.End <= place)
            {
                Pass(last.Span.End);
                open.Pop();
                xml.WriteEndElement();
            }
        }

        void Pass(int place)
        {
            xml.WriteString(Legal(article.Text[at..place]));
            at = place;
        }
    }

    private void Element(XmlWriter xml, string name, string text, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name);
        foreach (var (attribute, value) in attributes)
            xml.WriteAttributeString(attribute, Legal(value));
        xml.WriteString(Legal(text));
        xml.WriteEndElement();
    }

    private static void Pointer(XmlWriter xml, string target, string type)
    {
        xml.WriteStartElement("ptr");
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("target", target);
        xml.WriteEndElement();
    }

    private string Language() => article.Article.Language is { } language && language.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && language.Length > 0 ? language : "fr";

    private string Legal(string text)
    {
        if (text.All(XmlConvert.IsXmlChar))
            return text;
        var legal = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                legal.Append(text[i]).Append(text[++i]);
                continue;
            }

            var isLegal = XmlConvert.IsXmlChar(text[i]);
            export.Counts.Replaced += isLegal ? 0 : 1;
            legal.Append(isLegal ? text[i] : '\uFFFD');
        }

        return legal.ToString();
    }
}
