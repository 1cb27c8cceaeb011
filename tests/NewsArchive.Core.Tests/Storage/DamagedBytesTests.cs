
namespace NewsArchive.Storage;

/// <summary>Bytes of the file are altered at places chosen by a seed: the check never says that all is well where something else is read.</summary>
public sealed class DamagedBytesTests : IAsyncLifetime, IDisposable
{
    private static readonly string[] Tables = ["article", "revision", "original", "entity", "entity_name", "quote", "mention", "category", "change", "actor"];

    private readonly TempArchive _archive = new();
    private byte[] _sound = [];
    private string _content = "";

    public async Task InitializeAsync()
    {
        await _archive.AddAsync("a", "date 2023-09 Un titre\n\nUne phrase : « Oui », a dit Kirby Smith de Paris. Moscou répond à Séoul.");
        var paragraphs = string.Concat(Enumerable.Repeat("Un long paragraphe, écrit par plusieurs personnes.\n\n", 200));
        await _archive.AddAsync("b", $"date 2023-09 Un deuxième\n\n{paragraphs}");
        using (var desk = _archive.Desk())
        {
            var text = _archive.TextOf(1);
            foreach (var name in new[] { "Kirby Smith", "Paris", "Moscou", "Séoul" })
                (await desk.Mentions.CreateAsync(1, text.MentionOf(name))).IsSaved();
            (await desk.Quotes.CreateAsync(1, text.QuoteOf("« Oui »") with { Note = "Une note" })).IsSaved();
        }

        _archive.Run("PRAGMA wal_checkpoint(TRUNCATE)");
        ConnectionPools.Clear(_archive.Options);
        _sound = await File.ReadAllBytesAsync(_archive.Options.DatabaseFile);
        _content = Content();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _archive.Dispose();

    [Fact]
    public void What_is_damaged_is_named_or_nothing_differs()
    {
        var named = 0;
        for (var seed = 0; seed < 20; seed++)
        {
            Damage(seed);
            try
            {
                new Schema().Upgrade(_archive.Options, _archive.Clock);
                var report = new ArchiveCheck(_archive.Options).Run();
                if (report.Faults.Count == 0)
                    Assert.Equal((seed, _content), (seed, Content()));
                else
                    new ArchiveRepair(_archive.Options).Run(report);
                named += report.Faults.Count > 0 ? 1 : 0;
            }
            catch (UnusableDatabaseException)
            {
                // Not even the head of the file can be read: that is said as well.
            }
        }

        Assert.InRange(named, 3, 20);
    }

    private void Damage(int seed)
    {
        var (random, bytes) = (new Random(seed), (byte[])_sound.Clone());
        // Most of a young database is room that nobody reads.
        var at = random.Next(bytes.Length - 8);
        while (bytes[at] == 0)
            at = random.Next(bytes.Length - 8);
        for (var i = 0; i < 8; i++)
            bytes[at + i] ^= (byte)random.Next(1, 256);
        ConnectionPools.Clear(_archive.Options);
        foreach (var file in Directory.GetFiles(_archive.Options.DataDirectory, "archive.db*"))
            File.Delete(file);
        File.WriteAllBytes(_archive.Options.DatabaseFile, bytes);
    }

    // All but when and from which file an article was read, of which there is no second copy.
    private string Content() => string.Join('\n', Tables.SelectMany(table =>
    {
        var columns = _archive.Rows($"SELECT name FROM pragma_table_info('{table}')").Except(["file", "encoding", "imported_at", "origins"]);
        return _archive.Rows($"SELECT {string.Join(", ", columns)} FROM {table} ORDER BY 1, 2");
    }));
}
