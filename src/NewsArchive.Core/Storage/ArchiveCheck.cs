using System.Data.Common;
using NewsArchive.Storage.Checks;

namespace NewsArchive.Storage;

/// <summary>What a check found.</summary>
/// <param name="Articles">How many articles were proved, deleted ones included.</param>
/// <param name="Annotations">How many quotations and mentions were proved.</param>
/// <param name="Faults">What is wrong; none when all is well.</param>
/// <param name="DerivedIsOff">Whether columns and tables that are computed from others are not what they should be (see <see cref="DerivedCheck"/>).</param>
/// <param name="UnlikeRevision">The articles whose title or date is not that of their current revision, where that revision is proved.</param>
public sealed record CheckReport(long Articles, long Annotations, IReadOnlyList<Message> Faults, bool DerivedIsOff, IReadOnlyList<long> UnlikeRevision);

/// <summary>
/// Proves an archive part by part: the file, the schema, the foreign keys, every text with its title and blocks, every anchor, every
/// saved page, the history and what it left, and what is computed from them. The search index has a verification of its own.
/// </summary>
/// <param name="options">The settings of the archive.</param>
/// <remarks>A part that cannot be read is named as damaged, and the others are proved all the same.</remarks>
public sealed class ArchiveCheck(ArchiveOptions options)
{
    private const int MostFaults = 100;

    /// <summary>Checks. The archive may be in use meanwhile: everything is read from one state of it.</summary>
    /// <returns>What was found, at most a hundred faults.</returns>
    public CheckReport Run()
    {
        using var connection = Database.Open(options);
        // A sector of the disk that cannot be read is then a fault of SQLite, not the end of the process.
        connection.Run("PRAGMA mmap_size = 0");
        var (findings, derived) = (new Findings(MostFaults), new Findings(MostFaults));
        findings.Run("check.damaged-file", () => FileCheck.Integrity(connection, MostFaults));
        findings.Run("check.damaged-schema", () => FileCheck.Schema(connection));
        findings.Run("check.damaged-keys", () => FileCheck.ForeignKeys(connection));
        using var transaction = connection.BeginReading();
        var (texts, anchors) = (new TextCheck(connection, transaction), new AnchorCheck(connection, transaction));
        findings.Run("check.damaged-texts", texts.Faults);
        findings.Run("check.damaged-anchors", anchors.Faults);
        findings.Run("check.damaged-originals", () => OriginalCheck.Faults(connection, transaction));
        findings.Run("check.damaged-history", () => HistoryCheck.Faults(connection, transaction));
        findings.Run("check.damaged-state", () => State(connection, transaction));
        derived.Run("check.damaged-derived", () => DerivedCheck.Faults(connection, transaction, MostFaults));
        var faults = findings.Faults.Concat(derived.Faults).Distinct().Take(MostFaults).ToList();
        return new CheckReport(texts.Count, anchors.Count, faults, derived.Count > 0, texts.UnlikeRevision);
    }

    private static IEnumerable<Message> State(DbConnection connection, DbTransaction transaction)
    {
        using var state = new StateCheck(connection, transaction);
        foreach (var fault in state.Faults().Take(MostFaults))
            yield return fault;
    }
}
