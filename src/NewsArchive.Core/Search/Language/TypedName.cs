using NewsArchive.Entities;

namespace NewsArchive.Search.Language;

/// <summary>A name as a person typed it, in the form in which folded names are compared and matched by SQLite.</summary>
internal static class TypedName
{
    // Longer than any folded name: one letter folds to eighteen at most. SQLite refuses patterns beyond a limit.
    private const int Longest = Entity.LongestName * 18;

    /// <summary>What is compared: folded, and no longer than any name can be.</summary>
    public static string Folded(string typed)
    {
        var folded = Entity.Folded(typed);
        return folded.Length > Longest ? folded[..Longest] : folded;
    }

    /// <summary>The same letters as a pattern of LIKE with the escape sign <c>\</c>: wildcards stand for themselves.</summary>
    public static string Like(string folded) =>
        folded.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
