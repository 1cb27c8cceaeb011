using System.Text;

namespace NewsArchive.Searching.Clauses;

/// <summary>A word, in any of its readings.</summary>
/// <param name="stems">The stems it may have.</param>
/// <param name="inTitle">Whether only the headline counts.</param>
internal sealed class WordClause(IReadOnlyList<string> stems, bool inTitle = false) : Clause
{
    private int _first;
    private float _rarity = 1;

    public override void Write(StringBuilder expression, List<string> terms)
    {
        _first = terms.Count;
        terms.AddRange(stems);
        expression.Append('(').AppendJoin(" OR ", stems.Select(stem => $"\"{stem}\"")).Append(')');
    }

    public override void Weigh(ReadOnlySpan<int> articles, Func<int, float> rarity)
    {
        var sum = 0;
        foreach (var count in articles.Slice(_first, stems.Count))
            sum += count;
        _rarity = rarity(sum);
    }

    public override float Score(in ArticleRow row)
    {
        float frequency = 0;
        var has = false;
        for (var term = _first; term < _first + stems.Count; term++)
        {
            for (var places = row.PlacesOf(term); places.Has; places.Move())
            {
                if (inTitle && places.Column != Title)
                    break;
                has = true;
                frequency += Weights[places.Column];
            }
        }

        return has ? _rarity * row.Saturated(frequency) : -1;
    }
}
