using Lucene.Net.Index;
using Lucene.Net.Search;

namespace NewsArchive.Search.Index.Queries;

/// <summary>Articles or quotations by their numbers: those that the catalog names, or all. They add nothing to a score.</summary>
/// <param name="kind">Which of both: <see cref="IndexFields.Article"/> or <see cref="IndexFields.Quote"/>.</param>
/// <param name="has">Whether a number is one of them; null for all.</param>
/// <param name="limit">What the search may cost.</param>
internal sealed class NumberQuery(string kind, Predicate<long>? has, SearchLimit limit) : Query
{
    public override string ToString(string field) => has is null ? $"{kind}:*" : $"{kind}:…";

    public override Weight CreateWeight(IndexSearcher searcher) => new SegmentWeight(this, (weight, context, live) =>
    {
        var reader = context.AtomicReader;
        return WordPostings.Open(reader, IndexFields.Kind, [kind], live, PostingDetail.Documents, limit) is { } all
            ? new Scorer(weight, all, has, reader.GetNumericDocValues(kind))
            : null;
    });

    private sealed class Scorer(Weight weight, WordPostings all, Predicate<long>? has, NumericDocValues numberOf) : Lucene.Net.Search.Scorer(weight)
    {
        public override int DocID => all.Doc;

        public override int Freq => 1;

        public override float GetScore() => 0;

        public override int NextDoc() => Advance(all.Doc + 1);

        public override int Advance(int target)
        {
            for (var doc = all.Advance(target); ; doc = all.Next())
            {
                if (doc == NO_MORE_DOCS || has is null || has(numberOf.Get(doc)))
                    return doc;
            }
        }

        public override long GetCost() => all.Cost;
    }
}
