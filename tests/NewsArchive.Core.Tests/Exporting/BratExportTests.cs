using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsArchive.Exporting;

public sealed partial class BratExportTests : HostileArchive
{
    [Fact]
    public async Task Every_line_is_of_the_grammar_and_every_span_has_its_words()
    {
        var files = Unzip(await ExportAsync(new BratExport()));
        Assert.Equal(3, files.Keys.Count(name => name.EndsWith(".txt", StringComparison.Ordinal)));
        var spans = 0;
        foreach (var (name, bytes) in files.Where(file => file.Key.EndsWith(".ann", StringComparison.Ordinal)))
        {
            var points = Utf8(files[name[..^4] + ".txt"]).EnumerateRunes().Select(rune => rune.ToString()).ToList();
            var ids = new HashSet<string>();
            var lines = Utf8(bytes).Split('\n');
            Assert.Equal("", lines[^1]);
            foreach (var line in lines[..^1])
            {
                Assert.DoesNotContain(line.Replace('\t', ' '), c => char.IsControl(c) || c is '\u2028' or '\u2029');
                Assert.Matches(line[0] switch
                {
                    'T' => @"^T\d+\t\w+ \d+ \d+(;\d+ \d+)*\t[^\t]+$",
                    'R' => @"^R\d+\t\w+ Arg1:T\d+ Arg2:T\d+$",
                    'A' => @"^A\d+\t\w+ T\d+( \w+)?$",
                    'N' => @"^N\d+\tReference T\d+ Archive:\d+\t[^\t]+$",
                    '#' => @"^#\d+\tAnnotatorNotes T\d+\t[^\t]+$",
                    _ => "^no such line$",
                }, line);
                Assert.True(ids.Add(line.Split('\t')[0]), line);
                foreach (Match named in Named().Matches(line.Split('\t')[1]))
                    Assert.Contains(named.Value, ids);
                if (line[0] != 'T')
                    continue;
                var fields = line.Split('\t');
                var fragments = fields[1][(fields[1].IndexOf(' ', StringComparison.Ordinal) + 1)..].Split(';').Select(place => place.Split(' ').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray());
                Assert.Equal(fields[2], string.Join(' ', fragments.Select(place => string.Concat(points[place[0]..place[1]]))));
                spans++;
            }
        }

        // The orphan and the broken one are left out; the speaker that is a marked name is that name.
        Assert.Equal(6 + 2 + 1 + 6, spans);
        Assert.Equal((1, 1), (Counts.Earlier, Counts.Broken));
    }

    [Fact]
    public async Task Parts_are_one_discontinuous_span_and_lines_break_others()
    {
        var annotations = Utf8(Unzip(await ExportAsync(new BratExport())).Single(file => file.Key is "1-___h___.ann").Value);
        Assert.Matches(@"(?m)^T\d+\tQuote \d+ \d+;\d+ \d+\tNous gagnerons et x\u0301 vite$", annotations);
        Assert.Matches(@"(?m)^T\d+\tQuote \d+ \d+;\d+ \d+;\d+ \d+;\d+ \d+\tfin de ligne\. Deuxième ligne encore ", annotations);
        Assert.Contains("AnnotatorNotes T", annotations, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^A\d+\tState T\d+ Proposed$", annotations);
    }

    [Fact]
    public async Task The_configuration_names_every_type_that_is_used()
    {
        var files = Unzip(await ExportAsync(new BratExport()));
        var sections = Utf8(files["annotation.conf"]).Split('[', StringSplitOptions.RemoveEmptyEntries).ToDictionary(part => part.Split(']')[0], part => part.Split(']')[1].Split('\n').Select(line => line.Split('\t')[0]).ToHashSet());
        Assert.Equal(["attributes", "entities", "events", "relations"], sections.Keys.Order());
        foreach (var line in files.Where(file => file.Key.EndsWith(".ann", StringComparison.Ordinal)).SelectMany(file => Utf8(file.Value).Split('\n', StringSplitOptions.RemoveEmptyEntries)))
        {
            var section = line[0] switch { 'T' => "entities", 'R' => "relations", 'A' => "attributes", _ => null };
            if (section is not null)
                Assert.Contains(line.Split('\t')[1].Split(' ')[0], sections[section]);
        }
    }

    [GeneratedRegex(@"(?<=[ :])T\d+")]
    private static partial Regex Named();
}
