using System.Globalization;
using NewsArchive.Storage;

namespace NewsArchive.Search.Index;

/// <summary>What a commit of the index holds: which archive, up to which row of its change feed, analysed how.</summary>
/// <param name="Feed">The row of the change feed.</param>
/// <param name="Analysis">The analysis, as <see cref="ArticleAnalysis.Version"/> numbers it.</param>
internal sealed record IndexPosition(FeedPosition Feed, int Analysis)
{
    private const string Archive = "archive", Sequence = "sequence", Token = "token", AnalysisName = "analysis";

    /// <summary>A position that this program writes.</summary>
    public static IndexPosition At(FeedPosition feed) => new(feed, ArticleAnalysis.Version);

    /// <summary>Reads the data of a commit.</summary>
    /// <returns>Null where they are of another program or version.</returns>
    public static IndexPosition? Of(IDictionary<string, string> data) =>
        data.TryGetValue(Archive, out var uuid) && Guid.TryParse(uuid, out var archive)
        && data.TryGetValue(Sequence, out var number) && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
        && data.TryGetValue(Token, out var token)
        && data.TryGetValue(AnalysisName, out var version) && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var analysis)
            ? new IndexPosition(new FeedPosition(archive, sequence, token), analysis)
            : null;

    /// <summary>The data of a commit.</summary>
    public Dictionary<string, string> ToCommitData() => new()
    {
        [Archive] = Feed.Archive.ToString(),
        [Sequence] = Feed.Sequence.ToString(CultureInfo.InvariantCulture),
        [Token] = Feed.Token,
        [AnalysisName] = Analysis.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Whether an index that has come here can follow an archive.</summary>
    /// <param name="words">The archive.</param>
    public bool LeadsTo(ArchiveWords words) => Analysis == ArticleAnalysis.Version && words.Has(Feed);
}
