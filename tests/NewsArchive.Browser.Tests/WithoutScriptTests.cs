using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NewsArchive.Browser.Tests;

[Collection(MoreBrowserTests.Name)]
public sealed class WithoutScriptTests(SharedBrowser shared) : BrowserTest(shared)
{
    protected override void Furnish(BrowserNewContextOptions window) => window.JavaScriptEnabled = false;

    [BrowserFact]
    public async Task Everything_is_done_by_forms()
    {
        await Page.GotoAsync("/");
        await Page.Locator("#q").FillAsync("cosmodrome Peskov");
        await Page.Locator("form.search button").ClickAsync();
        await Page.Locator(".results h2 a").ClickAsync();
        await Page.Locator(".add summary").First.ClickAsync();
        await Page.Locator("#quote-passage").FillAsync("« De tels projets n'existaient pas »");
        await Page.Locator("#quote-name").FillAsync("Dmitri Peskov");
        await Page.Locator(".add details[open] button").ClickAsync();

        await Expect(Page.Locator(".done")).ToContainTextAsync("La citation a été enregistrée.");
        await Expect(Page.Locator("#text mark.quote")).ToHaveTextAsync("« De tels projets n’existaient pas »");
        await Expect(Page.Locator("#text mark.hit").First).ToBeVisibleAsync();
        await Expect(Page.Locator(".panel li.quote")).ToContainTextAsync("Dmitri Peskov");

        await Page.Locator(".panel li.quote a.edit").ClickAsync();
        await Page.Locator("button.danger").ClickAsync();
        await Expect(Page.Locator("#text mark.quote")).ToHaveCountAsync(0);
        await Page.Locator(".done button").ClickAsync();
        await Expect(Page.Locator("#text mark.quote")).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task A_passage_that_stands_in_several_places_asks_which_one()
    {
        await OpenArticleAsync();
        await Page.Locator(".add summary").Nth(1).ClickAsync();
        await Page.Locator("#mention-passage").FillAsync("Pyongyang");
        await Page.Locator("#mention-entity-kind").SelectOptionAsync("place");
        await Page.Locator(".add details[open] button").ClickAsync();
        await Expect(Page.Locator(".panel [role=alert]")).ToContainTextAsync("choisissez l’endroit");
        await Page.Locator("input[name=Place]").Nth(1).CheckAsync();
        await Page.Locator(".add details[open] button").ClickAsync();
        await Expect(Page.Locator("#text mark.name.place")).ToHaveTextAsync("Pyongyang");
        Tolerate("422");
    }
}
