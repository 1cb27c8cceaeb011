using static Microsoft.Playwright.Assertions;

namespace NewsArchive.Browser.Tests;

[Collection(MoreBrowserTests.Name)]
public sealed class EmptyArchiveTests(SharedBrowser shared) : BrowserTest(shared)
{
    protected override IReadOnlyDictionary<string, string> Files => new Dictionary<string, string>();

    [BrowserFact]
    public async Task Every_list_says_what_to_do_without_an_accessibility_fault()
    {
        foreach (var address in new[] { "/", "/quotes", "/entities", "/history" })
        {
            await Page.GotoAsync(address);
            await Expect(Page.Locator(".empty")).ToBeVisibleAsync();
            Assert.Empty((await Axe.FaultsAsync(Page)).Select(fault => $"{address}: {fault}"));
        }
    }
}
