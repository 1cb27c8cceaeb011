using System.IO.Compression;

namespace NewsArchive.Importing;

/// <summary>What holds very many bad rows, lines or entries: the first are named, the others counted.</summary>
public sealed class ManyRejectionsTests : IDisposable
{
    private const int Bad = 130;

    private readonly TempArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    public static TheoryData<string> Names => ["a.csv", "a.jsonl", "a.zip"];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Of_one_file_the_first_hundred_are_named_and_the_others_counted(string name)
    {
        _archive.Write(name, Bytes(name));
        _archive.Write("b.txt", "date 2023 Un titre\n\nUn texte.");
        _archive.Write("c.txt", "sans date");
        foreach (var dryRun in new[] { true, false })
        {
            var report = await _archive.ImportAsync(dryRun: dryRun);
            Assert.Equal((Bad + 1, Bad + 2, 1), (report.RejectedCount, report.Read, report.Imported));
            Assert.Equal(NamedRejections.Most + 2, report.Rejected.Count);
            var counted = Assert.Single(report.Rejected, note => note.Text.Key == "import.more-rejected");
            Assert.EndsWith(name, counted.File, StringComparison.Ordinal);
            Assert.Equal(Bad - NamedRejections.Most, Assert.Single(counted.Text.Arguments));
            Assert.EndsWith("c.txt", report.Rejected[^1].File, StringComparison.Ordinal);
        }

        Assert.Equal([$"done|{Bad + 1}"], _archive.Rows("SELECT state, rejected FROM import_run"));
        Assert.Equal(NamedRejections.Most + 2, _archive.Read<long>("SELECT count(*) FROM imported_file WHERE outcome = 'rejected'"));
    }

    [Fact]
    public async Task Files_of_a_folder_are_all_named()
    {
        for (var i = 0; i < Bad; i++)
            _archive.Write($"{i:000}.txt", "sans date");
        Assert.Equal(Bad, (await _archive.ImportAsync()).Rejected.Count);
    }

    [Theory]
    [InlineData("a.csv", "id;date;texte\n;;\n \t; ;\u00A0\n1;2023;Un texte.\n;;\n", 3)]
    [InlineData("a.csv", "id;date;texte\n;;\n;;\n", 2)]
    [InlineData("a.jsonl", "{}\n\n  { \t}\n{\"id\":\"1\",\"date\":\"2023\",\"text\":\"Un texte.\"}\n", 2)]
    public async Task Empty_rows_are_passed_over_and_counted(string name, string content, int empty)
    {
        _archive.Write(name, content);
        var report = await _archive.ImportAsync();
        Assert.Empty(report.Rejected);
        Assert.Equal(report.Imported, report.Read);
        Assert.Equal((long)empty, Assert.Single(Assert.Single(report.Warnings, note => note.Text.Key == "import.blank-rows").Text.Arguments));
    }

    private static byte[] Bytes(string name)
    {
        if (name == "a.csv")
            return System.Text.Encoding.UTF8.GetBytes("id;date;texte\n" + string.Concat(Enumerable.Repeat("x;hier;Un texte.\n", Bad)));
        if (name == "a.jsonl")
            return System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"id\":\"x\"}\n", Bad)));
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < Bad; i++)
                zip.CreateEntry($"{i}.txt");
        }

        return bytes.ToArray();
    }
}
