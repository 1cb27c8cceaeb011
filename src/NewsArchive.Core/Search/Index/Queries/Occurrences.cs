using Lucene.Net.Search;

namespace NewsArchive.Search.Index.Queries;

/// <summary>The documents of a segment in which something occurs, in their order, and how often it does.</summary>
internal abstract class Occurrences : DocIdSetIterator
{
    /// <summary>How often it occurs in the current document; 1 or more.</summary>
    public abstract int Frequency { get; }
}
