using System.IO.Compression;

namespace NewsArchive.Text;

public class FrenchStemmerTests
{
    [Fact]
    public void Every_word_of_the_published_vocabulary_has_its_published_stem()
    {
        var (words, stems) = (Lines("voc"), Lines("output"));

        Assert.Equal(21_655, words.Length);
        Assert.Equal(words.Zip(stems), words.Zip(words.Select(word => FrenchStemmer.Stem(word))));
    }

    [Theory]
    [InlineData("cheval", "chevaux")]
    [InlineData("journal", "journaux")]
    [InlineData("bateau", "bateaux")]
    [InlineData("général", "générale", "généraux", "générales")]
    [InlineData("coopération", "coopérations")]
    [InlineData("député", "députée", "députés", "députées")]
    [InlineData("élection", "élections")]
    [InlineData("militaire", "militaires")]
    [InlineData("continuation", "continuations", "continuer", "continue", "continuait")]
    public void Forms_of_a_word_share_their_stem(params string[] forms) =>
        Assert.Single(forms.Select(form => FrenchStemmer.Stem(form)).Distinct());

    [Theory]
    [InlineData("hier", "hiver")]
    [InlineData("moscou", "mosquée")]
    public void Other_words_keep_apart(string word, string other) => Assert.NotEqual(FrenchStemmer.Stem(word), FrenchStemmer.Stem(other));

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("1999")]
    [InlineData("中文")]
    [InlineData("москва")]
    [InlineData("😀")]
    [InlineData("\0")]
    public void What_has_no_french_ending_stays(string word) => Assert.Equal(word, FrenchStemmer.Stem(word));

    [Fact]
    public void A_word_longer_than_the_longest_is_left_alone()
    {
        var longest = new string('ï', FrenchStemmer.LongestWord - 1) + "e";

        Assert.Equal(longest[..^1], FrenchStemmer.Stem(longest));
        Assert.Equal('ï' + longest, FrenchStemmer.Stem('ï' + longest));
        Assert.Equal(60_000, FrenchStemmer.Stem(new string('e', 60_000)).Length);
    }

    [Fact]
    public void Any_string_has_a_stem_hardly_longer_than_itself() => Texts.Any.Hold(word => FrenchStemmer.Stem(word).Length <= word.Length + 1);

    [Fact]
    public void Endings_in_any_order_are_taken_without_harm() =>
        Texts.Endings.Hold(word => FrenchStemmer.Stem(word).Length <= word.Length + 1);

    private static string[] Lines(string name)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Fixtures", "snowball-french", $"{name}.txt.gz");
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
