using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NewsArchive.Browser.Tests;

public sealed class NarrowingTests(SharedBrowser shared) : BrowserTest(shared)
{
    protected override IReadOnlyDictionary<string, string> Files { get; } = new Dictionary<string, string>
    {
        ["a.txt"] = "date 2016-01 La Russie en janvier\n\nUn texte de janvier.\n",
        ["b.txt"] = "date 2016-05 La Russie en mai\n\nUn texte de mai.\n",
        ["c.txt"] = "date 2016-05-10 La Russie le dix mai\n\nUn autre texte de mai.\n",
        ["d.txt"] = "date 2018-03 La Russie en 2018\n\nUn texte de 2018.\n",
        ["e.txt"] = "date 2021-07 L’ONU en 2021\n\nUn texte de 2021.\n",
    };

    private ILocator Bars => Page.Locator(".bars a");

    private ILocator Total => Page.Locator(".summary strong");

    [BrowserFact]
    public async Task A_click_on_a_bar_narrows_and_back_and_forward_bring_every_state_back()
    {
        await Page.GotoAsync("/?q=russie&sort=oldest");
        await Expect(Total).ToHaveTextAsync("4 articles");
        await Expect(Bars).ToHaveCountAsync(3);
        await Bars.Nth(1).ClickAsync();
        await Expect(Total).ToHaveTextAsync("2 articles");
        await Expect(Page.Locator("#from")).ToHaveValueAsync("2016-05");
        await Page.Locator(".chip").First.ClickAsync();
        await Expect(Page.Locator("#q")).ToHaveValueAsync("");

        await Page.GoBackAsync();
        await Expect(Page.Locator("#q")).ToHaveValueAsync("russie");
        await Expect(Page.Locator("#from")).ToHaveValueAsync("2016-05");
        await Page.GoBackAsync();
        await Expect(Total).ToHaveTextAsync("4 articles");
        await Expect(Page.Locator("#from")).ToHaveValueAsync("");
        await Expect(Page.Locator("#sort")).ToHaveValueAsync("oldest");
        await Expect(Bars).ToHaveCountAsync(3);
        await Page.GoForwardAsync();
        await Expect(Total).ToHaveTextAsync("2 articles");
        await Expect(Page.Locator("#to")).ToHaveValueAsync("2016-05");
    }

