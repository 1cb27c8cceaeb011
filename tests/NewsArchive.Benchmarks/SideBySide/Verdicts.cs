using System.Globalization;

namespace NewsArchive.Benchmarks.SideBySide;

/// <summary>The ratios the page must keep, each with what it is and what was wanted.</summary>
internal static class Verdicts
{
    public static void Write(TextWriter output, Report report, Report? earlier)
    {
        var page = report.P95(WebPages.Page);
        List<string[]> rows = [["p95 of the whole page over HTTP", "measured", "wanted", "floor", ""]];
        Add("/ Xapian, hits and snippets alone", page / report.P95("Xapian: 20 hits, snippets"), 1, 1.15);
        Add("/ Xapian with exact facets", page / report.P95("Xapian: + exact facets"), 0.35, 0.4);
        Add("/ the same page in plain FTS5 SQL", page / report.P95(PlainSqlRival.Full), 1.0 / 11, 1.0 / 9);
        Add("mean CPU of a page, milliseconds", report.MeanCpu(WebPages.Page), 7.5, 7.5);
        Add("newest first / by relevance", report.P95(WebPages.Newest) / page, 1, 1);
        Add("while an import runs / without", report.Beside?.Busy.P95 / report.Beside?.Quiet.P95, 1.25, 1.25);
        Add(earlier is null ? "growth, against --compare" : $"growth from {earlier.Articles:#,0} articles of {earlier.MeanBytes:0} bytes", page / earlier?.P95(WebPages.Page), 8, 8);
        Add("private memory at the end, MB (RssAnon)", report.PrivateMegabytes, 300, 300);
        Columns.Write(output, rows);

        void Add(string what, double? measured, double wanted, double floor) => rows.Add(
        [
            what,
            measured?.ToString("0.000", CultureInfo.InvariantCulture) ?? "",
            wanted.ToString("0.###", CultureInfo.InvariantCulture),
            floor.ToString("0.###", CultureInfo.InvariantCulture),
            measured is not { } value ? "not measured" : value <= wanted ? "met" : value <= floor ? "floor met" : "MISSED",
        ]);
    }
}
