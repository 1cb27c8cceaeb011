namespace NewsArchive.Storage;

/// <summary>What the log keeps of an article: whether it is deleted, and, where a change was about them, its categories.</summary>
/// <param name="IsDeleted">Whether it is deleted.</param>
/// <param name="Categories">The numbers of its categories; null where a change was not about them.</param>
internal sealed record ArticleState(bool IsDeleted, IReadOnlyList<long>? Categories = null);