    [BrowserFact]
    public async Task The_bars_are_one_stop_and_the_arrows_go_from_one_to_the_next()
    {
        await Page.GotoAsync("/?q=russie");
        await Page.Locator(".modes a").Last.FocusAsync();
        await Page.Keyboard.PressAsync("Tab");
        await Expect(Bars.First).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("Tab");
        await Expect(Page.Locator(".histogram summary")).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("Shift+Tab");
        await Expect(Bars.First).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("ArrowLeft");
        await Expect(Bars.First).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("End");
        await Expect(Bars.Last).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("ArrowLeft");
        await Expect(Bars.Nth(1)).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.Locator("#from")).ToHaveValueAsync("2016-05");
        await Expect(Total).ToHaveTextAsync("2 articles");
    }

    [BrowserFact]
    public async Task Shift_and_the_arrows_take_several_bars()
    {
        await Page.GotoAsync("/?q=russie");
        await Bars.First.FocusAsync();
        await Page.Keyboard.PressAsync("Shift+ArrowRight");
        await Expect(Page.Locator(".histogram .range")).ToHaveTextAsync("janvier 2016 – mai 2016\u00a0: 3 articles. Entrée pour les voir.");
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Page.Locator(".histogram .range")).ToBeEmptyAsync();
        await Page.Keyboard.PressAsync("Shift+ArrowLeft");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.Locator("#from")).ToHaveValueAsync("2016-01");
        await Expect(Page.Locator("#to")).ToHaveValueAsync("2016-05");
        await Expect(Total).ToHaveTextAsync("3 articles");
    }

    [BrowserFact]
    public async Task A_pressed_mouse_takes_the_bars_it_is_drawn_over()
    {
        await Page.GotoAsync("/?q=russie");
        var (first, last) = (await Bars.First.BoundingBoxAsync(), await Bars.Last.BoundingBoxAsync());
        await Page.Mouse.MoveAsync(first!.X + 5, first.Y + 20);
        await Page.Mouse.DownAsync();
        await Page.Mouse.MoveAsync(last!.X + 5, last.Y + 20, new() { Steps = 60 });
        await Page.Mouse.UpAsync();
        await Expect(Page.Locator("#to")).ToHaveValueAsync("2018-03");
        await Expect(Page.Locator("#from")).ToHaveValueAsync("2016-01");
        await Expect(Total).ToHaveTextAsync("4 articles");
    }

    [BrowserFact]
    public async Task A_value_chosen_by_key_keeps_the_focus_on_the_next_page()
    {
        await Page.GotoAsync("/?q=russie");
        var year = Page.Locator("a.value", new() { HasText = "2016" }).First;
        await year.FocusAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Total).ToHaveTextAsync("3 articles");
        await Expect(year).ToBeFocusedAsync();
        await Expect(year).ToHaveAttributeAsync("aria-current", "true");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Total).ToHaveTextAsync("4 articles");
        await Expect(year).ToBeFocusedAsync();
        await Page.ReloadAsync();
        await Expect(year).Not.ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task Keys_lead_through_the_results_and_back_to_the_list()
    {
        await Page.GotoAsync("/?q=russie&sort=oldest");
        await Page.Locator("ol.results h2 a").First.ClickAsync();
        await PressAtAsync("Résultat 1 sur 4", "j");
        await PressAtAsync("Résultat 2 sur 4", "j");
        await PressAtAsync("Résultat 3 sur 4", "k");
        await PressAtAsync("Résultat 2 sur 4", "u");
        await Expect(Total).ToHaveTextAsync("4 articles");
        Assert.Contains("sort=oldest#hit-", Page.Url, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task On_a_narrow_screen_the_filters_unfold_above_the_results()
    {
        await OpenWindowAsync(window => window.ViewportSize = new() { Width = 320, Height = 700 });
        await Page.GotoAsync("/");
        var year = Page.Locator("a.value").First;
        await Expect(year).ToBeHiddenAsync();
        await Page.Locator(".facets summary").ClickAsync();
        await Expect(year).ToBeVisibleAsync();
        await year.ClickAsync();
        await Expect(Total).ToHaveTextAsync("1 article");
    }

    [BrowserFact]
    public async Task On_a_wide_screen_nothing_has_to_be_unfolded()
    {
        await Page.GotoAsync("/");
        await Expect(Page.Locator("a.value").First).ToBeVisibleAsync();
        await Expect(Page.Locator(".facets summary")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task Without_script_bars_and_values_are_links()
    {
        await OpenWindowAsync(window => window.JavaScriptEnabled = false);
        await Page.GotoAsync("/?q=russie");
        await Bars.First.FocusAsync();
        await Page.Keyboard.PressAsync("Tab");
        await Expect(Bars.Nth(1)).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Total).ToHaveTextAsync("2 articles");
        await Page.Locator("a.value", new() { HasText = "mai 2016" }).ClickAsync();
        await Page.Locator("#q").FillAsync("dix");
        await Page.Locator("form.search button").ClickAsync();
        await Expect(Total).ToHaveTextAsync("1 article");
        await Expect(Page.Locator(".chip")).ToHaveCountAsync(4);
    }

    private async Task PressAtAsync(string place, string key)
    {
        await Expect(Page.Locator(".within li").First).ToHaveTextAsync(place);
        // Keys are heard once the scripts are there. The page itself is asked: of one that loads while it is come to, no event may be left to wait for.
        while (await Page.EvaluateAsync<string>("document.readyState") != "complete")
            await Task.Delay(10);
        await Page.Keyboard.PressAsync(key);
    }
}
