namespace NewsArchive.Editing;

/// <summary>A line of the change log, as far as it tells what stands upon what.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Undoes">The change it takes back, or null.</param>
/// <param name="Version">The version its subject has after it.</param>
public readonly record struct Step(long Id, long? Undoes, int Version = 0);

/// <summary>Tells whether changes of one subject can be taken back: whether all that was done to it since has been undone.</summary>
/// <remarks>
/// The changes that are in force lie upon each other. An undo takes the topmost away, the undo of an undo puts it back. A change
/// can be taken back when the pile is the one it left behind; several, when this holds for each once the later ones are gone.
/// </remarks>
public sealed class Standing
{
    private const int Ground = 0;

    private readonly List<(int Below, long Change)> _piles = [(Ground, 0)];
    private readonly Dictionary<(int Below, long Change), int> _known = [];
    private readonly Dictionary<long, (long Change, bool IsInForce)> _meaning = [];
    private readonly Dictionary<long, (int Before, int After)> _around = [];
    private int _now = Ground;

    /// <summary>Goes through the history of a subject.</summary>
    /// <param name="history">All its changes, the oldest first.</param>
    public Standing(IEnumerable<Step> history)
    {
        foreach (var step in history)
        {
            var before = _now;
            _now = After(step);
            _around[step.Id] = (before, _now);
        }
    }

    /// <summary>Whether changes of the subject can be taken back together, the latest first.</summary>
    /// <param name="changes">Their numbers.</param>
    public bool CanTakeBack(IEnumerable<long> changes)
    {
        var pile = _now;
        foreach (var change in changes.OrderDescending())
        {
            if (!_around.TryGetValue(change, out var around) || around.After != pile)
                return false;
            pile = around.Before;
        }

        return true;
    }

    /// <summary>Whether a change takes another one back, rather than doing something or doing it again.</summary>
    /// <param name="change">Its number.</param>
    public bool IsUndo(long change) => _meaning.TryGetValue(change, out var meaning) && !meaning.IsInForce;

    /// <summary>Whether what a change did is still so: it was not undone, or what it undid was not done again.</summary>
    /// <param name="change">Its number.</param>
    public bool Holds(long change)
    {
        if (!_meaning.TryGetValue(change, out var meaning))
            return false;
        var pile = _now;
        while (pile != Ground && _piles[pile].Change != meaning.Change)
            pile = _piles[pile].Below;
        return pile != Ground == meaning.IsInForce;
    }

    private int After(Step step)
    {
        var (change, isInForce) = step.Undoes is { } undone && _meaning.TryGetValue(undone, out var other) ? (other.Change, !other.IsInForce) : (step.Id, true);
        if (!isInForce && _piles[_now].Change != change)
            (change, isInForce) = (step.Id, true);
        _meaning[step.Id] = (change, isInForce);
        return isInForce ? Upon(_now, change) : _piles[_now].Below;
    }

    // The same changes upon each other are the same pile, however they came to lie there.
    private int Upon(int below, long change)
    {
        if (_known.TryGetValue((below, change), out var pile))
            return pile;
        _piles.Add((below, change));
        return _known[(below, change)] = _piles.Count - 1;
    }
}
