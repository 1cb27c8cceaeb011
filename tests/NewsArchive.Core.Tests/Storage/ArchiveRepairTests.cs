namespace NewsArchive.Storage;

/// <summary>What is computed is rebuilt, and the next check is clean; what people wrote is only told of.</summary>
public sealed class ArchiveRepairTests : IAsyncLifetime, IDisposable
{
    private readonly TempArchive _archive = new();

    public async Task InitializeAsync()
    {
        await _archive.AddAsync("a", "date 2023-09 Une élève élevée\n\nUne phrase : « Oui », a dit Kirby Smith de Paris.");
        await _archive.AddAsync("b", "date 2023-09 Un deuxième\n\nUne phrase.");
        using var desk = _archive.Desk();
        var text = _archive.TextOf(1);
        (await desk.Categories.CreateAsync(new("Thème"))).IsSaved();
        (await desk.Categories.CreateAsync(new("Autre"))).IsSaved();
        (await desk.Quotes.CreateAsync(1, text.QuoteOf("« Oui »") with { Categories = [1] })).IsSaved();
        (await desk.Mentions.CreateAsync(1, text.MentionOf("Kirby Smith"))).IsSaved();
        _archive.Run("UPDATE article SET categories = '[2,1]' WHERE id = 1");
        Assert.Empty(Check().Faults);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _archive.Dispose();

    [Theory]
    [InlineData("DELETE FROM quote_category", "check.categories", "repair.derived")]
    [InlineData("DELETE FROM article_category WHERE category_id = 2", "check.categories", "repair.derived")]
    [InlineData("INSERT INTO article_category VALUES (2, 2)", "check.categories", "repair.derived")]
    [InlineData("PRAGMA foreign_keys = OFF; INSERT INTO quote_category VALUES (1, 99)", "check.foreign-key", "repair.derived")]
    [InlineData("UPDATE article SET first_day = 20230902 WHERE id = 2", "check.days", "repair.derived")]
    [InlineData("UPDATE article SET last_day = 20231231 WHERE id = 2", "check.days", "repair.derived")]
    [InlineData("UPDATE entity_name SET initials = 'zz'", "check.initials", "repair.derived")]
    [InlineData("UPDATE article SET title = 'X' || substr(title, 2) WHERE id = 1", "check.metadata", "repair.metadata")]
    [InlineData("UPDATE article SET title_is_derived = 1 WHERE id = 2", "check.metadata", "repair.metadata")]
    [InlineData("UPDATE article SET date = '2024' WHERE id = 2", "check.metadata", "repair.metadata")]
    [InlineData("UPDATE article SET date = 'hier' WHERE id = 2", "check.metadata", "repair.metadata")]
    [InlineData("DROP TRIGGER quote_of_merged", "check.schema", "repair.schema")]
    [InlineData("CREATE TRIGGER planted AFTER DELETE ON article BEGIN DELETE FROM quote; END", "check.schema", "repair.schema")]
    [InlineData("CREATE VIEW \"a\"\"b\" AS SELECT 1", "check.schema", "repair.schema")]
    [InlineData("DROP INDEX article_by_text; CREATE INDEX article_by_text ON article (title)", "check.schema", "repair.schema")]
    [InlineData("PRAGMA writable_schema = ON; CREATE TEMP TABLE kept AS SELECT * FROM sqlite_schema WHERE name = 'article_by_source'; DELETE FROM sqlite_schema WHERE name = 'article_by_source'; PRAGMA writable_schema = RESET; UPDATE article SET source = 'Le Monde' WHERE id = 2; PRAGMA writable_schema = ON; INSERT INTO sqlite_schema SELECT * FROM kept; PRAGMA writable_schema = RESET", "check.integrity", "repair.orders")]
    public void What_is_computed_is_found_and_rebuilt(string damage, string fault, string repair)
    {
        var before = Texts();
        _archive.Run(damage);
        ConnectionPools.Clear(_archive.Options);
        var report = Check();
        Assert.Contains(fault, report.Faults.Select(found => found.Key));

        Assert.Contains(repair, new ArchiveRepair(_archive.Options).Run(report).Select(done => done.Key));

        Assert.Empty(Check().Faults);
        Assert.Equal(before, Texts());
    }

    [Theory]
    [InlineData("UPDATE revision SET text = replace(text, 'phrase', 'chimie') WHERE article_id = 1", "check.hash")]
    [InlineData("UPDATE revision SET blocks = '[[0,9999,\"headline\"]]' WHERE article_id = 1", "check.blocks")]
    [InlineData("UPDATE quote SET parts = '[null]'", "check.anchor")]
    [InlineData("UPDATE mention SET anchor = json_set(anchor, '$.start', 1)", "check.anchor")]
    [InlineData("PRAGMA foreign_keys = OFF; UPDATE mention SET entity_id = 77", "check.foreign-key")]
    [InlineData("PRAGMA foreign_keys = OFF; UPDATE quote SET categories = '[1,99]'", "check.foreign-key")]
    [InlineData("CREATE TABLE theirs (a TEXT)", "check.schema")]
    public void What_is_not_computed_is_told_and_left_alone(string damage, string fault)
    {
        _archive.Run(damage);
        var before = Texts();

        new ArchiveRepair(_archive.Options).Run(Check());

        Assert.Contains(fault, Check().Faults.Select(found => found.Key));
        Assert.Equal(before, Texts());
    }

    [Fact]
    public async Task Of_a_corrected_article_only_what_its_file_says_is_taken_from_the_revision()
    {
        using (var desk = _archive.Desk())
            (await desk.Articles.CorrectAsync(1, 1, new() { Title = "Corrigé", Date = TestDate("2020") })).IsSaved();
        Assert.Empty(Check().Faults);
        _archive.Run("UPDATE article SET corrected = json_set(corrected, '$.title.words', 'Un faux', '$.date', '1999')");
        Assert.Equal([new Message("check.metadata", 1L, 1)], Check().Faults);

        new ArchiveRepair(_archive.Options).Run(Check());

        Assert.Empty(Check().Faults);
        Assert.Equal(["Corrigé|2020|Une élève élevée|2023-09"], _archive.Rows("SELECT title, date, corrected ->> '$.title.words', corrected ->> '$.date' FROM article WHERE id = 1"));
    }

    [Fact]
    public void Running_programs_read_anew_what_they_keep_in_memory()
    {
        _archive.Run("UPDATE article SET first_day = 20230902 WHERE id = 2");
        var before = LastReset();

        new ArchiveRepair(_archive.Options).Run(Check());
        var after = LastReset();
        new ArchiveRepair(_archive.Options).Run(Check());

        Assert.True(after > before);
        Assert.Equal(after, LastReset());
    }

    private static Articles.PartialDate TestDate(string written) => Articles.PartialDate.TryParse(written, out var date) ? date : default;

    private long LastReset()
    {
        using var connection = Database.Open(_archive.Options);
        return ChangeFeed.LastReset(connection);
    }

    private CheckReport Check() => new ArchiveCheck(_archive.Options).Run();

    private IReadOnlyList<string> Texts() => _archive.Rows("SELECT text, blocks FROM revision UNION ALL SELECT parts, categories FROM quote UNION ALL SELECT anchor, entity_id FROM mention");
}
