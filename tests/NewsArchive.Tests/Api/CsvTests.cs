using System.Text;

namespace NewsArchive.Tests.Api;

/// <summary>Titles a spreadsheet would take for formulas, and texts that try to leave their cell.</summary>
public sealed class FormulaSite() : TestSite(folder =>
{
    foreach (var (name, title) in Titles)
        folder.Write($"{name}.txt", $"date 2023-09 {title}\n\nUn « texte » ; avec \"guillemets\", virgules ; et\nune ligne {name}.");
})
{
    public static readonly (string Name, string Title)[] Titles =
    [
        ("equals", "=HYPERLINK(\"http://x.example\";\"cliquez\")"),
        ("plus", "+1+cmd|' /C calc'!A0"),
        ("minus", "-2+3"),
        ("at", "@SUM(1;2)"),
        ("quote", "\"=1+1\" dit-il"),
        ("semicolon", "Un titre ; deux ; trois"),
        ("comma", "Un titre, deux, \"trois\""),
    ];
}

public sealed class CsvTests(FormulaSite site) : IClassFixture<FormulaSite>
{
    [Theory]
    [InlineData("fr", ';')]
    [InlineData("en", ',')]
    public async Task Every_row_has_every_cell_and_none_is_a_formula(string language, char separator)
    {
        var answer = await site.Client(language).GetAsync("/articles.csv");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        var rows = Csv.Read(Encoding.UTF8.GetString(bytes[3..]), separator);
        Assert.Equal(["id", "key", "title", "titleIsDerived", "date", "source", "url", "snippet", "quotes", "mentions"], rows[0]);
        Assert.Equal(FormulaSite.Titles.Length + 1, rows.Count);
        Assert.All(rows, row => Assert.Equal(10, row.Length));
        Assert.All(rows.SelectMany(row => row), cell => Assert.False(cell.Length > 0 && "=+-@\t\r".Contains(cell[0], StringComparison.Ordinal), cell));
        foreach (var (name, title) in FormulaSite.Titles)
        {
            var row = Assert.Single(rows, row => row[1] == name);
            Assert.EndsWith(title, row[2], StringComparison.Ordinal);
            Assert.InRange(row[2].Length - title.Length, 0, 1);
            Assert.Equal($"Un « texte » ; avec \"guillemets\", virgules ; et une ligne {name}.", row[7]);
        }
    }

    [Theory]
    [InlineData("", 7)]
    [InlineData("?size=3", 3)]
    [InlineData("?size=5&p=2", 2)]
    [InlineData("?q=semicolon", 1)]
    [InlineData("?q=nothing+of+this", 0)]
    public async Task Without_a_page_everything_is_given(string parameters, int articles)
    {
        var text = await site.Client().GetStringAsync($"/articles.csv{parameters}");
        Assert.Equal(articles + 1, Csv.Read(text, ';').Count);
    }

    [Fact]
    public async Task A_parameter_that_cannot_be_read_is_a_problem() =>
        Assert.Equal("query.bad-date", (await site.Api().GetAsync("/articles.csv?from=x")).Code);
}
