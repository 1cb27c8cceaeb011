namespace NewsArchive.Text;

public class SentencesTests
{
    [Theory]
    [InlineData("Un. Le deux est ici. Trois.", "deux", "Le deux est ici.")]
    [InlineData("Un ! Le deux ? Trois…", "deux", "Le deux ?")]
    [InlineData("Un… Le deux.", "deux", "Le deux.")]
    [InlineData("Un\nLe deux\nTrois", "deux", "Le deux")]
    [InlineData("Il voit M. Poutine rire. Fin.", "Poutine", "Il voit M. Poutine rire.")]
    [InlineData("Selon J. Kirby, oui. Non.", "Kirby", "Selon J. Kirby, oui.")]
    [InlineData("« Non. » Puis « Oui. » a-t-il dit. Fin.", "Oui", "Puis « Oui. » a-t-il dit.")]
    [InlineData("Dit-il. « Oui ! » Fin.", "Oui", "« Oui ! »")]
    [InlineData("Un prix de 3.5 euros. Fin.", "euros", "Un prix de 3.5 euros.")]
    [InlineData("www.onu.org parle. Fin.", "org", "www.onu.org parle.")]
    [InlineData("Une phrase sans fin", "sans", "Une phrase sans fin")]
    [InlineData("Un. Deux dit. Trois.", "Deux dit. Trois", "Deux dit. Trois.")]
    public void The_sentence_around_words_is_found(string text, string words, string sentence)
    {
        var start = text.IndexOf(words, StringComparison.Ordinal);
        Assert.Equal(sentence, Sentences.Around(text, new TextSpan(start, start + words.Length)).In(text));
    }

    [Fact]
    public void It_contains_the_words_and_stays_in_the_text() => Texts.Any.Hold(text =>
        Enumerable.Range(0, text.Length).All(at =>
        {
            var span = new TextSpan(at, at + 1);
            var around = Sentences.Around(text, span);
            return around.Start >= 0 && around.End <= text.Length && around.Contains(span);
        }));
}
