using System.Globalization;

namespace NewsArchive.Benchmarks;

/// <summary>What was measured, line by line: the rival, ours, the ratio.</summary>
internal sealed class Table
{
    private readonly List<string[]> _rows = [["", "raw FTS5", "ours", "ours / raw", ""]];
    private readonly List<string> _notes = [];

    public void Add(string name, double raw, double ours, string remark = "") =>
        _rows.Add([name, Number(raw), Number(ours), (ours / raw).ToString("0.00", CultureInfo.InvariantCulture), remark]);

    /// <summary>Something that is said below the table.</summary>
    public void Note(string text) => _notes.Add(text);

    public void Print(TextWriter output)
    {
        Columns.Write(output, _rows);
        foreach (var note in _notes)
            output.WriteLine(note);
    }

    private static string Number(double value) => value.ToString(value < 1000 ? "0.00" : "#,0", CultureInfo.InvariantCulture);
}
