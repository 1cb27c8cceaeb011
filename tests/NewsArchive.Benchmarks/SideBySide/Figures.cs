namespace NewsArchive.Benchmarks.SideBySide;

/// <summary>What was measured of one contender, milliseconds over all executions.</summary>
/// <param name="Name">The contender.</param>
/// <param name="P50">The median.</param>
/// <param name="P95">What 95 of 100 executions did not exceed.</param>
/// <param name="P99">What 99 of 100 did not exceed.</param>
/// <param name="MeanCpu">The mean processor time, milliseconds, or null where it is not known.</param>
/// <param name="Kinds">The median of each kind of query.</param>
/// <param name="MedianTotal">The median number of matching articles, or null where it was not asked for.</param>
internal sealed record Figures(string Name, double P50, double P95, double P99, double? MeanCpu, Dictionary<string, double> Kinds, double? MedianTotal)
{
    public static Figures Of(string name, Dictionary<string, IReadOnlyList<double>> times, IReadOnlyList<double> cpu, IReadOnlyList<Answer> answers)
    {
        double[] all = [.. times.Values.SelectMany(some => some)];
        double[] totals = [.. answers.Where(answer => answer.Total is not null).Select(answer => (double)answer.Total!)];
        return new Figures(
            name,
            all.Percentile(50),
            all.Percentile(95),
            all.Percentile(99),
            cpu.Count == 0 ? null : cpu.Average(),
            times.ToDictionary(pair => pair.Key, pair => pair.Value.Median()),
            totals.Length == 0 ? null : totals.Median());
    }
}
