using System.IO.Compression;
using System.Text;
using System.Text.Json;
using NewsArchive.Storage;

namespace NewsArchive.Importing;

/// <summary>Lines, rows and archives: the same articles in other forms, and what is wrong with some of them.</summary>
public sealed class FormsTests : IDisposable
{
    private const string Articles = "SELECT key, title, title_is_derived, date, first_day, last_day, source, authors, text, blocks FROM (SELECT a.*, r.text, r.blocks FROM article a JOIN revision r ON r.article_id = a.id AND r.number = a.revision) ORDER BY key";

    private static readonly (string Key, string Date, string Title, string Text)[] Three =
    [
        ("a-1", "2023-09", "Un accord, enfin", "Les deux pays se parlent\n\nLe porte-parole a dit : « Nous sommes 😀 contents. »\n\nUN INTERTITRE\n\nLa fin; avec \"guillemets\", virgules."),
        ("a-2", "2016-01-14", "Le marché de l’œuvre", "Première phrase du texte.\nSeconde ligne du même bloc."),
        ("b-3", "2001", "", "Une phrase sans titre, qui finit par un point. Une autre phrase la suit."),
    ];

    private readonly TempArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task The_same_articles_make_the_same_archive_as_files_lines_rows_and_zip()
    {
        using var files = new TempArchive();
        foreach (var (key, date, title, text) in Three)
            files.Write($"{key}.txt", $"date {date} {(title.Length > 0 ? title + "\n\n" : "")}{text}");
        await ImportAsync(files, files.Files);
        var expected = files.Rows(Articles);
        Assert.Equal(3, expected.Count);

        await AssertSameAsync("articles.jsonl", Encoding.UTF8.GetBytes(string.Join('\n', Three.Select(a => JsonSerializer.Serialize(new { id = a.Key, date = a.Date, title = a.Title, text = a.Text })))));
        await AssertSameAsync("utf16.jsonl", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(string.Join("\r\n", Three.Select(a => JsonSerializer.Serialize(new { clé = a.Key, a.Date, titre = a.Title, texte = a.Text.Split("\n\n") }))))]);
        await AssertSameAsync("articles.csv", Encoding.UTF8.GetBytes("id,date,title,text\r\n" + string.Concat(Three.Select(a => $"{a.Key},{a.Date},{Quoted(a.Title)},{Quoted(a.Text)}\r\n"))));
        await AssertSameAsync("french.csv", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("Clé;Date de parution;Titre;Corps;Remarque\n" + string.Concat(Three.Select(a => $"{a.Key};{a.Date};{Quoted(a.Title)};{Quoted(a.Text)};x\n")))]);
        await AssertSameAsync("articles.zip", Zip(Three.Select(a => ($"dossier/{a.Key}.txt", Encoding.UTF8.GetBytes($"date {a.Date} {(a.Title.Length > 0 ? a.Title + "\n\n" : "")}{a.Text}")))));
        await AssertSameAsync("nested.zip", Zip([("dedans/articles.jsonl", Encoding.UTF8.GetBytes(string.Join('\n', Three.Select(a => JsonSerializer.Serialize(new { id = a.Key, date = a.Date, title = a.Title, text = a.Text })))))]));

        async Task AssertSameAsync(string name, byte[] bytes)
        {
            using var archive = new TempArchive();
            var report = await ImportAsync(archive, Written(name, bytes));
            Assert.Equal((name, 3), (name, report.Imported));
            Assert.Empty(report.Rejected);
            Assert.Equal(expected, archive.Rows(Articles));
            Assert.Equal(3, (await ImportAsync(archive, Written(name, bytes))).Unchanged);
        }
    }

    [Fact]
    public async Task What_lines_say_of_publication_authors_and_address_is_kept_and_followed()
    {
        const string First = """{"id":"x","date":"2015-04-30T07:19:58+02:00","headline":"Un titre","body":"Un texte.","journal":"Le Temps","auteurs":["Anne Roux","Paul Petit"],"url":"https://exemple.fr/a?b=1","rubrique":"Monde","langue":"fr"}""";
        var report = await ImportAsync(_archive, Written("x.jsonl", Encoding.UTF8.GetBytes(First)), "Autre journal");
        Assert.Equal((1, "import.fields"), (report.Imported, Assert.Single(report.Warnings).Text.Key));
        Assert.Equal(["x|2015-04-30|Le Temps|[\"Anne Roux\",\"Paul Petit\"]|https://exemple.fr/a?b=1|Monde|fr"], _archive.Rows("SELECT key || '|' || date || '|' || source || '|' || authors || '|' || url || '|' || section || '|' || language FROM article"));

        var revised = await ImportAsync(_archive, Written("x.jsonl", Encoding.UTF8.GetBytes(First.Replace("Paul Petit", "Jean Petit", StringComparison.Ordinal))));
        Assert.Equal(1, revised.Updated);
        Assert.Equal(["[\"Anne Roux\",\"Jean Petit\"]"], _archive.Rows("SELECT authors FROM article"));
    }

    [Theory]
    [InlineData("""{"id":"x","date":"2015","text":"Un texte.","url":"javascript:alert(1)"}""", null)]
    [InlineData("""{"id":"x","text":"Un texte."}""", "import.record-no-date")]
    [InlineData("""{"id":"x","date":"2015-13","text":"Un texte."}""", "import.impossible-date")]
    [InlineData("""{"id":"x","date":"hier","text":"Un texte."}""", "import.unreadable-date")]
    [InlineData("""{"id":"x","date":"2015","text":"  "}""", "import.no-text")]
    [InlineData("""{"id":"x","date":"2015",""", "import.not-json")]
    [InlineData("""["x","2015"]""", "import.not-json")]
    [InlineData("rien de tel", "import.not-json")]
    public async Task A_bad_line_is_named_and_the_lines_beside_it_come_in(string line, string? reason)
    {
        var report = await ImportAsync(_archive, Written("a.jsonl", Encoding.UTF8.GetBytes($$"""{"id":"vor","date":"2014","text":"Avant."}{{"\n\n"}}{{line}}{{"\n"}}{"id":"nach","date":"2016","text":"Après."}""")));
        Assert.Equal(reason is null ? 3 : 2, report.Imported);
        Assert.Equal(reason is null ? [] : new[] { reason }, report.Rejected.Select(note => note.Text.Key));
        Assert.All(report.Rejected, note => Assert.EndsWith("a.jsonl:3", note.File, StringComparison.Ordinal));
        Assert.Empty(_archive.Rows("SELECT url FROM article WHERE url LIKE 'javascript%'"));
    }

    [Theory]
    [InlineData("nom;prénom\na;b\n", "import.no-columns")]
    [InlineData("\n\n", "import.empty")]
    [InlineData("date;text\n2015;\"jamais fermé", null)]
    public async Task A_table_that_is_none_is_rejected_with_what_it_has(string table, string? reason)
    {
        var report = await ImportAsync(_archive, Written("t.csv", Encoding.UTF8.GetBytes(table)));
        Assert.Equal(reason is null ? [] : new[] { reason }, report.Rejected.Select(note => note.Text.Key));
    }

    [Fact]
    public async Task A_quotation_mark_that_never_closes_ends_the_table_with_a_reason()
    {
        var report = await ImportAsync(_archive, Written("t.csv", Encoding.UTF8.GetBytes("date,text\n2014,Avant.\n2015,\"" + new string('x', 11 << 20))));
        Assert.Equal((1, "import.long-row"), (report.Imported, Assert.Single(report.Rejected).Text.Key));
    }

    [Fact]
    public async Task A_table_in_windows_1252_is_read_and_said()
    {
        var report = await ImportAsync(_archive, Written("t.csv", Encoding.Latin1.GetBytes("date;titre;texte;auteur\n2015;L'été;Un été brûlant.;Zoé Roux; \n")));
        Assert.Equal(1, report.Imported);
        Assert.Contains(report.Warnings, note => note.Text.Key == "import.encoding");
        Assert.Equal(["L'été"], _archive.Rows("SELECT title FROM article"));
    }

    [Fact]
    public async Task Entries_that_would_harm_are_rejected_by_name_and_the_others_come_in()
    {
        var link = new byte[] { (byte)'/' };
        var zip = Zip(
        [
            ("bon.txt", "date 2015 Un titre\n\nUn texte."u8.ToArray()), ("../../climbs.txt", "date 2015 A\n\nB."u8.ToArray()), ("/etc/absolu.txt", "date 2015 A\n\nC."u8.ToArray()),
            ("C:\\win.txt", "date 2015 A\n\nD."u8.ToArray()), (".caché.txt", "date 2015 A\n\nE."u8.ToArray()), ("image.png", [1, 2, 3]), ("vide.txt", []), ("lien.txt", link), ("énorme.txt", new byte[11 << 20]),
            ("faux.zip", "PK rien"u8.ToArray()),
        ], entry => entry.ExternalAttributes = entry.Name == "lien.txt" ? unchecked((int)0xA1FF0000) : 0);
        var report = await ImportAsync(_archive, Written("a.zip", zip));
        Assert.Equal(1, report.Imported);
        Assert.Equal(
            ["import.broken-archive", "import.climbs", "import.climbs", "import.climbs", "import.empty", "import.link-inside", "import.too-large"],
            report.Rejected.Select(note => note.Text.Key).Order());
        Assert.Equal(["import.hidden", "import.other-kind"], report.Skipped.Select(note => note.Text.Key).Order());
        Assert.False(File.Exists("/etc/absolu.txt"));
    }

    [Fact]
    public async Task An_entry_that_is_encrypted_is_rejected_by_name_and_the_others_come_in()
    {
        var zip = Zip([("bon.txt", "date 2015 Un titre\n\nUn texte."u8.ToArray()), ("secret.txt", "date 2016 Un autre\n\nUn autre texte."u8.ToArray())]);
        // The lowest bit of the flags, in the entry's own head and in the list at the end.
        foreach (var (signature, flags) in new[] { ((ReadOnlyMemory<byte>)"PK\u0003\u0004"u8.ToArray(), 6), ("PK\u0001\u0002"u8.ToArray(), 8) })
            zip[zip.AsSpan().LastIndexOf(signature.Span) + flags] |= 1;
        var report = await ImportAsync(_archive, Written("a.zip", zip));
        Assert.Equal(1, report.Imported);
        var rejected = Assert.Single(report.Rejected);
        Assert.Equal("import.encrypted", rejected.Text.Key);
        Assert.EndsWith("a.zip!/secret.txt", rejected.File, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Archives_in_archives_in_archives_are_not_followed()
    {
        var zip = Zip([("un.txt", "date 2015 Un titre\n\nUn texte."u8.ToArray())]);
        for (var depth = 0; depth < 5; depth++)
            zip = Zip([($"{depth}.zip", zip)]);
        var report = await ImportAsync(_archive, Written("a.zip", zip));
        Assert.Equal((0, "import.deep-archive"), (report.Imported, Assert.Single(report.Rejected).Text.Key));
    }

    [Fact]
    public async Task An_archive_that_grows_without_measure_is_left()
    {
        var zeros = new byte[10 << 20];
        Array.Fill(zeros, (byte)'\n');
        var zip = Zip(Enumerable.Range(0, 40).Select(i => ($"{i:00}.txt", zeros)));
        var report = await ImportAsync(_archive, Written("bombe.zip", zip));
        Assert.Equal(40, report.Rejected.Count);
        Assert.Contains(report.Rejected, note => note.Text.Key == "import.bomb");
    }

    [Fact]
    [Trait(Soak.Category, Soak.Name)]
    public async Task Any_bytes_under_any_of_the_names_end_in_a_report()
    {
        var random = new Random(5);
        var zip = Zip([("a.txt", "date 2015 Un titre\n\nUn texte."u8.ToArray()), ("b.jsonl", "{}"u8.ToArray())]);
        for (var round = 0; round < Soak.Size(30, 150); round++)
        {
            var bytes = (byte[])zip.Clone();
            for (var hit = 0; hit <= round % 7; hit++)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (round % 5 == 0)
                random.NextBytes(bytes);
            var report = await ImportAsync(_archive, Written(new[] { "a.zip", "a.csv", "a.jsonl" }[round % 3], bytes));
            Assert.True(report.Read + report.Rejected.Count + report.Skipped.Count > 0, $"Round {round} says nothing of its file.");
        }

        Assert.Empty(new ArchiveCheck(_archive.Options).Run().Faults);
    }

    private static string Quoted(string cell) => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static byte[] Zip(IEnumerable<(string Name, byte[] Bytes)> files, Action<ZipArchiveEntry>? change = null)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                var entry = archive.CreateEntry(name);
                change?.Invoke(entry);
                using var stream = entry.Open();
                stream.Write(bytes);
            }
        }

        return memory.ToArray();
    }

    private string Written(string name, byte[] bytes)
    {
        var path = Path.Combine(_archive.Files, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static Task<ImportReport> ImportAsync(TempArchive archive, string path, string? publication = null) =>
        new Importer(archive.Options, archive.Clock).ImportAsync(new ImportRequest([path], publication));
}
