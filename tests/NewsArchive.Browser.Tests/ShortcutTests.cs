using static Microsoft.Playwright.Assertions;

namespace NewsArchive.Browser.Tests;

public sealed class ShortcutTests(SharedBrowser shared) : BrowserTest(shared)
{
    [BrowserFact]
    public async Task A_slash_goes_to_the_search_of_the_page()
    {
        foreach (var address in new[] { "/", "/quotes", "/entities" })
        {
            await Page.GotoAsync(address);
            await Page.Keyboard.PressAsync("/");
            await Expect(Page.Locator("#q")).ToBeFocusedAsync();
            await Expect(Page.Locator("#q")).ToHaveValueAsync("");
        }
    }

    [BrowserFact]
    public async Task A_slash_leads_from_an_article_to_the_search()
    {
        await OpenArticleAsync();
        await Page.Keyboard.PressAsync("/");
        await Expect(Page).ToHaveURLAsync($"{Site.Address}#q");
        await Expect(Page.Locator("#q")).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task A_button_copies_how_the_article_is_cited()
    {
        await Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await OpenArticleAsync();
        await Page.Locator("#cite summary").ClickAsync();
        var button = Page.Locator("#cite [data-copy]");
        await button.ClickAsync();
        await Expect(button).ToHaveTextAsync("Copié");
        Assert.Equal(await Page.Locator("#cite bdi").InnerTextAsync(), await Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
    }

    [BrowserFact]
    public async Task A_question_mark_opens_the_list_of_keys()
    {
        await OpenArticleAsync();
        await Page.Keyboard.PressAsync("?");
        await Expect(Page).ToHaveURLAsync($"{Site.Address}help#keys");
    }

    [BrowserFact]
    public async Task Signs_typed_into_a_field_are_only_signs()
    {
        await Page.GotoAsync("/");
        await Page.Locator("#q").FocusAsync();
        await Page.Keyboard.TypeAsync("q/n?");
        await Expect(Page.Locator("#q")).ToHaveValueAsync("q/n?");
    }

    [BrowserFact]
    public async Task Escape_in_a_field_keeps_the_caret_there()
    {
        await OpenArticleAsync();
        await Page.Locator(".add summary").First.ClickAsync();
        await Page.Locator("#quote-passage").FocusAsync();
        await Page.Keyboard.TypeAsync("De tels");
        await Page.Keyboard.PressAsync("Escape");
        await Page.Keyboard.TypeAsync(" projets");
        await Expect(Page.Locator("#quote-passage")).ToHaveValueAsync("De tels projets");
    }

    [BrowserFact]
    public async Task Single_keys_can_be_switched_off_and_on()
    {
        await Page.GotoAsync("/help");
        await Page.Locator("[data-keys-switch]").UncheckAsync();
        await Page.ReloadAsync();
        await Expect(Page.Locator("[data-keys-switch]")).Not.ToBeCheckedAsync();

        var article = await OpenArticleAsync();
        await article.DragOverAsync("Bonnie Jenkins");
        await Page.Keyboard.PressAsync("q");
        await Page.Keyboard.PressAsync("?");
        await Expect(article.Card).ToBeHiddenAsync();
        await article.Toolbar.Locator("[data-do=mention]").ClickAsync();
        await Expect(article.Card).ToBeVisibleAsync();

        await Page.GotoAsync("/help");
        await Page.Locator("[data-keys-switch]").CheckAsync();
        await OpenArticleAsync();
        await article.DragOverAsync("Bonnie Jenkins");
        await Page.Keyboard.PressAsync("q");
        await Expect(article.Card).ToBeVisibleAsync();
    }
}
