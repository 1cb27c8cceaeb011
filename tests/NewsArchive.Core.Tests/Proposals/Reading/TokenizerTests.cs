namespace NewsArchive.Proposals.Reading;

public class TokenizerTests
{
    [Theory]
    [InlineData("l’ami qu'il", "l’|ami|qu'|il")]
    [InlineData("l' Agence , d’ Al-Bab", "l'|Agence|,|d’|Al-Bab")]
    [InlineData("aujourd’hui presqu’île", "aujourd’hui|presqu’|île")]
    [InlineData("a-t-il dit-elle porte-parole", "a|il|dit|elle|porte-parole")]
    [InlineData("M. Dupont, J.-P. Durand et N. Belloubet", "M.|Dupont|,|J.-P.|Durand|et|N.|Belloubet")]
    [InlineData("la bombe H. La Corée", "la|bombe|H|.|La|Corée")]
    [InlineData("3,5 % à 14h30", "3,5|%|à|14h30")]
    [InlineData("fin… Quoi ?!", "fin|…|Quoi|?!")]
    [InlineData("dit\u00A0: «\u202Fa\u2009»", "dit|:|«|a|»")]
    [InlineData("fait[12] et [sic]", "fait|et|[|sic|]")]
    [InlineData("ʼ ' 😀", "ʼ|'|😀")]
    public void A_text_is_cut_into_words_and_signs(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Tokenizer.Read(text).Select(token => text[token.Start..token.End])));

    [Fact]
    public void Tokens_stand_in_order_and_apart() => Texts.Any.Hold(text =>
    {
        var end = 0;
        foreach (var token in Tokenizer.Read(text))
        {
            if (token.Start < end || token.End <= token.Start || token.End > text.Length)
                return false;
            end = token.End;
        }

        return true;
    });
}
