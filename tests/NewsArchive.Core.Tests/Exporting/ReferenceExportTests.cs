using System.Text.RegularExpressions;

namespace NewsArchive.Exporting;

/// <summary>BibTeX and RIS: references to the articles.</summary>
public sealed partial class ReferenceExportTests : HostileArchive
{
    [Fact]
    public async Task Every_entry_of_bibtex_is_closed_and_its_signs_are_tamed()
    {
        var text = Utf8(await ExportAsync(new BibtexExport()));
        var entries = Entries(text);
        Assert.Equal(3, entries.Count);
        var full = entries.Single(entry => entry.Contains("author", StringComparison.Ordinal));
        Assert.StartsWith("@article{lejournalcie2021-3,\n", full, StringComparison.Ordinal);
        Assert.Contains("  author = {{Ana Müller}},\n", full, StringComparison.Ordinal);
        Assert.Contains("title = {{100 \\% \\& \\textbraceleft{}accolades\\textbraceright{} \\textbackslash{} \\_un\\_ \\#1}},\n", full, StringComparison.Ordinal);
        Assert.Contains("  journal = {Le Journal \\& Cie},\n  date = {2021-02-03},\n  year = {2021},\n  month = feb,\n  day = {3},\n", full, StringComparison.Ordinal);
        Assert.Contains("  url = {https://exemple.example/a?b=%7B&c=%7Bd%7D},\n", full, StringComparison.Ordinal);
        Assert.Contains(entries, entry => entry.Contains("title = {{Séoul ]]> avertit </script>}}", StringComparison.Ordinal));
        // Nothing outside of the entries could begin one.
        Assert.DoesNotContain("@", entries.Aggregate(text, (rest, entry) => rest.Replace(entry, "", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("% 3 articles\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_line_of_ris_has_its_tag()
    {
        var text = Utf8(await ExportAsync(new RisExport()));
        var records = text.Split("ER  - \r\n\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, records.Length);
        Assert.All(records.SelectMany(record => record.Split("\r\n", StringSplitOptions.RemoveEmptyEntries)), line =>
        {
            Assert.Matches("^[A-Z][A-Z0-9]  - .", line);
            Assert.DoesNotContain(line, char.IsControl);
        });
        Assert.All(records, record => Assert.StartsWith("TY  - NEWS\r\nTI  - ", record, StringComparison.Ordinal));
        Assert.Contains("AU  - Ana Müller\r\nT2  - Le Journal & Cie\r\nPY  - 2021\r\nDA  - 2021/02/03/\r\nUR  - https://exemple.example/a?b=%7B&c={d}\r\n", text, StringComparison.Ordinal);
        Assert.Contains("PY  - 2023\r\nDA  - 2023/09//\r\n", text, StringComparison.Ordinal);
    }

    // As BibTeX itself reads: from the sign on, until as many braces are closed as were opened.
    private static List<string> Entries(string text)
    {
        var entries = new List<string>();
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0;)
        {
            var (depth, end) = (0, at);
            do
            {
                if (text[end] == '{')
                    depth++;
                if (text[end] == '}')
                    depth--;
                end++;
            }
            while (depth > 0 || !text[at..end].Contains('{', StringComparison.Ordinal));
            entries.Add(text[at..end]);
            Assert.Matches(Form(), text[at..end]);
            at = text.IndexOf('@', end);
        }

        return entries;
    }

    [GeneratedRegex(@"^@article\{[A-Za-z0-9-]+(?:,\n  [a-z]+ = (?:\{[^\n]*\}|[a-z]{3}))+\n\}$")]
    private static partial Regex Form();
}
