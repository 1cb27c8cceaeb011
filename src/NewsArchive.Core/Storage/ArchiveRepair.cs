using System.Data.Common;
using NewsArchive.Storage.Checks;
using NewsArchive.Storage.Sqlite;

namespace NewsArchive.Storage;

/// <summary>Rebuilds what an archive has computed from other things. What people wrote and what was imported is never touched: of that, a check only tells.</summary>
/// <param name="options">The settings of the archive, which may be in use meanwhile.</param>
public sealed class ArchiveRepair(ArchiveOptions options)
{
    /// <summary>Mends what a check has found, as far as it can be mended.</summary>
    /// <param name="report">What the check found.</param>
    /// <returns>What was rebuilt.</returns>
    public IReadOnlyList<Message> Run(CheckReport report)
    {
        using var connection = Database.Open(options);
        var done = new List<Message>();
        if (Has(report, "check.schema") && Succeeds(() => SchemaShape.Mend(connection, new Schema().Shape(new Schema().Version))))
            done.Add(new Message("repair.schema"));
        // The ordering structures of tables, which SQLite itself fills from them; then everything else can be read by them.
        if (report.Faults.Any(fault => fault.Key is "check.integrity" or "check.damaged-file") && Succeeds(() => Reorder(connection)))
        {
            done.Add(new Message("repair.orders"));
            // Where a row and its index differed, the row was believed; which of the two was damaged nobody can tell.
            if (report.Faults.FirstOrDefault(IsOfRowAndIndex) is { } differing)
                done.Add(new Message("repair.rows", differing.Arguments));
        }

        if (report.UnlikeRevision.Count > 0 && Succeeds(() => ArticleMetadata.TakeFromRevision(connection, report.UnlikeRevision)))
            done.Add(new Message("repair.metadata", report.UnlikeRevision.Count));
        if ((report.DerivedIsOff || report.UnlikeRevision.Count > 0) && Succeeds(() => Derive(connection)) && report.DerivedIsOff)
            done.Add(new Message("repair.derived"));
        if (done.Count > 0)
            Succeeds(() => ForgetCatalogs(connection));
        return done;
    }

    private static bool IsOfRowAndIndex(Message fault) =>
        fault is { Key: "check.integrity", Arguments: [string what] } && what.Contains("missing from index", StringComparison.Ordinal);

    private static bool Has(CheckReport report, string key) => report.Faults.Any(fault => fault.Key == key);

    private static void Reorder(DbConnection connection)
    {
        using var write = connection.BeginWrite();
        connection.Run("REINDEX", write.Inner);
        write.Commit();
    }

    private static void Derive(DbConnection connection)
    {
        using var write = connection.BeginWrite();
        var transaction = write.Inner;
        // A category that is gone is told of as what it is: a number that leads nowhere.
        foreach (var table in new[] { "quote", "article" })
        {
            connection.Run($"""
                DELETE FROM {table}_category;
                INSERT INTO {table}_category (category_id, {table}_id)
                SELECT DISTINCT c.id, s.id FROM {table} s, json_each(CASE WHEN json_valid(s.categories) THEN s.categories ELSE '[]' END) given JOIN category c ON c.id = given.value
                """, transaction);
        }

        using var days = connection.Prepare(transaction, "UPDATE article SET first_day = $first, last_day = $last WHERE id = $id", "$first", "$last", "$id");
        foreach (var (id, first, last) in DerivedCheck.Days(connection, transaction).ToList())
            days.Run(first, last, id);
        using var initials = connection.Prepare(transaction, "UPDATE entity_name SET initials = $initials WHERE entity_id = $entity AND folded = $folded", "$initials", "$entity", "$folded");
        foreach (var (entity, folded, letters) in DerivedCheck.Initials(connection, transaction).ToList())
            initials.Run(letters, entity, folded);
        write.Commit();
    }

    private static void ForgetCatalogs(DbConnection connection)
    {
        using var write = connection.BeginWrite();
        ChangeFeed.Reset(connection, write.Inner);
        write.Commit();
    }

    // What cannot be rebuilt, because what it is computed from is damaged, stays as it is and is found by the next check.
    private static bool Succeeds(Action rebuild)
    {
        try
        {
            rebuild();
            return true;
        }
        catch (Exception fault) when (DamagedArchiveException.IsLikely(fault))
        {
            return false;
        }
    }
}
