namespace NewsArchive.Benchmarks;

/// <summary>Rows of cells under a row of headings, lined up for reading.</summary>
internal static class Columns
{
    public static void Write(TextWriter output, IReadOnlyList<string[]> rows)
    {
        int[] columns = [.. Enumerable.Range(0, rows[0].Length)];
        var widths = columns.Select(column => rows.Max(row => row[column].Length)).ToList();
        var areNumbers = columns.Select(column => rows.Skip(1).All(row => row[column] is "" || char.IsAsciiDigit(row[column][0]))).ToList();
        foreach (var row in rows)
            output.WriteLine(string.Join("  ", columns.Select(at => areNumbers[at] ? row[at].PadLeft(widths[at]) : row[at].PadRight(widths[at]))).TrimEnd());
    }
}
