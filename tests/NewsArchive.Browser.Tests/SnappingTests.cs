using static Microsoft.Playwright.Assertions;

namespace NewsArchive.Browser.Tests;

public sealed class SnappingTests(SharedBrowser shared) : BrowserTest(shared)
{
    [BrowserTheory]
    [InlineData("q", "irigeant nord-coréen Kim Jong-un en Russie,", "dirigeant nord-coréen Kim Jong-un en Russie")]
    [InlineData("q", " en Russie, qui a susc", "en Russie, qui a suscité")]
    [InlineData("q", "De tels projets n’existaient pas", "« De tels projets n’existaient pas »")]
    [InlineData("q", "tels projets n’existaient pas", "tels projets n’existaient pas")]
    [InlineData("q", "La coopération militaire de la Russie [with North Korea] constitue une grave violation des résolutions du Conseil de sécurité de l’ONU", "« La coopération militaire de la Russie [with North Korea] constitue une grave violation des résolutions du Conseil de sécurité de l’ONU. »")]
    [InlineData("q", "« agir de manière responsable »", "« agir de manière responsable »")]
    [InlineData("e", "ONU en s’engageant dans", "ONU en s’engageant dans")]
    [InlineData("e", "ashingt", "Washington")]
    [InlineData("e", "NU", "ONU")]
    public async Task A_selection_becomes_what_was_meant(string key, string drawn, string meant)
    {
        var article = await OpenArticleAsync();
        await article.DragOverAsync(drawn);
        await Page.Keyboard.PressAsync(key);
        await Expect(article.CardWords).ToHaveTextAsync(meant);
    }

    [BrowserFact]
    public async Task Blanks_and_signs_alone_open_no_card()
    {
        var article = await OpenArticleAsync();
        await article.DragOverAsync(", ");
        await Page.Keyboard.PressAsync("q");
        await Expect(article.Card).ToBeHiddenAsync();
    }
}
