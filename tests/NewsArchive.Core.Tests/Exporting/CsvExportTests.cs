using System.Globalization;
using System.Text.Json.Nodes;
using CsvHelper;

namespace NewsArchive.Exporting;

public sealed class CsvExportTests : HostileArchive
{
    [Theory]
    [InlineData("fr", ';')]
    [InlineData("en", ',')]
    public async Task Every_row_has_every_cell_and_none_is_a_formula(string language, char separator)
    {
        var files = Unzip(await ExportAsync(new CsvExport(), request => request with { Language = CultureInfo.GetCultureInfo(language) }));
        Assert.Equal(["articles.csv", "quotes.csv", "mentions.csv", "entities.csv", "manifest.json"], files.Keys);
        foreach (var (name, bytes) in files.Where(file => file.Key.EndsWith(".csv", StringComparison.Ordinal)))
        {
            Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
            var rows = Rows(bytes, separator);
            Assert.True(rows.Count > 1, name);
            Assert.All(rows, row => Assert.Equal(rows[0].Count, row.Count));
            Assert.All(rows.SelectMany(row => row.Values), cell => Assert.False(cell.Length > 0 && "=+-@\t\r".Contains(cell[0], StringComparison.Ordinal), cell));
        }
    }

    [Fact]
    public async Task Every_span_has_its_words_in_the_text_of_its_article()
    {
        var files = Unzip(await ExportAsync(new CsvExport(), request => request with { Language = CultureInfo.GetCultureInfo("fr") }));
        var texts = Rows(files["articles.csv"]).ToDictionary(row => row["id"], row => row["text"]);
        Assert.Equal(3, texts.Count);
        var proved = 0;
        foreach (var row in Rows(files["quotes.csv"]).Concat(Rows(files["mentions.csv"])).Where(row => row["standing"] is "sure" or "check"))
        {
            var text = texts[row["article"]];
            foreach (var prefix in new[] { "", "speaker", "cue" })
            {
                var names = prefix.Length == 0 ? ("start", "end", "exact") : ($"{prefix}Start", $"{prefix}End", $"{prefix}Exact");
                if (row.GetValueOrDefault(names.Item1) is { Length: > 0 } start)
                {
                    Assert.Equal(text[Number(start)..Number(row[names.Item2])], row[names.Item3]);
                    proved++;
                }
            }
        }

        Assert.Equal(6 + 4 + 6, proved);
        Assert.Equal(["earlier"], Rows(files["quotes.csv"]).Select(row => row["standing"]).Except(["sure"]));
        Assert.Equal("'" + HostileName, Rows(files["entities.csv"])[0]["name"]);
    }

    [Fact]
    public async Task The_manifest_says_what_and_how_much()
    {
        var manifest = JsonNode.Parse(Unzip(await ExportAsync(new CsvExport()))["manifest.json"])!;
        Assert.Equal(("csv", "tous les articles", "utf-16"), ((string)manifest["format"]!, (string)manifest["query"]!, (string)manifest["offsets"]!));
        Assert.Equal((3, 7, 7, 9), ((int)manifest["counts"]!["articles"]!, (int)manifest["counts"]!["quotes"]!, (int)manifest["counts"]!["mentions"]!, (int)manifest["counts"]!["entities"]!));
        Assert.Contains("export-lacks.blocks", manifest["lacks"]!.AsArray().Select(lack => (string)lack!));
        Assert.StartsWith("2024-05-17T08:30:00", (string)manifest["exportedAt"]!, StringComparison.Ordinal);
    }

    private static int Number(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);

    private static List<Dictionary<string, string>> Rows(byte[] bytes, char separator = ';')
    {
        using var rows = CsvReader.Create(new StringReader(Utf8(bytes[3..])), new CsvReaderOptions { Separator = separator, HasHeader = false });
        var (header, read) = (Array.Empty<string>(), new List<Dictionary<string, string>>());
        while (rows.Read())
        {
            string[] cells = [.. Enumerable.Range(0, rows.FieldCount).Select(rows.GetString)];
            if (header.Length == 0)
                header = cells;
            else
                read.Add(header.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second));
        }

        return read;
    }
}
