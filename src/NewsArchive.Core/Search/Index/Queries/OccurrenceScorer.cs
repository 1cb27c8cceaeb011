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
    Weight weight, Occurrences occurrences, float placeWeight, Occurrences? inTitle, Similarity.SimScorer? similarity) : Scorer(weight)
{
    public override int DocID => occurrences.DocID;

    public override int Freq => occurrences.Frequency;

    public override int NextDoc() => occurrences.NextDoc();

    public override int Advance(int target) => occurrences.Advance(target);

    public override long GetCost() => occurrences.GetCost();

    public override float GetScore()
    {
        if (similarity is null)
            return 0;
        var doc = occurrences.DocID;
        var frequency = occurrences.Frequency * placeWeight;
        if (inTitle is not null && (inTitle.DocID >= doc ? inTitle.DocID : inTitle.Advance(doc)) == doc)
            frequency += inTitle.Frequency * (SearchedField.TitleWeight - placeWeight);
        return similarity.Score(doc, frequency);
    }
}
