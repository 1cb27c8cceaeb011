using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace NewsArchive.Exporting;

public sealed partial class TeiExportTests : HostileArchive
{
    private static readonly XNamespace Tei = "http://www.tei-c.org/ns/1.0", Xml = XNamespace.Xml;

    [Fact]
    public async Task Every_document_is_well_formed_and_every_pointer_leads_somewhere()
    {
        foreach (var document in await DocumentsAsync())
        {
            var ids = document.Descendants().Attributes(Xml + "id").Select(id => id.Value).ToList();
            Assert.Equal(ids.Count, ids.Distinct().Count());
            var pointers = document.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "target" or "who" or "ref" or "next" or "prev" or "ana").SelectMany(attribute => attribute.Value.Split(' '));
            Assert.All(pointers, pointer => Assert.Contains(Range().Match(pointer) is { Success: true } range ? range.Groups[1].Value : pointer[1..], ids));
            Assert.Contains(string.Join(' ', document.Root!.Elements().Select(element => element.Name.LocalName)), new[] { "teiHeader standOff text", "teiHeader text" });
        }
    }

    [Fact]
    public async Task The_blocks_have_their_text_and_every_annotation_its_words()
    {
        var proved = 0;
        foreach (var document in await DocumentsAsync())
        {
            var key = (string)document.Descendants(Tei + "idno").First(idno => (string?)idno.Attribute("type") == "key");
            var article = Archive.Read<long>($"SELECT id FROM article WHERE key = '{key}'");
            var text = Archive.TextOf(article).Replace('\0', '\uFFFD');
            var blocks = document.Root!.Element(Tei + "text")!.Element(Tei + "body")!.Elements().ToList();
            Assert.Equal(text, string.Join("\n\n", blocks.Select(block => block.Value)));

            var byId = document.Descendants().Where(element => element.Attribute(Xml + "id") is not null).ToDictionary(element => element.Attribute(Xml + "id")!.Value);
            foreach (var annotation in document.Descendants(Tei + "annotation"))
            {
                var (table, number) = annotation.Attribute(Xml + "id")!.Value is ['a', '-', var kind, .. var rest] ? (kind == 'q' ? "quote" : "mention", rest) : ("", "");
                var words = table == "quote"
                    ? Archive.Rows($"SELECT value ->> 'exact' FROM quote, json_each(parts) WHERE quote.id = {number}").ToList()
                    : [.. Archive.Rows($"SELECT anchor ->> 'exact' FROM mention WHERE id = {number}")];
                var pointed = annotation.Attribute("target")!.Value.Split(' ').Select(pointer => WordsAt(pointer, byId)).ToList();
                // Line ends between blocks are in none of them.
                Assert.Equal(string.Concat(words).Replace('\0', '\uFFFD').Replace("\n\n", "", StringComparison.Ordinal), string.Concat(pointed));
                proved++;
            }
        }

        Assert.Equal(6 + 6, proved);
    }

    [Fact]
    public async Task What_nests_stands_in_the_text_and_what_crosses_beside_it()
    {
        var hostile = (await DocumentsAsync()).Single(document => document.Descendants(Tei + "said").Any(said => said.Value == "la situation était grave"));
        var said = hostile.Descendants(Tei + "said").ToList();
        Assert.DoesNotContain(said, one => one.Value.StartsWith("Nous gagnerons", StringComparison.Ordinal));
        Assert.Contains(said, one => one.Value == "gagnerons », a déclaré Jean");
        Assert.Contains("#string-range(b2,", (string)hostile.Descendants(Tei + "annotation").First().Attribute("target")!, StringComparison.Ordinal);
        var person = hostile.Descendants(Tei + "person").First();
        Assert.Equal(HostileName, (string)person.Element(Tei + "persName")!);
        Assert.Contains(hostile.Descendants(Tei + "note"), note => note.Value == HostileNote);
        Assert.Equal(["accepted", "proposed"], hostile.Descendants(Tei + "note").Where(note => (string?)note.Attribute("type") == "state").Select(note => note.Value).Distinct().Order());
        Assert.True(Counts.Replaced > 0);
    }

    private async Task<List<XDocument>> DocumentsAsync()
    {
        var files = Unzip(await ExportAsync(new TeiExport())).Where(file => file.Key.EndsWith(".xml", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, files.Count);
        return [.. files.Select(file =>
        {
            using var reader = XmlReader.Create(new MemoryStream(file.Value), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
        })];
    }

    private static string WordsAt(string pointer, Dictionary<string, XElement> byId)
    {
        if (Range().Match(pointer) is not { Success: true } range)
            return byId[pointer[1..]].Value;
        var points = byId[range.Groups[1].Value].Value.EnumerateRunes().Select(rune => rune.ToString()).ToList();
        return string.Concat(points.GetRange(int.Parse(range.Groups[2].Value, CultureInfo.InvariantCulture), int.Parse(range.Groups[3].Value, CultureInfo.InvariantCulture)));
    }

    [GeneratedRegex(@"^#string-range\((\w+),(\d+),(\d+)\)$")]
    private static partial Regex Range();
}
