using System.Globalization;

namespace NewsArchive.Exporting;

public sealed class ConllExportTests : HostileArchive
{
    [Fact]
    public async Task Every_token_has_its_place_and_every_file_the_same_tokens()
    {
        var files = Unzip(await ExportAsync(new ConllExport()));
        var tokens = Utf8(files["tokens.tsv"]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split('\t')).ToList();
        Assert.All(tokens, token => Assert.Equal(13, token.Length));
        foreach (var article in tokens.GroupBy(token => token[0]))
        {
            var text = Archive.TextOf(long.Parse(article.Key, CultureInfo.InvariantCulture));
            var points = text.EnumerateRunes().Select(rune => rune.ToString()).ToList();
            var last = 0;
            foreach (var token in article)
            {
                var at = token[5..9].Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
                Assert.Equal(token[4], text[at[0]..at[1]]);
                Assert.Equal(token[4], string.Concat(points[at[2]..at[3]]));
                Assert.True(string.IsNullOrWhiteSpace(text[last..at[0]].Replace('\0', ' ')), text[last..at[0]]);
                last = at[1];
            }
        }

        foreach (var file in new[] { "names.conll", "quotations.conll" })
        {
            var lines = Utf8(files[file]).Split('\n').Where(line => line.Length > 0 && !line.StartsWith("-DOCSTART-", StringComparison.Ordinal)).ToList();
            Assert.All(lines, line => Assert.Equal(2, line.Split((char[]?)null).Length));
            Assert.Equal(tokens.Select(token => token[4]), lines.Select(line => line.Split(' ')[0]));
            Assert.All(lines.Select(line => line.Split(' ')[1]).Prepend("O").Zip(lines.Select(line => line.Split(' ')[1])), pair =>
                Assert.False(pair.Second.StartsWith("I-", StringComparison.Ordinal) && pair.First[(pair.First.IndexOf('-', StringComparison.Ordinal) + 1)..] != pair.Second[2..], $"{pair}"));
        }
    }

    [Fact]
    public async Task The_longest_span_wins_and_the_others_are_counted()
    {
        var files = Unzip(await ExportAsync(new ConllExport()));
        var quotations = Utf8(files["quotations.conll"]);
        // The crossing quotation is longer than the part, the cue and the speaker that it crosses.
        Assert.Contains("gagnerons B-MIXED\n» I-MIXED\n, I-MIXED\na I-MIXED\ndéclaré I-MIXED\nJean I-MIXED\nLuc O\n", quotations, StringComparison.Ordinal);
        Assert.Contains("et B-DIRECT\nx\u0301 I-DIRECT\nvite I-DIRECT\n» O\n", quotations, StringComparison.Ordinal);
        Assert.Contains("Séoul B-LOC\n", Utf8(files["names.conll"]), StringComparison.Ordinal);
        Assert.Contains("Nous B-MISC\n", Utf8(files["names.conll"]), StringComparison.Ordinal);
        Assert.Equal(3 + 2 + 1 + 2, Counts.Overlapped);
        Assert.Equal((1, 1, 1), (Counts.ToCheck, Counts.Earlier, Counts.Broken));
    }

    [Theory]
    [InlineData("L’homme qu'il a vu aujourd’hui", "L’|homme|qu'|il|a|vu|aujourd’hui")]
    [InlineData("« Et vite », a-t-il dit.", "«|Et|vite|»|,|a|-t-il|dit|.")]
    [InlineData("porte-parole : 3,5 % (Jean-Luc)", "porte-parole|:|3,5|%|(|Jean-Luc|)")]
    [InlineData("👨‍👩‍👧 x\u0301y\u202F! \0", "👨‍👩‍👧|x\u0301y|!")]
    public void A_text_is_cut_as_corpora_are(string text, string tokens) =>
        Assert.Equal(tokens, string.Join('|', ConllTokens.Of(text).Select(token => token.Span.In(text))));
}
