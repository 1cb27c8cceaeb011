using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Storage.Sqlite;

namespace NewsArchive.Storage;

/// <summary>A row of the change feed, distinct from a row of the same number in another copy of the archive.</summary>
/// <param name="Archive">The archive.</param>
/// <param name="Sequence">The number of the row, from 1.</param>
/// <param name="Token">Its random token, in hexadecimal digits.</param>
public sealed record FeedPosition(Guid Archive, long Sequence, string Token);

/// <summary>What rows of the change feed say of words: articles and quotations whose words are new, changed or gone.</summary>
/// <param name="Through">The last row that was read.</param>
/// <param name="Articles">The articles, ascending.</param>
/// <param name="Quotes">The quotations, ascending.</param>
internal sealed record ChangedWords(FeedPosition Through, IReadOnlyCollection<long> Articles, IReadOnlyCollection<long> Quotes);

/// <summary>What rows of the change feed say has changed, in any way.</summary>
internal sealed class ChangedSubjects
{
    public HashSet<long> Articles { get; } = [];

    public HashSet<long> Entities { get; } = [];

    public HashSet<long> Collections { get; } = [];

    public HashSet<long> Categories { get; } = [];

    /// <summary>Whether everything must be read anew.</summary>
    public bool IsReset { get; set; }
}

/// <summary>The list of what has changed (table <c>change_feed</c>), which indexes, catalogs and other running programs follow.</summary>
public static class ChangeFeed
{
    // A catalog that has missed more than so many changes reads everything anew.
    private const int Kept = 10_000;

    private const string Row = "SELECT (SELECT uuid FROM archive), sequence, hex(token) FROM change_feed";

    /// <summary>The newest row that a connection sees.</summary>
    /// <param name="connection">An open connection, in a transaction or not.</param>
    public static FeedPosition NewestOf(DbConnection connection) =>
        Find(connection, $"{Row} ORDER BY sequence DESC LIMIT 1", 0)
        ?? throw new DamagedArchiveException(DamagedPart.Data, new InvalidDataException("The change feed is empty."));

    /// <summary>Whether an archive has had a row, and has every row behind it: what was computed from the archive then can follow it.</summary>
    /// <param name="connection">An open connection, in a transaction or not.</param>
    /// <param name="position">The row.</param>
    public static bool Has(DbConnection connection, FeedPosition position) =>
        Find(connection, $"{Row} WHERE sequence = $sequence", position.Sequence) == position;

    /// <summary>Notes an article that was added, which no trigger does (see <c>019-change-feed.sql</c>).</summary>
    /// <param name="context">A context with an open transaction, the one that adds the article.</param>
    /// <param name="article">The article.</param>
    /// <param name="cancellation">Stops before it is noted.</param>
    public static Task NoteNewAsync(ArchiveContext context, long article, CancellationToken cancellation = default) =>
        context.Database.ExecuteSqlAsync($"INSERT INTO change_feed (article_id, last_article_id) VALUES ({article}, {article})", cancellation);

    /// <summary>Removes old rows.</summary>
    /// <param name="connection">An open connection without a transaction.</param>
    /// <param name="committed">The row to which the index of the archive has come for certain; it and what is behind it stay.</param>
    /// <param name="cancellation">Stops the wait for other writers.</param>
    /// <exception cref="BusyArchiveException">Somebody else is writing for long.</exception>
    public static async Task TrimAsync(DbConnection connection, long committed, CancellationToken cancellation = default)
    {
        // Nobody is kept from writing while there is nothing to remove.
        if (connection.Read<long>($"SELECT coalesce(min(max(sequence) - {Kept}, {committed}) - min(sequence), 0) FROM change_feed") <= 0)
            return;
        using var write = await connection.BeginWriteAsync(cancellation);
        connection.Run($"DELETE FROM change_feed WHERE sequence < min((SELECT max(sequence) FROM change_feed) - {Kept}, {committed})", write.Inner);
        write.Commit();
    }

