using Lucene.Net.Index;
using NewsArchive.Storage;

namespace NewsArchive.Search.Index;

/// <summary>What a verification of the search index found.</summary>
/// <param name="IsUsable">Whether there is an index that belongs to the archive. Any other is no fault: whoever opens it next builds it anew.</param>
/// <param name="Faults">What is wrong with it.</param>
public sealed record IndexReport(bool IsUsable, IReadOnlyList<Message> Faults);

/// <summary>
/// Proves the search index: the checksums of its files, its structure, the row of the change feed it names, and every term of every article and
/// quotation.
/// </summary>
/// <param name="options">The settings of the archive, which may be in use meanwhile.</param>
public sealed class IndexVerification(ArchiveOptions options)
{
    private const int MostFaults = 100, MostAttempts = 5;

    /// <summary>Verifies the last commit of the index. What the archive has changed since that commit is left out.</summary>
    /// <returns>What was found, at most a hundred faults.</returns>
    public IndexReport Run()
    {
        var directory = new IndexDirectory(options);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return directory.Current is { } folder ? Verify(folder) : new IndexReport(IsUsable: false, []);
            }
            catch (Exception fault) when (fault is FileNotFoundException or IndexNotFoundException && attempt < MostAttempts)
            {
                // The program that writes it has committed meanwhile and removed files of the commit before.
            }
            catch (Exception fault) when (IndexIntegrity.IsDamage(fault))
            {
                return new IndexReport(IsUsable: true, [new Message("check.index-damaged", fault.Message)]);
            }
        }
    }

    private IndexReport Verify(string folder)
    {
        using var commit = PinnedCommit.Open(folder);
        IndexIntegrity.CheckFiles(commit);
        if (!new CheckIndex(commit).DoCheckIndex().Clean)
            throw new InvalidDataException("CheckIndex");
        using var reader = DirectoryReader.Open(commit);
        // The state of the archive behind the commit: what has changed in between is known.
        using var words = ArchiveWords.Open(options);
        if (IndexPosition.Of(reader.IndexCommit.UserData) is not { } position || !position.LeadsTo(words))
            return new IndexReport(IsUsable: false, []);
        return new IndexReport(IsUsable: true, [.. Faults(new IndexComparison(words, reader, position.Feed))]);
    }

    private static IEnumerable<Message> Faults(IndexComparison comparison)
    {
        try
        {
            comparison.Run();
        }
        catch (Exception fault) when (StoreFaults.Of(fault) is not null)
        {
            // The archive itself is damaged, which its own check tells: nothing can be said of words that cannot be read.
            return [];
        }

        var faults = comparison.Articles.Order().Take(MostFaults).Select(article => new Message("check.index", article));
        return comparison.Quotes.Count > 0 ? faults.Append(new Message("check.quote-index", (long)comparison.Quotes.Count)) : faults;
    }
}
