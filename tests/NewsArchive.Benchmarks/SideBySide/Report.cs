using System.Globalization;
using System.Text.Json;

namespace NewsArchive.Benchmarks.SideBySide;

/// <summary>One run, as it is printed and as the next one reads it.</summary>
/// <param name="Articles">How many articles.</param>
/// <param name="MeanBytes">How long one is, bytes of UTF-8.</param>
/// <param name="Shorten">To how many characters texts were cut, or null.</param>
/// <param name="Figures">One line each.</param>
/// <param name="PrivateMegabytes">What the site held at the end, or null where that is not known.</param>
/// <param name="Beside">The page without and with an import beside it, or null.</param>
internal sealed record Report(int Articles, double MeanBytes, int? Shorten, IReadOnlyList<Figures> Figures, double? PrivateMegabytes, (Figures Quiet, Figures Busy)? Beside)
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, IncludeFields = true };

    public static Report Read(string path) => JsonSerializer.Deserialize<Report>(File.ReadAllText(path), Written)!;

    public void Save(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this, Written));

    public double? MeanCpu(string contender) => Figures.FirstOrDefault(figures => figures.Name == contender)?.MeanCpu;

    public double? P95(string contender) => Figures.FirstOrDefault(figures => figures.Name == contender)?.P95;

    public void Print(TextWriter output)
    {
        var kinds = Figures[0].Kinds.Keys.ToList();
        List<string[]> rows = [["milliseconds", "p50", "p95", "p99", "mean CPU", .. kinds.Select(kind => "p50 " + kind), "median total"]];
        foreach (var figures in Figures.Concat(Beside is { } pair ? [pair.Quiet, pair.Busy] : []))
            rows.Add([figures.Name, Number(figures.P50), Number(figures.P95), Number(figures.P99), figures.MeanCpu is { } cpu ? Number(cpu) : "", .. kinds.Select(kind => Number(figures.Kinds[kind])), figures.MedianTotal?.ToString("#,0", CultureInfo.InvariantCulture) ?? ""]);
        Columns.Write(output, rows);
    }

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
