namespace NewsArchive.Storage;

public sealed class ArchiveCheckTests : IDisposable
{
    private readonly TempArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public void A_new_archive_is_sound()
    {
        var report = new ArchiveCheck(_archive.Options).Run();

        Assert.Empty(report.Faults);
        Assert.Equal((0L, 0L), (report.Articles, report.Annotations));
    }

    [Fact]
    public async Task An_archive_in_use_is_sound()
    {
        await FillAsync();

        var report = new ArchiveCheck(_archive.Options).Run();

        Assert.Empty(report.Faults);
        Assert.Equal((3L, 2L), (report.Articles, report.Annotations));
    }

    [Fact]
    public async Task What_stands_around_a_text_is_proved_with_it_and_older_texts_may_have_had_something_else_there()
    {
        const string Page = "<html lang=\"fr\"><head><meta name=\"author\" content=\"{0}\"><meta property=\"article:published_time\" content=\"2023-05-01\"></head><body><article><h1>Un titre</h1><p>Une phrase assez longue pour un paragraphe, {0}.</p></article></body></html>";
        foreach (var author in new[] { "Jeanne Un", "Jeanne Deux" })
        {
            _archive.Write("a.html", Page.Replace("{0}", author, StringComparison.Ordinal));
            await _archive.ImportAsync();
        }

        Assert.Equal(2, _archive.Read<long>("SELECT count(*) FROM revision"));
        Assert.Empty(new ArchiveCheck(_archive.Options).Run().Faults);
        _archive.Run("UPDATE article SET language = 'en'");
        Assert.Equal([new Message("check.hash", 1L, 2)], new ArchiveCheck(_archive.Options).Run().Faults);
    }

    [Theory]
    [InlineData("UPDATE mention SET anchor = json_set(anchor, '$.start', 1)", "check.anchor")]
    [InlineData("UPDATE mention SET anchor = json_set(anchor, '$.end', 5000)", "check.anchor")]
    [InlineData("UPDATE quote SET parts = json_set(parts, '$[0].exact', 'Non')", "check.anchor")]
    [InlineData("UPDATE quote SET cue = json_set(cue, '$.start', -1)", "check.anchor")]
    [InlineData("UPDATE quote SET revision = 7", "check.anchor")]
    [InlineData("UPDATE revision SET blocks = '[[0,8,\"headline\"],[4,12,\"paragraph\"]]' WHERE article_id = 1", "check.blocks")]
    [InlineData("UPDATE revision SET blocks = '[]' WHERE article_id = 1", "check.blocks")]
    [InlineData("UPDATE revision SET blocks = '[[0,8,\"headline\"],[10,9999,\"paragraph\"]]' WHERE article_id = 1", "check.blocks")]
    [InlineData("UPDATE revision SET blocks = '[[0,8,\"headline\"],[10,20,\"paragraph\"]]' WHERE article_id = 1", "check.blocks")]
    [InlineData("UPDATE revision SET blocks = replace(blocks, '[0,', '[1,') WHERE article_id = 1", "check.blocks")]
    [InlineData("UPDATE revision SET blocks = replace(blocks, 'paragraph', 'paragraf') WHERE article_id = 1", "check.blocks")]
    [InlineData("UPDATE article SET title = 'Un faux' WHERE id = 2", "check.metadata")]
    [InlineData("UPDATE article SET date = '1999' WHERE id = 2", "check.metadata")]
    [InlineData("UPDATE quote SET note = 'Une autre'", "check.state")]
    [InlineData("UPDATE quote SET state = 'rejected'", "check.state")]
    [InlineData("UPDATE mention SET origin = 'rule'", "check.state")]
    [InlineData("UPDATE entity SET description = 'Autre'", "check.state")]
    [InlineData("UPDATE entity_name SET name = 'KIRBY'", "check.state")]
    [InlineData("DELETE FROM mention", "check.state-lost")]
    [InlineData("INSERT INTO category (version, name, colour) VALUES (1, 'Thème', 'grey'); INSERT INTO article_category VALUES (1, 1)", "check.categories")]
    [InlineData("INSERT INTO category (version, name, colour) VALUES (1, 'Thème', 'grey'); UPDATE quote SET categories = '[1]'; DELETE FROM quote_category", "check.categories")]
    [InlineData("UPDATE revision SET title = 'Un faux'", "check.hash")]
    [InlineData("UPDATE revision SET date = '1999'", "check.hash")]
    [InlineData("UPDATE article SET text_hash = x'00'", "check.hash")]
    [InlineData("DELETE FROM revision WHERE article_id = 2", "check.no-text")]
    [InlineData("PRAGMA foreign_keys = OFF; UPDATE mention SET entity_id = 77", "check.foreign-key")]
    [InlineData("PRAGMA foreign_keys = OFF; INSERT INTO duplicate VALUES ('x', 99, 'x.txt', '2023')", "check.foreign-key")]
    public async Task Damage_to_the_tables_is_found(string damage, string fault)
    {
        await FillAsync();
        _archive.Run(damage);

        Assert.Contains(fault, new ArchiveCheck(_archive.Options).Run().Faults.Select(found => found.Key));
    }

