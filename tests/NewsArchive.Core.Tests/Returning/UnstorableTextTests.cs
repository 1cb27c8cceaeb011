using System.IO.Compression;
using System.Text;

namespace NewsArchive.Returning;

/// <summary>Half a surrogate pair and U+0000 in files of annotations, in each of their forms.</summary>
public sealed class UnstorableTextTests : IDisposable
{
    private readonly TempArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    public static TheoryData<string, string> Files => new()
    {
        { "jsonl", """{"type":"entity","id":1,"name":"Zoé ¤","kind":"person"}""" },
        { "jsonl", """{"type":"category","id":1,"name":"Une","definition":"¤"}""" },
        { "jsonl", """{"type":"entity","id":1,"name":"Zoé","kind":"person","¤":1}""" },
        { "w3c", """{"type":"Annotation","body":{"purpose":"identifying","name":"¤"},"target":{"source":"https://exemple.fr/a","selector":{"type":"TextQuoteSelector","exact":"Un texte"}}}""" },
        { "w3c", """{"¤":1,"type":"Annotation","body":"Note","target":{"source":"https://exemple.fr/a","selector":{"type":"TextQuoteSelector","exact":"Un texte"}}}""" },
        { "w3c", """{"type":"Annotation","¤":1,"body":"Note","target":{"source":"https://exemple.fr/a","selector":{"type":"TextQuoteSelector","exact":"Un texte"}}}""" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task What_holds_it_is_left_out_and_named(string format, string piece)
    {
        await _archive.AddAsync("a", "date 2023 Un titre\n\nUn texte.");
        _archive.Run("UPDATE article SET url = 'https://exemple.fr/a'");
        foreach (var escape in new[] { @"\ud83d", @"\u0000" })
        {
            var broken = piece.Replace("¤", escape, StringComparison.Ordinal);
            var report = await ReturnAsync(Encoding.UTF8.GetBytes(format == "jsonl"
                ? $$"""{"type":"manifest"}{{"\n"}}{{broken}}{{"\n"}}{"type":"entity","id":2,"name":"Anne","kind":"person"}{{"\n"}}{"type":"end"}"""
                : $$$"""{"@context":"http://www.w3.org/ns/anno.jsonld","items":[{{{broken}}},{"type":"Annotation","target":{"source":"https://exemple.fr/a","selector":{"type":"TextQuoteSelector","exact":"texte"}} }]}"""));
            Assert.Equal(["import.unstorable"], report.Notes.Select(note => note.What.Key));
            Assert.Equal(1, report.Rejected);
        }

        Assert.Empty(_archive.Rows("SELECT name FROM entity WHERE name LIKE 'Zo%' UNION ALL SELECT name FROM category"));
        Assert.Equal(format == "jsonl" ? 0 : 1, _archive.Read<long>("SELECT count(*) FROM quote"));
    }

    [Theory]
    [InlineData("Un texte.", "T1\tPerson 0 2\tUn\0\n")]
    [InlineData("Un\0texte.", "T1\tPerson 0 2\tUn\n")]
    public async Task A_document_of_brat_is_left_out_and_named(string text, string annotations)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in new[] { ("a.txt", text), ("a.ann", annotations) })
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        Assert.Equal("import.unstorable", Assert.Single((await ReturnAsync(bytes.ToArray())).Notes).What.Key);
    }

    private async Task<ReturnReport> ReturnAsync(byte[] file)
    {
        using var desk = _archive.Desk();
        var (report, fault) = await new AnnotationImport(desk.Context, desk.Log, _archive.Options, _archive.Clock).RunAsync(_archive.Write("annotations", file), isDryRun: false);
        Assert.Null(fault);
        return report!;
    }
}
