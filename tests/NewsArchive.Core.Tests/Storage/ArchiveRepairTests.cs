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
        (await desk.Quotes.CreateAsync(1, text.QuoteOf("« Oui »"))).IsSaved();
        (await desk.Mentions.CreateAsync(1, text.MentionOf("Kirby Smith"))).IsSaved();
        _archive.Run("INSERT INTO category (version, name, colour) VALUES (1, 'Thème', 'grey'), (1, 'Autre', 'red'); UPDATE quote SET categories = '[1]'; UPDATE article SET categories = '[2,1]' WHERE id = 1");
        Assert.Empty(Check().Faults);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _archive.Dispose();

    [Theory]
    [InlineData("DELETE FROM article_index WHERE rowid = 1", "check.index", "repair.index")]
    [InlineData("DELETE FROM word_index WHERE rowid = 2", "check.index", "repair.index")]
    [InlineData("DELETE FROM quote_index", "check.quote-index", "repair.index")]
    [InlineData("DELETE FROM index_state", "check.index-old", "repair.index")]
    [InlineData("DELETE FROM lexeme", "check.lexicon", "repair.index")]
    [InlineData("DELETE FROM quote_category", "check.categories", "repair.derived")]
    [InlineData("DELETE FROM article_category WHERE category_id = 2", "check.categories", "repair.derived")]
    [InlineData("INSERT INTO article_category VALUES (2, 2)", "check.categories", "repair.derived")]
    [InlineData("PRAGMA foreign_keys = OFF; INSERT INTO quote_category VALUES (1, 99)", "check.foreign-key", "repair.derived")]
    [InlineData("UPDATE article SET first_day = 20230902 WHERE id = 2", "check.days", "repair.derived")]
    [InlineData("UPDATE article SET last_day = 20231231 WHERE id = 2", "check.days", "repair.derived")]
    [InlineData("UPDATE entity_name SET initials = 'zz'", "check.initials", "repair.derived")]
    [InlineData("DROP TRIGGER quote_of_merged", "check.schema", "repair.schema")]
    [InlineData("CREATE TRIGGER planted AFTER DELETE ON article BEGIN DELETE FROM quote; END", "check.schema", "repair.schema")]
    [InlineData("CREATE VIEW \"a\"\"b\" AS SELECT 1", "check.schema", "repair.schema")]
    [InlineData("DROP INDEX article_by_text; CREATE INDEX article_by_text ON article (title)", "check.schema", "repair.schema")]
    [InlineData("PRAGMA writable_schema = ON; CREATE TEMP TABLE kept AS SELECT * FROM sqlite_schema WHERE name = 'article_by_source'; DELETE FROM sqlite_schema WHERE name = 'article_by_source'; PRAGMA writable_schema = RESET; UPDATE article SET source = 'Le Monde' WHERE id = 2; PRAGMA writable_schema = ON; INSERT INTO sqlite_schema SELECT * FROM kept; PRAGMA writable_schema = RESET", "check.integrity", "repair.orders")]
    public void What_is_computed_is_found_and_rebuilt(string damage, string fault, string repair)
    {
        var before = Texts();
        _archive.Run(damage);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
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
    public void An_index_is_rebuilt_beside_damage_that_is_not_its_own()
    {
        _archive.Run("UPDATE revision SET title = 'Un faux' WHERE article_id = 2; DELETE FROM article_index WHERE rowid = 1");

        new ArchiveRepair(_archive.Options).Run(Check());

        Assert.Equal([new Message("check.hash", 2L, 1)], Check().Faults);
    }

    private CheckReport Check() => new ArchiveCheck(_archive.Options).Run();

    private IReadOnlyList<string> Texts() => _archive.Rows("SELECT text, blocks FROM revision UNION ALL SELECT parts, categories FROM quote UNION ALL SELECT anchor, entity_id FROM mention");
}
