using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using NewsArchive.Editing;

namespace NewsArchive.Storage;

/// <summary>Every change is chained to the one before by a hash: none can be altered, removed or moved unnoticed.</summary>
public sealed class HistoryCheckTests : IAsyncLifetime, IDisposable
{
    private const string Unlocked = "DROP TRIGGER change_is_final; DROP TRIGGER change_is_kept; ";

    private readonly TempArchive _archive = new();

    public async Task InitializeAsync()
    {
        await _archive.AddAsync("a", "date 2023-09 Un titre\n\nUne phrase : « Oui », a dit Kirby. Moscou répond.");
        await _archive.AddAsync("b", "date 2023-09 Un deuxième\n\nUne phrase.");
        using (var desk = _archive.Desk())
        {
            var text = _archive.TextOf(1);
            (await desk.Mentions.CreateAsync(1, text.MentionOf("Kirby"))).IsSaved();
            (await desk.Mentions.CreateAsync(1, text.MentionOf("Moscou", "place"))).IsSaved();
            var quote = (await desk.Quotes.CreateAsync(1, text.QuoteOf("« Oui »"))).IsSaved();
            (await desk.Undo.UndoAsync(quote.ChangeId)).IsSaved();
            // Many at once, by a prepared command.
            (await desk.Articles.DeleteAsync(2, 1)).IsSaved();
        }

        // A new revision, whose annotations follow it: another actor, in the transaction of the import.
        await _archive.AddAsync("a", "date 2023-09 Un titre\n\nEnfin. Une phrase : « Oui », a dit Kirby. Moscou répond.");
        Assert.InRange(_archive.Read<long>("SELECT count(*) FROM change"), 8, 100);
        Assert.Equal(["import", "local"], _archive.Rows("SELECT name FROM actor ORDER BY name"));
        Assert.Empty(Check());
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _archive.Dispose();

    [Fact]
    public void The_hash_is_computed_as_it_is_documented()
    {
        var expected = new byte[32];
        foreach (var row in _archive.Rows("""
            SELECT id, at, actor_id, action, subject, subject_id, article_id, version, hex(before), hex(after), undoes, batch,
                before IS NULL, after IS NULL, hex(hash) FROM change ORDER BY id
            """))
        {
            var columns = row.Split('|');
            var bytes = new List<byte>(expected);
            Number(columns[0]);
            Number(columns[1]);
            Number(columns[2]);
            Text(Encoding.UTF8.GetBytes(columns[3]));
            Text(Encoding.UTF8.GetBytes(columns[4]));
            Number(columns[5]);
            Optional(columns[6] == "", () => Number(columns[6]));
            Number(columns[7]);
            Optional(columns[12] == "1", () => Text(Convert.FromHexString(columns[8])));
            Optional(columns[13] == "1", () => Text(Convert.FromHexString(columns[9])));
            Optional(columns[10] == "", () => Number(columns[10]));
            Optional(columns[11] == "", () => Number(columns[11]));
            expected = SHA256.HashData([.. bytes]);
            Assert.Equal(Convert.ToHexString(expected), columns[14]);

            void Number(string number) => bytes.AddRange(BitConverter.GetBytes(long.Parse(number, CultureInfo.InvariantCulture)).Reverse());

            void Text(byte[] text)
            {
                bytes.AddRange(BitConverter.GetBytes((long)text.Length).Reverse());
                bytes.AddRange(text);
            }

            void Optional(bool isNull, Action add)
            {
                bytes.Add(isNull ? (byte)0 : (byte)1);
                if (!isNull)
                    add();
            }
        }
    }

    [Theory]
    [InlineData("UPDATE change SET at = at + 1 WHERE id = 3", 3)]
    [InlineData("UPDATE change SET actor_id = 3 - actor_id WHERE id = 3", 3)]
    [InlineData("UPDATE change SET action = 'delete' WHERE id = 3", 3)]
    [InlineData("UPDATE change SET subject = 'search' WHERE id = 3", 3)]
    [InlineData("UPDATE change SET subject_id = 77 WHERE id = 3", 3)]
    [InlineData("UPDATE change SET article_id = NULL WHERE id = 2", 2)]
    [InlineData("UPDATE change SET version = 9 WHERE id = 3", 3)]
    [InlineData("UPDATE change SET before = '{}' WHERE id = 3", 3)]
    [InlineData("UPDATE change SET after = replace(after, 'Moscou', 'Moskau') WHERE after LIKE '%Moscou%'", 3)]
    [InlineData("UPDATE change SET after = before, before = after WHERE id = 4", 4)]
    [InlineData("UPDATE change SET undoes = 1 WHERE id = 3", 3)]
    [InlineData("UPDATE change SET batch = 1 WHERE id = 3", 3)]
    [InlineData("UPDATE change SET hash = zeroblob(32) WHERE id = 3", 3)]
    [InlineData("DELETE FROM change WHERE id = 1", 2)]
    [InlineData("UPDATE change SET id = -id WHERE id IN (3, 4); UPDATE change SET id = 7 + id WHERE id < 0", 3)]
    public void A_change_that_was_altered_removed_or_moved_is_named(string damage, long first)
    {
        _archive.Run($"PRAGMA foreign_keys = OFF; {Unlocked}{damage}");

        Assert.Contains(new Message("check.history", first), Check());
        new ArchiveRepair(_archive.Options).Run(new ArchiveCheck(_archive.Options).Run());
        Assert.Contains(new Message("check.history", first), Check());
    }

    [Fact]
    public async Task Changes_removed_at_the_end_are_missed_also_when_others_follow()
    {
        var last = _archive.Read<long>("SELECT max(id) FROM change");
        _archive.Run($"{Unlocked}DELETE FROM change WHERE id > {last - 2}");
        Assert.Contains(new Message("check.history-missing", last - 1, last), Check());

        using (var desk = _archive.Desk())
            (await desk.Articles.DeleteAsync(1, (int)_archive.Read<long>("SELECT version FROM article WHERE id = 1"))).IsSaved();
        Assert.Contains(new Message("check.history-missing", last - 1, last), Check());
    }

    [Fact]
    public void A_counter_behind_the_last_change_is_named()
    {
        _archive.Run("UPDATE sqlite_sequence SET seq = 2 WHERE name = 'change'");
        Assert.Contains(new Message("check.history-counter", 2L, _archive.Read<long>("SELECT max(id) FROM change")), Check());
    }

    [Theory]
    [InlineData("UPDATE change SET version = 9")]
    [InlineData("UPDATE change SET hash = zeroblob(32) WHERE id = 1")]
    [InlineData("DELETE FROM change WHERE id = 8")]
    public void The_database_itself_refuses_to_alter_or_remove_a_change(string statement) =>
        Assert.Contains("the history is never changed", Assert.Throws<SqliteException>(() => _archive.Run(statement)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("UPDATE saved_search SET name = 'Onu'", "check.state", "search")]
    [InlineData("UPDATE saved_search SET seen_article = 77", "check.state", "search")]
    [InlineData("DELETE FROM saved_search", "check.state-lost", "search")]
    [InlineData("UPDATE collection SET description = 'Autre'", "check.state", "collection")]
    [InlineData("DELETE FROM collection", "check.state-lost", "collection")]
    public async Task A_saved_search_or_a_collection_that_is_not_as_its_last_change_left_it_is_named(string damage, string key, string subject)
    {
        long id;
        using (var desk = _archive.Desk())
        {
            var search = (await desk.SavedSearches.CreateAsync(new SavedSearchDraft("ONU", "/?q=onu"))).IsSaved();
            await desk.SavedSearches.SeeAsync(search.Subject.Id);
            var collection = (await desk.Collections.CreateFixedAsync(new CollectionDraft("Corée", "Pour le chapitre 2"), [1])).IsSaved();
            id = subject == "search" ? search.Subject.Id : collection.Subject.Id;
        }

        Assert.Empty(Check());
        _archive.Run(damage);
        Assert.Contains(new Message(key, subject, id), Check());
    }

    [Fact]
    public async Task Somebody_who_is_renamed_leaves_the_history_whole()
    {
        _archive.Run("UPDATE actor SET name = 'Camille' WHERE name = 'local'");

        Assert.Empty(Check());
        using var context = _archive.Context();
        Assert.Equal("Camille", (await new ChangeHistory(context).ListAsync(new ChangeFilter(), 0, 100))[^1].First.Who);
    }

    private IReadOnlyList<Message> Check() => new ArchiveCheck(_archive.Options).Run().Faults;
}
