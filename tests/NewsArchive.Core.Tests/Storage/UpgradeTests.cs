using NewsArchive.Search.Language;

namespace NewsArchive.Storage;

/// <summary>An archive of the first schema, with the index it had: after the upgrade the same articles are found, and more.</summary>
public sealed class UpgradeTests : IAsyncLifetime, IDisposable
{
    private readonly TempArchive _archive = new(upgraded: false);

    public async Task InitializeAsync()
    {
        using var made = new TempArchive();
        await made.AddAsync("a", "date 2023-09 Les chevaux préférés\n\nLa marche, dit-il : « Oui, le marché ».");
        await made.AddAsync("b", "date 2023-09 Un cheval\n\nUne phrase.");
        var gone = await made.AddAsync("c", "date 2023-09 Un autre cheval\n\nUne phrase de trop.");
        using (var desk = made.Desk())
        {
            (await desk.Quotes.CreateAsync(1, made.TextOf(1).QuoteOf("« Oui, le marché »"))).IsSaved();
            (await desk.Articles.DeleteAsync(gone, 1)).IsSaved();
        }

        new Schema([Script("001")]).Upgrade(_archive.Options, _archive.Clock);
        var tables = _archive.Rows("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'index_state'");
        _archive.Run($"""
            PRAGMA foreign_keys = OFF;
            ATTACH '{made.Options.DatabaseFile}' AS made;
            {string.Concat(tables.Select(table => $"INSERT INTO main.{table} SELECT {ColumnsOf(table)} FROM {(table == "change" ? "(SELECT c.*, a.name AS who FROM made.change c JOIN made.actor a ON a.id = c.actor_id)" : $"made.{table}")};"))}
            INSERT INTO main.article_index (rowid, title, body) VALUES (1, 'les chevaux preferes', 'la marche dit il oui le marche'), (2, 'un cheval', 'une phrase');
            INSERT INTO main.quote_index (rowid, words) VALUES (1, 'oui le marche');
            INSERT INTO main.index_state VALUES ('words', 1);
            DETACH made;
            """);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task The_archive_is_sound_and_the_same_articles_are_found()
    {
        new Schema().Upgrade(_archive.Options, _archive.Clock);

        Assert.Equal(new Schema().Version, _archive.Read<long>("PRAGMA user_version"));
        Assert.Empty(new ArchiveCheck(_archive.Options).Run().Faults);
        await FindsAsync();
    }

    [Fact]
    public async Task The_same_articles_are_found_beside_those_of_an_import()
    {
        new Schema().Upgrade(_archive.Options, _archive.Clock);
        await _archive.AddAsync("d", "date 2024 Un chevalet\n\nRien.");

        Assert.Empty(new ArchiveCheck(_archive.Options).Run().Faults);
        await FindsAsync();
    }

    [Fact]
    public void The_space_of_the_index_in_the_database_goes_back_to_the_disk()
    {
        _archive.Run("""
            WITH RECURSIVE n (value) AS (VALUES (100) UNION ALL SELECT value + 1 FROM n WHERE value < 700)
            INSERT INTO article_index (rowid, title, body) SELECT value, 'titre', hex(randomblob(4000)) FROM n
            """);
        var before = Length();

        new Schema().Upgrade(_archive.Options, _archive.Clock);

        Assert.Equal(0, _archive.Read<long>("PRAGMA freelist_count"));
        Assert.InRange(Length(), 1, before / 4);

        long Length() => _archive.Read<long>("PRAGMA page_count") * _archive.Read<long>("PRAGMA page_size");
    }

    [Fact]
    public void The_log_keeps_every_line_and_what_it_undoes()
    {
        const string Before = "SELECT id, at, who, action, subject, subject_id, article_id, version, before, after, undoes FROM change ORDER BY id";
        const string After = "SELECT c.id, at, a.name, action, subject, subject_id, article_id, version, before, after, undoes FROM change c JOIN actor a ON a.id = c.actor_id ORDER BY c.id";
        _archive.Run("INSERT INTO change (at, who, action, subject, subject_id, version, undoes) VALUES (1, 'import', 'update', 'entity', 7, 3, 2)");
        var before = _archive.Rows(Before);

        new Schema().Upgrade(_archive.Options, _archive.Clock);

        Assert.Equal(3, before.Count);
        Assert.Equal(before, _archive.Rows(After));
        Assert.DoesNotContain(new ArchiveCheck(_archive.Options).Run().Faults, fault => fault.Key.StartsWith("check.history", StringComparison.Ordinal));
        Assert.Contains("undoes|change", _archive.Rows("SELECT \"from\", \"table\" FROM pragma_foreign_key_list('change')"));
        Assert.Empty(_archive.Rows("PRAGMA foreign_key_check"));
        _archive.Run("INSERT INTO change (at, actor_id, action, subject, subject_id, version, hash) VALUES (1, 1, 'create', 'search', 1, 1, zeroblob(32))");
        Assert.Equal(4, _archive.Read<long>("SELECT max(id) FROM change"));
    }

    private async Task FindsAsync()
    {
        using var context = _archive.Context();
        var search = Searches.Articles(context);
        foreach (var (typed, keys) in new[]
        {
            ("cheval", "a b"), ("phrase", "b"), ("preferes", "a"), ("=chevaux", "a"), ("=marché", "a"), ("titre:chevau*", "a"), ("cite:marche", "a"), ("cite:=marché", "a"), ("trop", ""),
        })
        {
            var found = await search.FindAsync(new ArticleQuery(QueryParser.Parse(typed)), 0, 10).Select(hit => hit.Key).ToListAsync();
            Assert.Equal(keys.Split(' ', StringSplitOptions.RemoveEmptyEntries), found.Order(StringComparer.Ordinal));
        }
    }

    // Those of the old schema; later ones have more.
    private string ColumnsOf(string table) => string.Join(", ", _archive.Rows($"SELECT name FROM pragma_table_info('{table}') ORDER BY cid"));

    private static string Script(string number)
    {
        var assembly = typeof(Schema).Assembly;
        var name = assembly.GetManifestResourceNames().Single(name => name.Contains($".{number}-", StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
