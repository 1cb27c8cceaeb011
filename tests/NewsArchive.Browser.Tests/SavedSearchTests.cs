using static Microsoft.Playwright.Assertions;

namespace NewsArchive.Browser.Tests;

[Collection(MoreBrowserTests.Name)]
public sealed class SavedSearchTests(SharedBrowser shared) : BrowserTest(shared)
{
    [BrowserFact]
    public async Task A_search_is_saved_shows_what_is_new_and_is_marked_as_seen()
    {
        await Page.GotoAsync("/?q=poutine");
        await Page.Locator("details.save:has(#save-name) summary").ClickAsync();
        await Page.Locator("#save-name").FillAsync("Le Kremlin");
        await Page.Locator("details.save:has(#save-name) button").ClickAsync();
        await Expect(Page.Locator(".done")).ToContainTextAsync("La recherche a été enregistrée");
        await Expect(Page.Locator("#q")).ToHaveValueAsync("poutine");

        await Page.Locator("header nav a[href='/searches']").ClickAsync();
        var row = Page.Locator("ol.searches > li");
        await Expect(row.Locator("h2")).ToHaveTextAsync("Le Kremlin");
        await Expect(row.Locator(".counts")).ToContainTextAsync("rien de nouveau");
        await Expect(row.Locator("form")).ToHaveCountAsync(0);

        await Site.ImportAsync("nouveau.txt", "date 2024-02 Vladimir Poutine en visite\n\nTexte.");
        await Page.ReloadAsync();
        await row.Locator("a.new").ClickAsync();
        await Expect(Page.Locator(".results h2")).ToHaveTextAsync("Vladimir Poutine en visite");

        await Page.GoBackAsync();
        await row.Locator("form button").ClickAsync();
        await Expect(Page.Locator(".done")).ToContainTextAsync("La recherche est marquée comme vue.");
        await Expect(row.Locator(".counts")).ToContainTextAsync("rien de nouveau");

        await Page.Locator(".done button").ClickAsync();
        await Expect(row.Locator("a.new")).ToContainTextAsync("1 nouveau");
    }
}