    /// <summary>Makes every running program read anew what it keeps in memory.</summary>
    /// <param name="connection">A connection in the transaction that has repaired something.</param>
    /// <param name="transaction">That transaction.</param>
    internal static void Reset(DbConnection connection, DbTransaction transaction) => connection.Run("INSERT INTO change_feed (is_reset) VALUES (1)", transaction);

    /// <summary>The newest row that tells of a repair; 0 where there is none any more.</summary>
    /// <param name="connection">An open connection.</param>
    public static long LastReset(DbConnection connection) => connection.Read<long>("SELECT coalesce(max(sequence), 0) FROM change_feed WHERE is_reset = 1");

    /// <summary>Reads which words have changed since a row.</summary>
    /// <param name="connection">A connection in the transaction that reads these words.</param>
    /// <param name="since">The row.</param>
    /// <param name="most">After how many articles and quotations it leaves off, at the end of a row.</param>
    internal static ChangedWords Since(DbConnection connection, FeedPosition since, int most)
    {
        using var command = connection.Command("""
            SELECT sequence, hex(token), CASE WHEN has_new_text = 1 OR last_article_id IS NOT NULL THEN article_id END, last_article_id, quote_id
            FROM change_feed WHERE sequence > $sequence ORDER BY sequence
            """, ("$sequence", since.Sequence));
        using var rows = command.ExecuteReader();
        var (through, articles, quotes) = (since, new SortedSet<long>(), new SortedSet<long>());
        while (articles.Count + quotes.Count < most && rows.Read())
        {
            through = since with { Sequence = rows.GetInt64(0), Token = rows.GetString(1) };
            if (!rows.IsDBNull(2))
            {
                var first = rows.GetInt64(2);
                for (var article = first; article <= (rows.IsDBNull(3) ? first : rows.GetInt64(3)); article++)
                    articles.Add(article);
            }

            if (!rows.IsDBNull(4))
                quotes.Add(rows.GetInt64(4));
        }

        return new ChangedWords(through, articles, quotes);
    }

    /// <summary>How many new articles rows behind another one tell of.</summary>
    internal static long NewTexts(DbConnection connection, long since) => connection.Read<long>(
        $"SELECT coalesce(sum(last_article_id - article_id + 1), 0) FROM change_feed WHERE sequence > {since} AND last_article_id IS NOT NULL");

    /// <summary>Reads what has changed between two rows.</summary>
    /// <param name="connection">A connection in the transaction that reads the changes.</param>
    /// <param name="since">The first row; exclusive.</param>
    /// <param name="through">The last row; inclusive.</param>
    internal static ChangedSubjects Subjects(DbConnection connection, long since, long through)
    {
        using var command = connection.Command($"""
            SELECT article_id, coalesce(last_article_id, article_id), entity_id, collection_id, category_id, is_reset
            FROM change_feed WHERE sequence > $sequence AND sequence <= {through}
            """, ("$sequence", since));
        using var rows = command.ExecuteReader();
        var changes = new ChangedSubjects();
        while (rows.Read())
        {
            for (var article = rows.IsDBNull(0) ? 0 : rows.GetInt64(0); article > 0 && article <= rows.GetInt64(1); article++)
                changes.Articles.Add(article);
            Add(changes.Entities, 2);
            Add(changes.Collections, 3);
            Add(changes.Categories, 4);
            changes.IsReset |= rows.GetInt64(5) == 1;
        }

        return changes;

        void Add(HashSet<long> to, int column)
        {
            if (!rows.IsDBNull(column))
                to.Add(rows.GetInt64(column));
        }
    }

    private static FeedPosition? Find(DbConnection connection, string sql, long sequence)
    {
        using var command = connection.Command(sql, ("$sequence", sequence));
        using var row = command.ExecuteReader();
        return row.Read() ? new FeedPosition(Guid.Parse(row.GetString(0)), row.GetInt64(1), row.GetString(2)) : null;
    }
}
