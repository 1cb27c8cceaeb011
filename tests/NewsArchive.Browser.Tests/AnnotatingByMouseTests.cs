using static Microsoft.Playwright.Assertions;

namespace NewsArchive.Browser.Tests;

public sealed class AnnotatingByMouseTests(SharedBrowser shared) : BrowserTest(shared)
{
    private const string Peskov = "Aucun accord n’a été signé sur cette question ou sur toute autre question";

    [BrowserFact]
    public async Task From_a_search_to_a_saved_quotation_that_is_still_there_after_a_reload()
    {
        await Page.GotoAsync("/");
        await Page.Locator("#q").FillAsync("cosmodrome Peskov");
        await Page.Keyboard.PressAsync("Enter");
        await Page.Locator(".results h2 a").ClickAsync();
        var article = new ArticlePage(Page, Site, await Site.ArticleAsync("000"));
        await article.LoadTextAsync();

        await article.DragOverAsync(Peskov);
        await article.Toolbar.Locator("[data-do=quote]").ClickAsync();
        await Expect(article.Card).ToBeVisibleAsync();
        await Expect(article.Card.Locator("#annotate-words")).ToHaveTextAsync($"« {Peskov} »");
        await Page.Keyboard.TypeAsync("Dmitri Peskov");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(article.Card).ToBeHiddenAsync();

        await AssertSavedAsync(article);
        await Page.ReloadAsync();
        await AssertSavedAsync(article);
    }

    private static async Task AssertSavedAsync(ArticlePage article)
    {
        await Expect(article.QuoteList).ToHaveCountAsync(1);
        await Expect(article.QuoteList.Locator(".who")).ToContainTextAsync("Dmitri Peskov");
        var quote = Assert.Single((await article.QuotesAsync()).EnumerateArray());
        var part = Assert.Single(quote.GetProperty("parts").EnumerateArray());
        var exact = part.GetProperty("exact").GetString()!;
        Assert.Equal(exact, article.Text[part.GetProperty("start").GetInt32()..part.GetProperty("end").GetInt32()]);
        Assert.Equal($"« {Peskov} »", exact);
        Assert.Equal(exact, await article.MarkedAsync($"quote-{quote.GetProperty("id").GetInt64()}"));
    }
}
