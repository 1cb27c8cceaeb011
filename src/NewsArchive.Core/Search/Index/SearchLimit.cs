namespace NewsArchive.Search.Index;

/// <summary>What a search may cost: time, and how many terms the beginning of a word may stand for.</summary>
/// <param name="token">Ends the search.</param>
/// <param name="mostPrefixTerms">How many terms are read of all the beginnings in a query, counted in each segment of the index.</param>
internal sealed class SearchLimit(CancellationToken token, int mostPrefixTerms = SearchLimit.UsualPrefixTerms)
{
    /// <summary>How many terms are read of beginnings unless another number is given.</summary>
    public const int UsualPrefixTerms = 1_000_000;

    // Asking a token costs more than a step through the postings.
    private const int StepsUnchecked = 16_384;

    // The first step asks.
    private int _steps = StepsUnchecked;
    private int _prefixTerms;

    /// <summary>Whether something was left out, so that articles may be missing from what was found.</summary>
    public bool IsPartial { get; private set; }

    /// <summary>Counts steps of the search.</summary>
    /// <exception cref="OperationCanceledException">The search must end.</exception>
    public void Spend(int steps)
    {
        if ((_steps += steps) < StepsUnchecked)
            return;
        _steps = 0;
        token.ThrowIfCancellationRequested();
    }

    /// <summary>Asks for one more term of a beginning.</summary>
    /// <returns>False when there were too many; the search is partial then.</returns>
    public bool TakePrefixTerm()
    {
        if (_prefixTerms++ < mostPrefixTerms)
            return true;
        IsPartial = true;
        return false;
    }

    /// <summary>Notes that the search was ended.</summary>
    public void End() => IsPartial = true;
}