    [Theory]
    [InlineData("UPDATE original SET packed = CAST(substr(packed, 1, 30) || x'FFFFFFFF' || substr(packed, 35) AS BLOB) WHERE rowid = 1")]
    [InlineData("UPDATE original SET packed = substr(packed, 1, 40) WHERE rowid = 1")]
    [InlineData("UPDATE original SET packed = x'' WHERE rowid = 1")]
    [InlineData("UPDATE original SET packed = (SELECT packed FROM original WHERE rowid = 2) WHERE rowid = 1")]
    [InlineData("UPDATE original SET length = length + 1 WHERE rowid = 1")]
    [InlineData("UPDATE original SET length = 3 WHERE rowid = 1")]
    public async Task A_saved_page_is_proved_by_the_hash_it_is_known_by(string damage)
    {
        foreach (var name in new[] { "a", "b" })
        {
            _archive.Write($"{name}.html", $"""
                <html lang="fr"><head><meta property="article:published_time" content="2023-05-01"></head>
                <body><article><h1>Un titre {name}</h1><p>Une phrase assez longue pour un paragraphe de la page {name}.</p></article></body></html>
                """);
            await _archive.ImportAsync();
        }

        Assert.Empty(new ArchiveCheck(_archive.Options).Run().Faults);
        _archive.Run(damage);
        Assert.Equal([new Message("check.original", 1L, 1L)], new ArchiveCheck(_archive.Options).Run().Faults);
        _archive.Run("DELETE FROM revision_original");
        Assert.Equal(["check.original-unused"], new ArchiveCheck(_archive.Options).Run().Faults.Select(found => found.Key));
    }

    [Theory]
    [InlineData("ALTER TABLE revision RENAME COLUMN blocks TO gone", "check.damaged-article")]
    [InlineData("DROP TABLE original", "check.damaged-originals")]
    [InlineData("ALTER TABLE change RENAME COLUMN hash TO gone", "check.damaged-history")]
    [InlineData("ALTER TABLE mention RENAME COLUMN anchor TO gone", "check.damaged-anchors")]
    [InlineData("ALTER TABLE entity_name RENAME COLUMN initials TO gone", "check.damaged-derived")]
    public async Task A_part_that_cannot_be_read_is_named_and_the_others_are_proved(string damage, string fault)
    {
        await FillAsync();
        _archive.Run($"PRAGMA foreign_keys = OFF; DROP TRIGGER change_is_final; {damage}");
        _archive.Run("UPDATE article SET first_day = 1 WHERE id = 1; UPDATE quote SET parts = json_set(parts, '$[0].exact', 'Non')");

        var faults = new ArchiveCheck(_archive.Options).Run().Faults.Select(found => found.Key).ToList();

        Assert.Contains(fault, faults);
        Assert.Contains("check.schema", faults);
        if (fault != "check.damaged-anchors")
            Assert.Contains("check.anchor", faults);
        if (fault != "check.damaged-derived")
            Assert.Contains("check.days", faults);
    }

