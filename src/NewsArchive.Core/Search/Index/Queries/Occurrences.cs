namespace NewsArchive.Search.Index.Queries;

/// <summary>The documents of a segment in which something may occur, in their order, and how often it does.</summary>
internal abstract class Occurrences
{
    /// <summary>How many documents there are at most.</summary>
    public abstract long Cost { get; }

    /// <inheritdoc cref="MatchScorer.Effort"/>
    public abstract int Effort { get; }

    /// <summary>Goes on to the first document, no earlier than one, in which it may occur; stays where that is the current one.</summary>
    public abstract int Advance(int target);

    /// <summary>How often it occurs in the current document; 0 when it does not. Asked once for each document.</summary>
    public abstract int Count();
}
