namespace NewsArchive.Proposals.Names;

public class NameTokeniserTests
{
    // source: Grevisse and Goosse, « Le Bon Usage », elision and hyphens; the extraction of Wikinews puts blanks around links.
    [Theory]
    [InlineData("l’Élysée", "l’|Élysée")]
    [InlineData("l' Agence", "l'|Agence")]
    [InlineData("qu’Emmanuel", "qu’|Emmanuel")]
    [InlineData("aujourd’hui", "aujourd’hui")]
    [InlineData("O’Brien et N’Djamena", "O’Brien|et|N’Djamena")]
    [InlineData("Jean-Yves Le Drian", "Jean-Yves|Le|Drian")]
    [InlineData("ex-Yougoslavie", "ex|-|Yougoslavie")]
    [InlineData("al-Bab", "al-Bab")]
    [InlineData("J.-P. Dupont, M. Roux", "J.-P.|Dupont|,|M.|Roux")]
    [InlineData("aux U.S.A. hier", "aux|U.S.A.|hier")]
    [InlineData("l’ONU. Il", "l’|ONU|.|Il")]
    [InlineData("3,5 % en 2017.", "3,5|%|en|2017|.")]
    [InlineData("AT&T", "AT&T")]
    [InlineData("Lyon😀Paris", "Lyon|😀|Paris")]
    public void Words_numbers_and_signs_are_told_apart(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', NameTokeniser.Read(text).Select(token => text.Substring(token.Start, token.Length))));

    [Theory]
    [InlineData("Macron", nameof(TokenShape.Capitalised))]
    [InlineData("ONU", nameof(TokenShape.Capitals))]
    [InlineData("M.", nameof(TokenShape.Initial))]
    [InlineData("JCDecaux", nameof(TokenShape.Mixed))]
    [InlineData("Jean-Marc", nameof(TokenShape.HyphenCapitals))]
    [InlineData("al-Bab", nameof(TokenShape.LowerHyphenCapital))]
    [InlineData("G7", nameof(TokenShape.LettersAndDigits))]
    [InlineData("2017", nameof(TokenShape.Digits))]
    [InlineData("été", nameof(TokenShape.Lower))]
    public void Tokens_know_how_they_are_written(string text, string last) => Assert.Equal(last, NameTokeniser.Read(text)[^1].Shape.ToString());

    [Fact]
    public void Tokens_are_in_order_and_leave_out_nothing_but_blanks() => Texts.Any.Hold(text =>
    {
        var at = 0;
        foreach (var token in NameTokeniser.Read(text))
        {
            if (token.Length < 1 || !string.IsNullOrWhiteSpace(text[at..token.Start]))
                return false;
            at = token.End;
        }

        return string.IsNullOrWhiteSpace(text[at..]);
    });
}