    [Theory]
    [InlineData("sure", "UPDATE quote SET parts = json_set(parts, '$[0].end', 4, '$[0].exact', '« 👨')")]
    [InlineData("check", "UPDATE quote SET parts = json_set(parts, '$[0].end', 4, '$[0].exact', '« 👨')")]
    [InlineData("check", "UPDATE quote SET speaker = json_set(speaker, '$.start', 1)")]
    [InlineData("check", "UPDATE mention SET anchor = json_set(anchor, '$.exact', 'Kirbi')")]
    public async Task Anchors_are_proved_whether_they_are_sure_or_in_doubt(string anchoring, string damage)
    {
        const string text = "« 👨‍👩‍👧 », a dit Kirby.";
        await _archive.AddAsync("a", "date 2023-09 " + text);
        using (var desk = _archive.Desk())
        {
            (await desk.Quotes.CreateAsync(1, text.QuoteOf("« 👨‍👩‍👧 »") with { Speaker = text.SpanOf("Kirby") })).IsSaved();
            (await desk.Mentions.CreateAsync(1, text.MentionOf("Kirby"))).IsSaved();
        }

        _archive.Run($"UPDATE quote SET anchoring = '{anchoring}'; UPDATE mention SET anchoring = '{anchoring}'");
        Assert.DoesNotContain("check.anchor", new ArchiveCheck(_archive.Options).Run().Faults.Select(found => found.Key));
        _archive.Run(damage);
        Assert.Contains("check.anchor", new ArchiveCheck(_archive.Options).Run().Faults.Select(found => found.Key));
    }

    [Theory]
    [InlineData("UPDATE quote SET parts = 'nonsense'")]
    [InlineData("UPDATE quote SET parts = '[null]'")]
    [InlineData("UPDATE mention SET anchor = '{\"start\":\"a\"}'")]
    [InlineData("UPDATE revision SET blocks = 'nonsense'")]
    [InlineData("UPDATE revision SET blocks = '[[0,8,\"nonsense\"]]'")]
    [InlineData("UPDATE revision SET date = 'hier'")]
    public async Task Damage_that_cannot_be_read_is_found_as_well(string damage)
    {
        await FillAsync();
        _archive.Run(damage);

        Assert.NotEmpty(new ArchiveCheck(_archive.Options).Run().Faults);
    }

    [Fact]
    public async Task A_changed_text_is_found_by_its_hash()
    {
        await FillAsync();
        _archive.Run("UPDATE revision SET text = replace(text, 'phrase', 'chimie') WHERE article_id = 1");

        var report = new ArchiveCheck(_archive.Options).Run();

        Assert.Equal([new Message("check.hash", 1L, 1)], report.Faults);
    }

    private async Task FillAsync()
    {
        await _archive.AddAsync("a", "date 2023-09 Un titre\n\nUne phrase : « Oui », a dit Kirby.");
        await _archive.AddAsync("b", "date 2023-09 Un deuxième\n\nUne phrase.");
        var gone = await _archive.AddAsync("c", "date 2023-09 Un troisième\n\nUne phrase.");
        using var desk = _archive.Desk();
        var text = _archive.TextOf(1);
        (await desk.Quotes.CreateAsync(1, text.QuoteOf("« Oui »") with { Cue = text.SpanOf("a dit") })).IsSaved();
        (await desk.Mentions.CreateAsync(1, text.MentionOf("Kirby"))).IsSaved();
        (await desk.Articles.DeleteAsync(gone, 1)).IsSaved();
    }
}
