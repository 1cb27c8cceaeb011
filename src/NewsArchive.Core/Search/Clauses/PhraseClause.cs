using NewsArchive.Search.Postings;

namespace NewsArchive.Search.Clauses;

/// <summary>A phrase.</summary>
/// <param name="words">For each of its words the stems it may have.</param>
/// <param name="inTitle">Whether only the headline counts.</param>
internal sealed class PhraseClause(IReadOnlyList<IReadOnlyList<string>> words, bool inTitle = false) : Clause
{
    private readonly WordSequence _sequence = new(words);
    private readonly List<(int Column, int Offset)> _starts = [];
    private float _rarity = 1;

    public override void Open(IndexReader index) => _sequence.Open(index);

    public override void Weigh(Rarities rarities) => _rarity = _sequence.Rarity(rarities);

    public override int Next(int from) => _sequence.Next(from);

    public override float Score(in ArticleRow row)
    {
        _sequence.Find(row, _starts);
        float frequency = 0;
        var has = false;
        foreach (var (column, _) in _starts)
        {
            if (inTitle && column != Title)
                continue;
            has = true;
            frequency += Weights[column];
        }

        return has ? _rarity * row.Saturated(frequency) : -1;
    }
}
