using static Microsoft.Playwright.Assertions;

namespace NewsArchive.Browser.Tests;

[Collection(MoreBrowserTests.Name)]
public sealed class QuoteListTests(SharedBrowser shared) : BrowserTest(shared)
{
    [BrowserFact]
    public async Task J_and_k_go_from_quotation_to_quotation_and_Enter_opens_one_at_its_place()
    {
        var article = await OpenArticleAsync();
        foreach (var words in new[] { "Bonnie Jenkins", "agir de manière responsable", "Washington" })
            await article.AddQuoteAsync(words);
        await Page.GotoAsync("/quotes");
        var links = Page.Locator("ol.quotes a[data-open]");
        await Expect(links).ToHaveCountAsync(3);
        foreach (var (key, focused) in new[] { ("j", 0), ("j", 1), ("j", 2), ("j", 2), ("k", 1) })
        {
            await Page.Keyboard.PressAsync(key);
            await Expect(links.Nth(focused)).ToBeFocusedAsync();
        }

        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.Locator(".place:target")).ToBeInViewportAsync();
        await Expect(Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/articles/[0-9]+#quote-2$"));
    }

    [BrowserFact]
    public async Task In_the_search_field_the_keys_are_letters()
    {
        var article = await OpenArticleAsync();
        await article.AddQuoteAsync("Washington");
        await Page.GotoAsync("/quotes");
        await Page.Locator("#q").FocusAsync();
        await Page.Keyboard.TypeAsync("jk");
        await Expect(Page.Locator("#q")).ToHaveValueAsync("jk");
        await Expect(Page.Locator("#q")).ToBeFocusedAsync();
    }
}
