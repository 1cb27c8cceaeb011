using static Microsoft.Playwright.Assertions;

namespace NewsArchive.Browser.Tests;

[Collection(MoreBrowserTests.Name)]
public sealed class EntityTests(SharedBrowser shared) : BrowserTest(shared)
{
    [BrowserFact]
    public async Task The_chart_is_one_stop_for_the_tab_key_and_its_bars_stay_in_their_place()
    {
        var article = await OpenArticleAsync();
        var first = await article.AddMentionAsync("Dmitri Peskov", "Dmitri Peskov");
        var id = first.GetProperty("entity").GetProperty("id").GetInt64();
        await Site.ImportAsync("plus-tard.txt", "date 2023-11 Plus tard\n\nDmitri Peskov, encore.");
        var later = (await Site.GetAsync("/api/articles?q=titre:tard")).GetProperty("items")[0].GetProperty("id");
        await Site.PostAsync($"/api/articles/{later}/mentions", new { start = 11, end = 24, exact = "Dmitri Peskov", entity = new { id } });

        await Page.GotoAsync($"/entities/{id}");
        var bars = Page.Locator(".timeline .bars a");
        await Expect(bars).ToHaveCountAsync(2);
        await Expect(Page.Locator(".timeline .bars a[tabindex='0']")).ToHaveCountAsync(1);
        var chart = await Page.Locator(".timeline .bars").BoundingBoxAsync();
        foreach (var svg in await Page.Locator(".timeline .bars svg").AllAsync())
        {
            var box = (await svg.BoundingBoxAsync())!;
            Assert.InRange(box.Y, chart!.Y - 1, chart.Y + chart.Height);
            Assert.InRange(box.Height, 30, 70);
        }

        await bars.First.FocusAsync();
        await Page.Keyboard.PressAsync("ArrowRight");
        await Expect(bars.Nth(1)).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.Locator("#named-title")).ToHaveTextAsync("1 mention");
        await Expect(Page.Locator("#named-title + ul a")).ToHaveTextAsync("Plus tard");
    }
}
