namespace NewsArchive.Proposals.Reading;

public class TextReadingTests
{
    [Theory]
    [InlineData("Il vient. Elle part.", "Il vient|Elle part")]
    [InlineData("M. Dupont vient. Il est 14 h 30. Bien.", "M. Dupont vient|Il est 14 h 30|Bien")]
    // What stands in marks ends no sentence.
    [InlineData("« A. B. » a dit Paul. Fin.", "« A. B. » a dit Paul|Fin")]
    [InlineData("« A. B. » Paul vient.", "« A. B. »|Paul vient")]
    [InlineData("Elle le ferait. « essayer encore », dit-il.", "Elle le ferait. « essayer encore », dit-il")]
    [InlineData("Titre\n\nTexte\nLigne", "Titre|Texte|Ligne")]
    [InlineData("fait[1] à 3.5 km", "fait[1] à 3.5 km")]
    public void Sentences_end_outside_of_marks(string text, string expected)
    {
        var reading = TextReading.Of(text);
        Assert.Equal(expected, string.Join('|', reading.Sentences.Select(sentence => text[reading.Tokens[sentence.First].Start..reading.Tokens[sentence.End - 1].End])));
    }

    [Fact]
    public void A_text_without_a_full_stop_is_cut()
    {
        var reading = TextReading.Of(string.Concat(Enumerable.Repeat("mot ", 5000)));
        Assert.True(reading.Sentences.Count > 5);
        Assert.Equal(5000, reading.Sentences.Sum(sentence => sentence.End - sentence.First));
    }
}
