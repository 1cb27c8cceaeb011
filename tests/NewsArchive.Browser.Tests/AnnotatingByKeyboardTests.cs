using static Microsoft.Playwright.Assertions;

namespace NewsArchive.Browser.Tests;

public sealed class AnnotatingByKeyboardTests(SharedBrowser shared) : BrowserTest(shared)
{
    [BrowserFact]
    public async Task A_quotation_is_made_without_a_mouse()
    {
        var article = await OpenArticleAsync();
        await article.TabToTextAsync();
        await PressUntilAsync("ArrowDown", selected => selected.Contains("La coopération militaire de la Russie [with", StringComparison.Ordinal));
        await PressUntilAsync("Shift+ArrowLeft", selected => selected.EndsWith("ONU", StringComparison.Ordinal));
        await Page.Keyboard.PressAsync("q");
        await Expect(article.Name).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync("Chang Ho-jin");
        await Page.Keyboard.PressAsync("Enter");

        await Expect(article.QuoteList.Locator(".who")).ToContainTextAsync("Chang Ho-jin");
        var part = (await article.QuotesAsync())[0].GetProperty("parts")[0].GetProperty("exact").GetString()!;
        Assert.StartsWith("« La coopération", part, StringComparison.Ordinal);
        Assert.EndsWith("de l’ONU. »", part, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task After_saving_the_reading_goes_on_where_it_was()
    {
        var article = await OpenArticleAsync();
        await article.TabToTextAsync();
        await PressUntilAsync("ArrowRight", selected => selected == "Pyongyang");
        await Page.Keyboard.PressAsync("e");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(article.NameList).ToHaveCountAsync(1);
        await Expect(Page.Locator("#text")).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("ArrowRight");
        await Page.Keyboard.PressAsync("Shift+ArrowRight");
        Assert.Equal("La Russie", await article.SelectedAsync());
    }

    [BrowserFact]
    public async Task Arrows_move_by_word_and_by_sentence()
    {
        var article = await OpenArticleAsync();
        await article.TabToTextAsync();
        await Page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal("La", await article.SelectedAsync());
        await article.PressAsync("ArrowRight", 2);
        Assert.Equal("du", await article.SelectedAsync());
        await Page.Keyboard.PressAsync("ArrowLeft");
        Assert.Equal("Corée", await article.SelectedAsync());
        await Page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal("Les alliés affirment que Moscou paiera le prix de la coopération militaire avec Pyongyang", await article.SelectedAsync());
        await Page.Keyboard.PressAsync("ArrowUp");
        Assert.Equal("La Corée du Sud et les États-Unis lancent un avertissement à la Russie", await article.SelectedAsync());
    }

    [BrowserFact]
    public async Task Shift_extends_and_shrinks_to_both_sides_of_the_first_word()
    {
        var article = await OpenArticleAsync();
        await article.TabToTextAsync();
        await article.PressAsync("ArrowRight", 4);
        Assert.Equal("Sud", await article.SelectedAsync());
        await article.PressAsync("Shift+ArrowRight", 2);
        Assert.Equal("Sud et les", await article.SelectedAsync());
        await Page.Keyboard.PressAsync("Shift+ArrowLeft");
        Assert.Equal("Sud et", await article.SelectedAsync());
        await article.PressAsync("Shift+ArrowLeft", 3);
        Assert.Equal("Corée du Sud", await article.SelectedAsync());
        await Page.Keyboard.PressAsync("Shift+ArrowRight");
        Assert.Equal("du Sud", await article.SelectedAsync());
        await article.PressAsync("Shift+ArrowDown", 2);
        Assert.Equal("Sud et les États-Unis lancent un avertissement à la Russie", await article.SelectedAsync());
    }

    [BrowserFact]
    public async Task Arrows_go_on_from_a_click_and_from_a_selection_of_the_mouse()
    {
        var article = await OpenArticleAsync();
        await article.DragOverAsync("Chang Ho");
        await Page.Keyboard.PressAsync("Shift+ArrowRight");
        Assert.Equal("Chang Ho-jin", await article.SelectedAsync());
        await article.ClickBeforeAsync("vendredi dans la capitale");
        await Page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal("vendredi", await article.SelectedAsync());
    }

    [BrowserFact]
    public async Task An_elided_article_is_a_word_of_its_own()
    {
        var article = await OpenArticleAsync();
        await article.TabToTextAsync();
        await PressUntilAsync("ArrowRight", selected => selected == "ONU");
        await Page.Keyboard.PressAsync("ArrowLeft");
        Assert.Equal("l’", await article.SelectedAsync());
    }

    private async Task PressUntilAsync(string key, Func<string, bool> isThere)
    {
        for (var presses = 0; presses < 200; presses++)
        {
            await Page.Keyboard.PressAsync(key);
            if (isThere(await Page.EvaluateAsync<string>("getSelection().toString()")))
                return;
        }

        Assert.Fail($"{key} never came there.");
    }
}
