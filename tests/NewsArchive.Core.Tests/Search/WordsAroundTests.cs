using NewsArchive.Articles;
using NewsArchive.Search.Concordance;
using NewsArchive.Text;

namespace NewsArchive.Search;

public class WordsAroundTests
{
    [Theory]
    [InlineData("un deux (trois) [MOT] quatre, cinq", 2, "deux (trois) [", "] quatre, cinq")]
    [InlineData("un deux (trois) [MOT] quatre, cinq", 1, "(trois) [", "] quatre,")]
    [InlineData("celui-ci-MOT-là-bas", 1, "ci-", "-là")]
    [InlineData("3 000 MOT 20h30", 1, "3 000 ", " 20")]
    [InlineData("MOT", 5, "", "")]
    [InlineData("«\u00a0MOT\u00a0»\n", 5, "«\u00a0", "\u00a0»")]
    [InlineData("un 😀 MOT 😀 deux", 1, "un 😀 ", " 😀 deux")]
    public void A_context_has_so_many_words_and_their_signs(string text, int words, string left, string right)
    {
        var at = Place(text);
        var around = new WordsAround(text, []);
        Assert.Equal((left, right), (around.Left(at, words), around.Right(at, words)));
    }

    [Fact]
    public void Signs_without_end_make_no_context_without_end()
    {
        var text = $"un {new string('!', 5000)}MOT{string.Concat(Enumerable.Repeat("😀", 3000))} deux";
        var around = new WordsAround(text, []);
        Assert.Equal(new string('!', 40), around.Left(Place(text), 1));
        Assert.Equal(string.Concat(Enumerable.Repeat("😀", 20)), around.Right(Place(text), 1));
    }

    [Fact]
    public void Another_block_is_shown_and_another_line_is_a_blank()
    {
        const string Text = "titre\nun \n deux\n\nMOT\ntrois";
        var around = new WordsAround(Text, [new(0, 5, BlockKind.Headline), new(6, 15, BlockKind.Paragraph), new(17, 26, BlockKind.Paragraph)]);
        Assert.Equal(("titre ¶ un deux ¶ ", " trois"), (around.Left(Place(Text), 5), around.Right(Place(Text), 5)));
    }

    [Fact]
    public void Contexts_stand_in_any_text_beside_the_place() => Texts.Any.Hold(text =>
    {
        var words = new List<TextSpan>();
        var reader = new WordReader(text);
        while (reader.Read())
            words.Add(new TextSpan(reader.Start, reader.End));
        var around = new WordsAround(text, []);
        return words.All(at =>
            Flat(text[..at.Start]).EndsWith(Flat(around.Left(at, 3)), StringComparison.Ordinal)
            && Flat(text[at.End..]).StartsWith(Flat(around.Right(at, 3)), StringComparison.Ordinal)
            && around.FoldedLeft(at, 3).Count() == Math.Min(3, words.IndexOf(at))
            && around.FoldedRight(at, 3).Count() == Math.Min(3, words.Count - 1 - words.IndexOf(at)));

        static string Flat(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
    });

    private static TextSpan Place(string text)
    {
        var start = text.IndexOf("MOT", StringComparison.Ordinal);
        return new TextSpan(start, start + 3);
    }
}
