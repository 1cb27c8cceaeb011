using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;

namespace NewsArchive.Search.Index.Queries;

/// <summary>Scores documents by BM25 over how often something occurs in them; a place in a title counts more.</summary>
/// <param name="weight">The weight.</param>
/// <param name="occurrences">Where it occurs.</param>
/// <param name="placeWeight">What each place counts.</param>
/// <param name="inTitle">Where it occurs in titles, or null. These places are among the others too.</param>
/// <param name="similarity">The formula, or null where nothing is ranked.</param>
internal sealed class OccurrenceScorer(
    Weight weight, Occurrences occurrences, float placeWeight, Occurrences? inTitle, Similarity.SimScorer? similarity) : MatchScorer(weight)
{
    private int _frequency;

    public override int Effort => occurrences.Effort;

    public override long GetCost() => occurrences.Cost;

    public override float GetScore()
    {
        if (similarity is null)
            return 0;
        var frequency = _frequency * placeWeight;
        if (inTitle is not null && inTitle.Advance(DocID) == DocID)
            frequency += inTitle.Count() * (SearchedField.TitleWeight - placeWeight);
        return similarity.Score(DocID, frequency);
    }

    protected override int NextCandidate(int target) => occurrences.Advance(target);

    protected override bool Check() => (_frequency = occurrences.Count()) > 0;
}
