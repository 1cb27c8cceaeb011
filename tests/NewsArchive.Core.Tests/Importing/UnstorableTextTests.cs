using System.IO.Compression;
using System.Text;

namespace NewsArchive.Importing;

/// <summary>Half a surrogate pair and U+0000 in files of every form: what holds them is rejected by name, what stands beside it comes in.</summary>
public sealed class UnstorableTextTests : IDisposable
{
    private const string Good = """{"id":"bon","date":"2023-09","title":"Un bon titre","text":"Un bon corps."}""";

    private static readonly byte[] Half = [0xED, 0xA0, 0xBD];

    private readonly TempArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    public static TheoryData<string, string> Lines => new()
    {
        { """{"id":"x","date":"2023","title":"Un titre","text":"Coupé ¤"}""", @"\ud83d" },
        { """{"id":"x","date":"2023","title":"Un titre ¤","text":"Corps."}""", @"\ude00" },
        { """{"id":"x¤","date":"2023","title":"Un titre","text":"Corps."}""", @"\u0000" },
        { """{"id":"x","date":"2023¤","title":"Un titre","text":"Corps."}""", @"\u0000" },
        { """{"id":"x","date":"2023","title":"Un titre","text":"Corps.","author":["Anne ¤"]}""", @"\ud83d" },
        { """{"id":"x","date":"2023","title":"Un titre","text":"Corps.","source":"AFP¤"}""", @"\u0000" },
        { """{"id":"x","date":"2023","title":"Un titre","text":"Corps.","url":"https://exemple.fr/¤"}""", @"\ud83d" },
        { """{"id":"x","date":"2023","title":"Un titre","text":"Corps.","section":"¤"}""", @"\ud83d" },
        { """{"id":"x","date":"2023","title":"Un titre","text":"Corps.","language":"¤"}""", @"\udc00" },
        { """{"id":"x","date":"2023","title":"Un titre","text":"Corps.","¤":"x"}""", @"\ud800" },
        { """{"¤":"x","id":"x","date":"2023","title":"Un titre","text":"Corps."}""", @"\ud800" },
        { """{"id":"x","date":"2023","title":"Un titre","text":["Un.","¤"]}""", @"\ud83d\ud83d\ude00" },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task A_line_is_rejected_and_the_next_one_comes_in(string line, string escape)
    {
        var report = await ImportAsync("a.jsonl", Encoding.UTF8.GetBytes($"{line.Replace("¤", escape, StringComparison.Ordinal)}\n{Good}\n"));
        AssertOnly(report, "a.jsonl:1", imported: 1);
    }

    [Fact]
    public async Task A_line_of_utf_16_is_rejected_and_the_next_one_comes_in() =>
        AssertOnly(await ImportAsync("a.jsonl", Utf16($"{{\"id\":\"x\",\"date\":\"2023\",\"text\":\"a\uD83Db\"}}\n{Good}")), "a.jsonl:1", imported: 1);

    [Theory]
    [InlineData("2023;Titre;Texte\0;AFP")]
    [InlineData("2023;Ti\0tre;Texte;AFP")]
    [InlineData("2023;Titre;Texte;A\0FP")]
    public async Task A_row_is_rejected_and_the_next_one_comes_in(string row)
    {
        AssertOnly(await ImportAsync("a.csv", Encoding.UTF8.GetBytes($"date;titre;texte;source\n{row}\n2023;Bon;Un bon texte.;AFP\n")), "a.csv:2", imported: 1);
        AssertOnly(await ImportAsync("b.csv", Utf16($"date;titre;texte;source\n{row.Replace('\0', '\uD83D')}\n2022;Bon;Un autre texte.;AFP\n")), "b.csv:2", imported: 1);
        AssertOnly(await ImportAsync("c.csv", [.. "date;titre;texte\n2023;Été;Un texte "u8, .. Half, .. "\n2021;Été;Un troisième texte.\n"u8]), "c.csv:2", imported: 1, expected: null);
    }

    [Fact]
    public async Task A_seed_file_is_rejected_in_any_encoding()
    {
        AssertOnly(await ImportAsync("a.txt", Utf16("date 2023 Un titre\n\nUn texte \uD83D coupé.")), "a.txt", imported: 0);
        AssertOnly(await ImportAsync("b.txt", [.. "date 2023 Un été\n\nUn texte "u8, .. Half, .. " coupé."u8]), "b.txt", imported: 0);
        AssertOnly(await ImportAsync("c.txt", "date 2023 Un titre\n\nUn texte \0 coupé."u8.ToArray()), "c.txt", imported: 0, "import.binary");
    }

    [Fact]
    public async Task Pairs_that_are_written_as_two_characters_are_read_as_one()
    {
        Assert.Equal(1, (await ImportAsync("a.txt", [.. "date 2023 Un été\n\nUn texte "u8, .. Half, 0xED, 0xB8, 0x80, .. " entier."u8])).Imported);
        Assert.EndsWith("Un texte 😀 entier.", _archive.TextOf(1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entries_of_an_archive_are_rejected_by_what_they_hold_and_by_their_names()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in new[] { ("a.txt", Utf16("date 2023 A\n\nUn \uD83D.")), ("b\0.txt", "date 2023 B\n\nUn B."u8.ToArray()), ("c.txt", "date 2023 C\n\nUn C."u8.ToArray()) })
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        var report = await ImportAsync("z.zip", bytes.ToArray());
        Assert.Equal(1, report.Imported);
        Assert.Equal(["import.unstorable", "import.unstorable-name"], report.Rejected.Select(note => note.Text.Key).Order());
        AssertNothingSlippedIn();
    }

    [Theory]
    [InlineData("""{"@type":"NewsArticle","headline":"Un titre ¤","datePublished":"2016-01-14"}""")]
    [InlineData("""{"@type":"NewsArticle","headline":"Un titre","datePublished":"2016-01-14","¤":1}""")]
    [InlineData("""{"¤":1,"@type":"NewsArticle","headline":"Un titre","datePublished":"2016-01-14","author":{"¤":2,"name":"Zoé ¤"}}""")]
    public async Task What_the_data_of_a_page_say_with_such_a_character_is_passed_over(string data)
    {
        foreach (var (name, escape) in new[] { ("a", @"\ud83d"), ("b", @"\u0000") })
        {
            var page = $"<!DOCTYPE html><title>Le pont</title><meta property=article:published_time content=2016-01-14><script type=application/ld+json>{data.Replace("¤", escape, StringComparison.Ordinal)}</script><article><h1>Le pont {name}</h1><p>La circulation reprendra lundi, sur une seule voie d’abord ; {name}.</p></article>";
            Assert.Equal(1, (await ImportAsync($"{name}.html", Encoding.UTF8.GetBytes(page))).Imported);
        }

        AssertNothingSlippedIn();
    }

    private void AssertOnly(ImportReport report, string file, int imported, string? expected = "import.unstorable")
    {
        var rejected = Assert.Single(report.Rejected);
        Assert.EndsWith(file, rejected.File, StringComparison.Ordinal);
        if (expected is not null)
            Assert.Equal(expected, rejected.Text.Key);
        Assert.Equal((imported, imported + 1), (report.Imported, report.Read));
        AssertNothingSlippedIn();
    }

    private void AssertNothingSlippedIn() => Assert.Empty(_archive.Rows("""
        SELECT a.key FROM article a JOIN revision r ON r.article_id = a.id WHERE instr(a.key || a.title || coalesce(a.source, '') || coalesce(a.url, '') || a.authors || r.text || r.file, char(0)) > 0
        UNION ALL SELECT file FROM imported_file WHERE instr(file || key, char(0)) > 0
        """));

    private static byte[] Utf16(string text) => [0xFF, 0xFE, .. text.SelectMany(BitConverter.GetBytes)];

    private Task<ImportReport> ImportAsync(string name, byte[] bytes) => new Importer(_archive.Options, _archive.Clock).ImportAsync(new ImportRequest([_archive.Write(name, bytes)]));
}
