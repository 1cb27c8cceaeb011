namespace NewsArchive.Text.Alignment;

/// <summary>Equal elements of two sequences that stand in the same order.</summary>
/// <param name="A">Where they begin in the first sequence.</param>
/// <param name="B">Where they begin in the second.</param>
/// <param name="Length">How many they are.</param>
internal readonly record struct Run(int A, int B, int Length);

/// <summary>What two sequences have in common, in order.</summary>
/// <remarks>
/// Common beginnings and ends first; then, where elements stand once on either side, these (Bram Cohen's patience diff);
/// between them the shortest edit script of E. W. Myers, « An O(ND) Difference Algorithm and Its Variations » (1986).
/// Where the script would be long, or much work was done already, nothing is said to be common: the time is bounded by a
/// multiple of the lengths, and what comes out is always right, though not always all.
/// </remarks>
internal static class Diff
{
    private const int MostLevels = 16;
    private const int LongestScript = 1000;
    private const long MostWork = 50_000_000;

    /// <returns>The runs, in order, none touching the next in both sequences.</returns>
    public static List<Run> Of(ReadOnlySpan<int> a, ReadOnlySpan<int> b) => Of(a, b, out _);

    /// <param name="a">The first sequence.</param>
    /// <param name="b">The second.</param>
    /// <param name="done">How many steps the edit scripts took.</param>
    internal static List<Run> Of(ReadOnlySpan<int> a, ReadOnlySpan<int> b, out long done)
    {
        var runs = new List<Run>();
        var work = MostWork;
        var open = new Stack<(int A, int AEnd, int B, int BEnd, int Level)>();
        open.Push((0, a.Length, 0, b.Length, 0));
        while (open.TryPop(out var part))
        {
            var before = a[part.A..part.AEnd].CommonPrefixLength(b[part.B..part.BEnd]);
            Add(runs, part.A, part.B, before);
            var (from, to) = (part.A + before, part.B + before);
            var (end, toEnd) = (part.AEnd, part.BEnd);
            while (end > from && toEnd > to && a[end - 1] == b[toEnd - 1])
                (end, toEnd) = (end - 1, toEnd - 1);
            Add(runs, end, toEnd, part.AEnd - end);
            if (from == end || to == toEnd)
                continue;
            var fixedPoints = part.Level < MostLevels ? Unique(a[from..end], b[to..toEnd]) : [];
            if (fixedPoints.Count == 0)
            {
                Shortest(a[from..end], b[to..toEnd], from, to, runs, ref work);
                continue;
            }

            foreach (var (x, y) in fixedPoints)
            {
                open.Push((from, part.A + before + x, to, part.B + before + y, part.Level + 1));
                Add(runs, part.A + before + x, part.B + before + y, 1);
                (from, to) = (part.A + before + x + 1, part.B + before + y + 1);
            }

            open.Push((from, end, to, toEnd, part.Level + 1));
        }

        done = MostWork - work;
        return Joined(runs);
    }

    // Elements that stand once on either side, the longest row of them that is in order on both.
    private static List<(int X, int Y)> Unique(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        var places = new Dictionary<int, (int X, int Y)>();
        for (var x = 0; x < a.Length; x++)
            places[a[x]] = places.ContainsKey(a[x]) ? (-2, -1) : (x, -1);
        for (var y = 0; y < b.Length; y++)
        {
            if (places.TryGetValue(b[y], out var place) && place.X >= 0)
                places[b[y]] = place.Y < 0 ? (place.X, y) : (-2, -1);
        }

        var pairs = places.Values.Where(place => place.X >= 0 && place.Y >= 0).OrderBy(place => place.X).ToList();
        // The longest increasing row of Y, by piles.
        var (tops, behind) = (new List<int>(), new int[pairs.Count]);
        for (var i = 0; i < pairs.Count; i++)
        {
            var (low, high) = (0, tops.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = pairs[tops[middle]].Y < pairs[i].Y ? (middle + 1, high) : (low, middle);
            }

            behind[i] = low > 0 ? tops[low - 1] : -1;
            if (low == tops.Count)
                tops.Add(i);
            else
                tops[low] = i;
        }

        var row = new List<(int, int)>();
        for (var i = tops.Count > 0 ? tops[^1] : -1; i >= 0; i = behind[i])
            row.Add(pairs[i]);
        row.Reverse();
        return row;
    }

    private static void Shortest(ReadOnlySpan<int> a, ReadOnlySpan<int> b, int offsetA, int offsetB, List<Run> runs, ref long work)
    {
        var most = Math.Min(a.Length + b.Length, LongestScript);
        var ends = new int[(2 * most) + 3];
        var steps = new List<int[]>();
        for (var d = 0; d <= most && work > 0; d++)
        {
            work -= (2 * d) + 1;
            for (var k = -d; k <= d; k += 2)
            {
                var at = k + most + 1;
                var x = k == -d || (k != d && ends[at - 1] < ends[at + 1]) ? ends[at + 1] : ends[at - 1] + 1;
                var from = x;
                while (x < a.Length && x - k < b.Length && a[x] == b[x - k])
                    x++;
                work -= x - from;
                ends[at] = x;
                if (x < a.Length || x - k < b.Length)
                    continue;
                Back(steps, d, k, x, offsetA, offsetB, runs);
                return;
            }

            // What is reached with d steps, from diagonal -d to d.
            steps.Add(ends[(most + 1 - d)..(most + 2 + d)]);
        }
    }

    private static void Back(List<int[]> steps, int d, int k, int x, int offsetA, int offsetB, List<Run> runs)
    {
        for (; d >= 0; d--)
        {
            var start = 0;
            if (d > 0)
            {
                int Reached(int diagonal) => Math.Abs(diagonal) < d ? steps[d - 1][diagonal + d - 1] : -1;
                var isDown = k == -d || (k != d && Reached(k - 1) < Reached(k + 1));
                start = isDown ? Reached(k + 1) : Reached(k - 1) + 1;
                Add(runs, offsetA + start, offsetB + start - k, x - start);
                (x, k) = isDown ? (start, k + 1) : (start - 1, k - 1);
                continue;
            }

            Add(runs, offsetA, offsetB, x);
        }
    }

    private static void Add(List<Run> runs, int a, int b, int length)
    {
        if (length > 0)
            runs.Add(new Run(a, b, length));
    }

    private static List<Run> Joined(List<Run> runs)
    {
        runs.Sort((left, right) => left.A.CompareTo(right.A));
        var joined = new List<Run>();
        foreach (var run in runs)
        {
            if (joined.Count > 0 && joined[^1] is var last && last.A + last.Length == run.A && last.B + last.Length == run.B)
                joined[^1] = last with { Length = last.Length + run.Length };
            else
                joined.Add(run);
        }

        return joined;
    }
}
