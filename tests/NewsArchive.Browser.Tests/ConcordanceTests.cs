using static Microsoft.Playwright.Assertions;

namespace NewsArchive.Browser.Tests;

[Collection(MoreBrowserTests.Name)]
public sealed class ConcordanceTests(SharedBrowser shared) : BrowserTest(shared)
{
    [BrowserFact]
    public async Task A_line_leads_to_its_marked_place()
    {
        await Page.GotoAsync("/concordance?q=onu");
        var link = Page.Locator("tbody .keyword a").Nth(2);
        var place = new Uri(new Uri(Page.Url), await link.GetAttributeAsync("href")).Fragment;
        Assert.Matches("^#hit-[2-9]$", place);
        await link.ClickAsync();
        await Expect(Page.Locator($"{place} + mark.hit")).ToHaveTextAsync("ONU");
        await Expect(Page.Locator($"{place} + mark.hit")).ToBeInViewportAsync();
    }

    [BrowserFact]
    public async Task Keywords_stand_one_under_the_other_between_their_contexts()
    {
        await Page.GotoAsync("/concordance?q=onu&sort=left");
        var places = await Page.EvaluateAsync<float[][]>("""
            [...document.querySelectorAll("table.concordance tbody tr")].map(row =>
              [".left", ".keyword", ".right"].map(cell => { const box = row.querySelector(cell).getBoundingClientRect(); return box.left; }))
            """);
        Assert.True(places.Length > 3);
        Assert.All(places, line => Assert.Equal(places[0], line));
        Assert.True(places[0][0] < places[0][1] && places[0][1] < places[0][2]);
    }

    [BrowserFact]
    public async Task On_a_narrow_screen_a_line_is_a_sentence_and_the_table_stays_one()
    {
        await OpenWindowAsync(window => window.ViewportSize = new() { Width = 320, Height = 640 });
        await Page.GotoAsync("/concordance?q=onu&window=25");
        Assert.True(await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= 320"));
        await Expect(Page.Locator("thead")).ToBeHiddenAsync();
        await Expect(Page.Locator("tbody tr").First).ToHaveCSSAsync("display", "block");
        Assert.Contains("de l’ONU", await Page.Locator("tbody tr").First.InnerTextAsync(), StringComparison.Ordinal);
        await Expect(Page.GetByRole(Microsoft.Playwright.AriaRole.Table)).ToBeVisibleAsync();
        await Expect(Page.GetByRole(Microsoft.Playwright.AriaRole.Rowheader).First).ToHaveTextAsync("ONU");
    }
}
