using System.Text.Json;
using Microsoft.Playwright;

namespace NewsArchive.Browser.Tests;

[Collection(MoreBrowserTests.Name)]
public sealed class AccessibilityTests(SharedBrowser shared) : BrowserTest(shared)
{
    [BrowserFact]
    public async Task Faults_are_found_where_there_are_some()
    {
        await Page.SetContentAsync("""<html><body><input><p style="color:#bbb;background:#fff">pâle</p></body></html>""");
        Assert.Contains(await Axe.FaultsAsync(Page), fault => fault.StartsWith("label (", StringComparison.Ordinal));
        Assert.Single(await Axe.FaultsOfColourAsync(Page));
    }

    [BrowserFact]
    public async Task No_page_has_an_accessibility_fault()
    {
        var faults = new List<string>();
        foreach (var address in await EveryPage.PrepareAsync(await OpenArticleAsync()))
        {
            await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            await Page.GotoAsync(address);
            await UnfoldAsync();
            faults.AddRange(await FaultsAsync(address));
            await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            // Only the colours are others.
            faults.AddRange(Where(address + " in the dark", await Axe.FaultsOfColourAsync(Page)));
        }

        Tolerate("404");
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    [BrowserTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_open_card_has_no_accessibility_fault(ColorScheme scheme)
    {
        await OpenWindowAsync(window => window.ColorScheme = scheme);
        var article = await OpenArticleAsync();
        await article.AddQuoteAsync("agir de manière responsable", "Chang Ho-jin");
        await article.AddMentionAsync("Washington", "Washington", "place");
        await article.OpenAsync("russie");
        await article.DragOverAsync("Des représentants de haut rang de Séoul et de Washington ont discuté des moyens de contenir Pyongyang lors de la réunion du Groupe de stratégie et de consultation de dissuasion élargie (EDSCG) vendredi dans la capitale sud-coréenne. Le rassemblement a eu lieu dans le cadre de la visite");
        var faults = await FaultsAsync("toolbar");
        await Page.Keyboard.PressAsync("q");
        await article.Offers.First.WaitForAsync();
        await Page.Keyboard.PressAsync("ArrowDown");
        faults.AddRange(await FaultsAsync("card with offers"));
        await Page.Keyboard.PressAsync("Enter");
        faults.AddRange(await FaultsAsync("card"));
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    [BrowserFact]
    public async Task No_page_scrolls_sideways_on_a_narrow_screen()
    {
        await OpenWindowAsync(window => window.ViewportSize = new() { Width = 320, Height = 640 });
        var article = await OpenArticleAsync();
        var faults = new List<string>();
        foreach (var address in await EveryPage.PrepareAsync(article))
        {
            await Page.GotoAsync(address);
            await UnfoldAsync();
            await AddIfWideAsync(faults, address);
        }

        await article.OpenAsync();
        await article.DragOverAsync("Bonnie Jenkins");
        await AddIfWideAsync(faults, "toolbar");
        await Page.Keyboard.PressAsync("q");
        await AddIfWideAsync(faults, "card");
        Tolerate("404");
        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    private async Task<List<string>> FaultsAsync(string where) => [.. Where(where, await Axe.FaultsAsync(Page))];

    private static IEnumerable<string> Where(string where, IEnumerable<string> faults) => faults.Select(fault => $"{where}: {fault}");

    // The description of the API has hundreds, all of the same make.
    private Task<JsonElement?> UnfoldAsync() => Page.EvaluateAsync("[...document.querySelectorAll('details')].slice(0, 25).forEach(details => { details.open = true; })");

    private async Task AddIfWideAsync(List<string> faults, string where)
    {
        var wide = await Page.EvaluateAsync<string[]>("""
            document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] :
              [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > innerWidth).map(e => e.outerHTML.slice(0, 80))
            """);
        faults.AddRange(wide.Select(element => $"{where}: {element}"));
    }
}
