using FsCheck;
using FsCheck.Fluent;

namespace NewsArchive.Text.Alignment;

public sealed class DiffTests
{
    private static readonly Gen<int[]> Sequences = Gen.Choose(0, 5).ListOf().Select(list => list.ToArray());

    [Theory]
    [InlineData("", "", "")]
    [InlineData("abc", "abc", "abc")]
    [InlineData("abc", "xyz", "")]
    [InlineData("abcabba", "cbabac", "caba")]
    [InlineData("le chat dort", "le chien dort", "le ch dort")]
    public void What_is_common_is_found(string from, string to, string common)
    {
        var runs = Diff.Of([.. from.Select(c => (int)c)], [.. to.Select(c => (int)c)]);
        Assert.Equal(common, string.Concat(runs.Select(run => from.Substring(run.A, run.Length))));
    }

    [Fact]
    public void Runs_are_equal_in_order_and_apart() => Prop.ForAll(Sequences.Two().ToArbitrary(), pair =>
    {
        var (a, b) = pair;
        var (endA, endB) = (0, 0);
        foreach (var run in Diff.Of(a, b))
        {
            if (run.Length <= 0 || run.A < endA || run.B < endB || !a.AsSpan(run.A, run.Length).SequenceEqual(b.AsSpan(run.B, run.Length)))
                return false;
            (endA, endB) = (run.A + run.Length, run.B + run.Length);
        }

        return endA <= a.Length && endB <= b.Length;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Without_elements_that_stand_once_the_script_is_the_shortest() => Prop.ForAll(Sequences.Two().ToArbitrary(), pair =>
    {
        // Each twice: nothing is unique, and only Myers is asked.
        int[] a = [.. pair.Item1, .. pair.Item1], b = [.. pair.Item2, .. pair.Item2];
        return Diff.Of(a, b).Sum(run => run.Length) <= Longest(a, b)
            && (pair.Item1.Length > 0 && pair.Item1.SequenceEqual(pair.Item2) ? Diff.Of(a, b).Sum(run => run.Length) == a.Length : true);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [Trait(Soak.Category, Soak.Name)]
    [InlineData(1, 2)]
    [InlineData(2, 3)]
    [InlineData(200_000, 199_999)]
    public void Many_elements_take_bounded_work_whatever_they_are(int kinds, int otherKinds)
    {
        var random = new Random(1);
        var length = Soak.Size(20_000, 200_000);
        var a = Enumerable.Range(0, length).Select(_ => random.Next(kinds)).ToArray();
        var b = Enumerable.Range(0, length).Select(_ => random.Next(otherKinds)).ToArray();

        Diff.Of(a, b, out var work);

        Assert.InRange(work, 1, 2_500L * length);
    }

    private static int Longest(int[] a, int[] b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
                table[i, j] = a[i - 1] == b[j - 1] ? table[i - 1, j - 1] + 1 : Math.Max(table[i - 1, j], table[i, j - 1]);
        }

        return table[a.Length, b.Length];
    }
}
