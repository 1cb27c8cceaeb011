using NewsArchive.Search.Articles;
using NewsArchive.Search.Language;
using NewsArchive.Text;

namespace NewsArchive.Search;

public class SnippetTests
{
    private static readonly string Long = string.Concat(Enumerable.Range(0, 200).Select(i => i == 100 ? "La baleine est là. " : $"Phrase numéro {i}. ")).TrimEnd();

    [Fact]
    public void Without_hits_a_snippet_is_the_beginning_behind_the_headline()
    {
        var snippet = Of("Un titre\n\nUne phrase\nsur deux lignes.", 8, "titre");

        Assert.Equal("Une phrase sur deux lignes.", snippet.Text);
        Assert.Empty(snippet.Marks);
    }

    [Fact]
    public void A_long_text_is_cut_at_a_word_and_it_is_seen()
    {
        var snippet = Of(Long, 0, "");

        Assert.StartsWith("Phrase numéro 0. ", snippet.Text, StringComparison.Ordinal);
        Assert.Matches(@"(numéro|Phrase|\d+\.)…$", snippet.Text);
        Assert.InRange(snippet.Text.Length, 130, 261);
    }

    [Fact]
    public void The_passage_around_the_hit_is_shown()
    {
        var snippet = Of(Long, 0, "baleine");

        Assert.StartsWith("…", snippet.Text, StringComparison.Ordinal);
        Assert.EndsWith("…", snippet.Text, StringComparison.Ordinal);
        Assert.Equal("baleine", Assert.Single(snippet.Marks).In(snippet.Text));
    }

    [Fact]
    public void The_passage_with_most_of_the_words_wins()
    {
        var far = string.Concat(Enumerable.Repeat("Du vide sans fin. ", 40));
        var snippet = Of($"Kirby, Kirby, Kirby. {far}Kirby à Séoul. {far}", 0, "kirby séoul");

        Assert.Equal(["Kirby", "Séoul"], snippet.Marks.Select(mark => mark.In(snippet.Text)));
    }

    [Fact]
    public void A_headline_alone_has_an_empty_snippet() => Assert.Equal("", Of("Un titre", 8, "titre").Text);

    [Theory]
    [InlineData("onu")]
    [InlineData("été corée")]
    [InlineData("\"kim jong\" a")]
    [InlineData("")]
    public void Marks_lie_within_the_snippet_and_no_character_is_broken(string typed)
    {
        var finder = new HitFinder(QueryParser.Parse(typed));
        Texts.Long.Hold(text =>
        {
            var snippet = Snippet.Of(text, 0, finder);
            var end = 0;
            foreach (var mark in snippet.Marks)
            {
                if (mark.Start < end || mark.End > snippet.Text.Length)
                    return false;
                end = mark.End;
            }

            return !snippet.Text.Contains('\n') && Passages(snippet.Text).Any(passage => PlacesOf(passage, text.Replace('\n', ' '))
                .Any(at => Offsets.IsBorder(text, at) && Offsets.IsBorder(text, at + passage.Length)));
        });
    }

    // The signs at its ends may stand for a cut, or be of the text itself.
    private static IEnumerable<string> Passages(string snippet) =>
        from start in Enumerable.Range(0, snippet.StartsWith('…') ? 2 : 1)
        from end in Enumerable.Range(0, snippet.EndsWith('…') ? 2 : 1)
        where start + end <= snippet.Length
        select snippet[start..^end];

    private static IEnumerable<int> PlacesOf(string passage, string whole) =>
        Enumerable.Range(0, Math.Max(0, whole.Length - passage.Length + 1)).Where(at => whole.AsSpan(at).StartsWith(passage));

    private static Snippet Of(string text, int from, string typed) => Snippet.Of(text, from, new HitFinder(QueryParser.Parse(typed)));
}
