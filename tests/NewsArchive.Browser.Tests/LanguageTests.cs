using static Microsoft.Playwright.Assertions;

namespace NewsArchive.Browser.Tests;

[Collection(MoreBrowserTests.Name)]
public sealed class LanguageTests(SharedBrowser shared) : BrowserTest(shared)
{
    [BrowserFact]
    public async Task The_switch_changes_the_language_and_stays_on_the_page()
    {
        await Page.GotoAsync("/?q=s%C3%A9oul");
        await Expect(Page.Locator("html")).ToHaveAttributeAsync("lang", "fr");
        await Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await Expect(Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Expect(Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(@"/\?q=s%C3%A9oul$"));
        await Page.GotoAsync("/help");
        await Expect(Page.Locator("h1")).ToHaveTextAsync("Help");
        await Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Français" }).ClickAsync();
        await Expect(Page.Locator("h1")).ToHaveTextAsync("Aide");
    }

    [BrowserFact]
    public async Task The_language_of_the_browser_is_the_first_guess()
    {
        await OpenWindowAsync(window => window.Locale = "en-GB");
        var article = await OpenArticleAsync();
        await Expect(Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Expect(Page.Locator("#text")).ToHaveAttributeAsync("lang", "fr");
        await article.DragOverAsync("Bonnie Jenkins");
        await Page.Keyboard.PressAsync("e");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(article.Said).ToHaveTextAsync("The name was saved.");
    }
}
