namespace NewsArchive.Editing;

/// <summary>How an edit ended.</summary>
/// <typeparam name="T">What was edited.</typeparam>
public abstract record Edit<T>
{
    private Edit()
    {
    }

    /// <summary>It was saved.</summary>
    /// <param name="Subject">The subject as saved; as it was last when it was deleted.</param>
    /// <param name="ChangeId">The line of the change log.</param>
    public sealed record Saved(T Subject, long ChangeId) : Edit<T>
    {
        /// <summary>Others of its kind that were changed with it, by their numbers.</summary>
        public IReadOnlyList<long> Also { get; init; } = [];
    }

    /// <summary>There is no such thing, or no more.</summary>
    public sealed record Missing : Edit<T>;

    /// <summary>Somebody else changed it meanwhile; nothing was saved.</summary>
    /// <param name="Current">What stands there now.</param>
    public sealed record Stale(T Current) : Edit<T>;

    /// <summary>It cannot be saved like that; nothing was.</summary>
    /// <param name="Reason">What is wrong.</param>
    public sealed record Refused(Message Reason) : Edit<T>;
}
