using NewsArchive.Search.Postings;

namespace NewsArchive.Search.Clauses;

/// <summary>Clauses that must all hold, or of which one is enough.</summary>
internal sealed class JoinedClause(IReadOnlyList<Clause> parts, bool isAll) : Clause
{
    public override bool IsLeaf => false;

    public override void Open(IndexReader index)
    {
        foreach (var part in parts)
            part.Open(index);
    }

    public override void Weigh(Rarities rarities)
    {
        foreach (var part in parts)
            part.Weigh(rarities);
    }

    public override int Next(int from) => isAll ? NextOfAll(from) : NextOfAny(from);

    public override float Score(in ArticleRow row)
    {
        float sum = 0;
        var has = isAll;
        foreach (var part in parts)
        {
            var score = part.Score(row);
            if (score >= 0)
            {
                sum += score;
                has = true;
            }
            else if (isAll)
            {
                return -1;
            }
        }

        return has ? sum : -1;
    }

    public override bool Fits(in ArticleRow row)
    {
        foreach (var part in parts)
        {
            if (part.Fits(row) != isAll)
                return !isAll;
        }

        return isAll;
    }

    private int NextOfAll(int from)
    {
        for (var agreed = 0; agreed < parts.Count;)
        {
            var next = parts[agreed].Next(from);
            if (next == TermCursor.End)
                return next;
            // Who is further on is asked by all others anew.
            agreed = next == from || agreed == 0 ? agreed + 1 : 0;
            from = next;
        }

        return from;
    }

    private int NextOfAny(int from)
    {
        var first = TermCursor.End;
        foreach (var part in parts)
            first = Math.Min(first, part.Next(from));
        return first;
    }
}
