using NewsArchive.Search.Postings;

namespace NewsArchive.Search.Clauses;

/// <summary>A word, in any of its readings.</summary>
/// <param name="stems">The stems it may have.</param>
/// <param name="inTitle">Whether only the headline counts.</param>
internal sealed class WordClause(IReadOnlyList<string> stems, bool inTitle = false) : Clause
{
    private TermCursor[] _readings = [];
    private float _rarity = 1;

    public override void Open(IndexReader index) => _readings = [.. stems.Select(index.Find)];

    public override void Weigh(Rarities rarities) => _rarity = rarities.Of(stems);

    public override int Next(int from)
    {
        var first = TermCursor.End;
        foreach (var reading in _readings)
            first = Math.Min(first, reading.MoveTo(from));
        return first;
    }

    public override float Score(in ArticleRow row)
    {
        float frequency = 0;
        foreach (var reading in _readings)
        {
            for (var places = row.PlacesOf(reading); places.Has; places.Move())
            {
                if (inTitle && places.Column != Title)
                    break;
                frequency += Weights[places.Column];
            }
        }

        return frequency > 0 ? _rarity * row.Saturated(frequency) : -1;
    }

    public override bool Fits(in ArticleRow row)
    {
        if (inTitle)
            return base.Fits(row);
        foreach (var reading in _readings)
        {
            if (row.Has(reading))
                return true;
        }

        return false;
    }
}
