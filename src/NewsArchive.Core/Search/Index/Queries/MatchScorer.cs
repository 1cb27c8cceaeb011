using Lucene.Net.Search;

namespace NewsArchive.Search.Index.Queries;

/// <summary>
/// Goes from candidate to candidate, which are documents that have the words; whether they follow each other or stand near is asked
/// where all parts of a query have agreed on a document.
/// </summary>
internal abstract class MatchScorer(Weight weight) : Scorer(weight)
{
    private int _doc = -1, _checked = -1;
    private bool _matches;

    public sealed override int DocID => _doc;

    public override int Freq => 1;

    /// <summary>How hard it is to tell whether a candidate matches: 0 for a look, more for reading positions.</summary>
    public abstract int Effort { get; }

    /// <summary>Goes on to the first candidate that is no earlier than a document; stays where that is the current one.</summary>
    public int AdvanceCandidate(int target) => _doc >= target ? _doc : _doc = NextCandidate(target);

    /// <summary>Whether the current candidate matches.</summary>
    public bool Matches()
    {
        if (_checked != _doc)
            (_matches, _checked) = (Check(), _doc);
        return _matches;
    }

    public sealed override int NextDoc() => Advance(_doc + 1);

    public sealed override int Advance(int target)
    {
        while (AdvanceCandidate(target) != NO_MORE_DOCS && !Matches())
            target = _doc + 1;
        return _doc;
    }

    protected abstract int NextCandidate(int target);

    protected abstract bool Check();
}
