using static Microsoft.Playwright.Assertions;

namespace NewsArchive.Browser.Tests;

public sealed class ChangingInPlaceTests(SharedBrowser shared) : BrowserTest(shared)
{
    private const string Words = "agir de manière responsable";

    [BrowserFact]
    public async Task Borders_move_by_keys_and_the_speaker_stays()
    {
        var article = await OpenWithQuoteAsync();
        await article.QuoteList.FocusAsync();
        await Page.Keyboard.PressAsync("<");
        await article.PressAsync("ArrowLeft", 2);
        await article.ExpectHighlightedAsync("border", $"devrait « {Words}");
        await Page.Keyboard.PressAsync(">");
        await article.PressAsync("ArrowRight", 2);
        await Page.Keyboard.PressAsync("Enter");
        await Expect(article.QuoteList.Locator("blockquote")).ToHaveTextAsync($"devrait « {Words} » en");
        await Expect(article.QuoteList).ToContainTextAsync("Chang Ho-jin");
        await Page.Keyboard.PressAsync("z");
        await Expect(article.QuoteList.Locator("blockquote")).ToHaveTextAsync(Words);
    }

    [BrowserFact]
    public async Task Escape_leaves_the_borders_as_they_were()
    {
        var article = await OpenWithQuoteAsync();
        await article.QuoteList.FocusAsync();
        await Page.Keyboard.PressAsync(">");
        await Page.Keyboard.PressAsync("ArrowLeft");
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Page.Locator("#borders")).ToBeHiddenAsync();
        Assert.Equal(1, (await article.QuotesAsync())[0].GetProperty("version").GetInt32());
    }

    [BrowserFact]
    public async Task Borders_move_by_buttons_and_by_drawing_a_handle()
    {
        var article = await OpenWithQuoteAsync();
        await article.ClickBeforeAsync("manière responsable");
        await article.Toolbar.Locator("[data-do=borders]").ClickAsync();
        await Page.Locator("[data-move=start][data-step='1']").ClickAsync();
        await article.ExpectHighlightedAsync("border", "de manière responsable");
        var handle = (await Page.Locator(".handle.end").BoundingBoxAsync())!;
        await Page.Mouse.MoveAsync(handle.X + 12, handle.Y + 12);
        await Page.Mouse.DownAsync();
        await Page.Mouse.MoveAsync(handle.X - 20, handle.Y - 10, new() { Steps = 4 });
        await Page.Mouse.MoveAsync(handle.X - 90, handle.Y - 10, new() { Steps = 4 });
        await Page.Mouse.UpAsync();
        await article.ExpectHighlightedAsync("border", "de manière");
        await Page.Locator("[data-borders=save]").ClickAsync();
        await Expect(article.QuoteList.Locator("blockquote")).ToHaveTextAsync("de manière");
    }

    [BrowserFact]
    public async Task An_annotation_is_deleted_by_key_and_comes_back()
    {
        var article = await OpenWithQuoteAsync();
        await article.QuoteList.FocusAsync();
        await Page.Keyboard.PressAsync("Delete");
        await Expect(article.QuoteList).ToHaveCountAsync(0);
        await Expect(Page.Locator("#quotes-title")).ToHaveTextAsync("0 citation");
        await article.ExpectHighlightedAsync("quote-direct");
        await Page.Locator("#undoing button").ClickAsync();
        await Expect(article.QuoteList).ToContainTextAsync("Chang Ho-jin");
        await article.ExpectHighlightedAsync("quote-direct", Words);
    }

    [BrowserFact]
    public async Task What_somebody_else_has_changed_is_not_deleted_but_shown()
    {
        var article = await OpenWithQuoteAsync();
        using (var theirs = new HttpRequestMessage(HttpMethod.Put, "/api/quotes/1"))
        {
            var (start, end) = article.Find(Words);
            theirs.Headers.Add("If-Match", "\"1\"");
            theirs.Content = System.Net.Http.Json.JsonContent.Create(new { parts = new[] { new { start, end, exact = Words } }, note = "la leur" });
            Assert.True((await Site.Http.SendAsync(theirs)).IsSuccessStatusCode);
        }

        await article.QuoteList.FocusAsync();
        await Page.Keyboard.PressAsync("Delete");
        await Expect(article.QuoteList).ToContainTextAsync("la leur");
        await Expect(article.Said).ToContainTextAsync("Rien n’a été supprimé");
        Tolerate("412");
    }

    [BrowserFact]
    public async Task Proposals_are_accepted_and_rejected_by_key_one_after_another()
    {
        var article = await OpenArticleAsync();
        foreach (var words in new[] { "Bonnie Jenkins", "Dmitri Peskov" })
        {
            var (start, end) = article.Find(words);
            await Site.PostAsync($"/api/articles/{article.Id}/mentions", new { start, end, exact = words, entity = new { name = words, kind = "person" }, state = "proposed" });
        }

        await article.OpenAsync();
        await article.ExpectHighlightedAsync("name-person-proposed", "Bonnie Jenkins", "Dmitri Peskov");
        await article.NameList.First.FocusAsync();
        await Page.Keyboard.PressAsync("a");
        await Expect(article.Said).ToHaveTextAsync("La proposition a été acceptée.");
        await Expect(article.NameList.First).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("ArrowDown");
        await Page.Keyboard.PressAsync("x");
        await Expect(article.NameList).ToHaveCountAsync(1);
        await article.ExpectHighlightedAsync("name-person", "Bonnie Jenkins");
        await article.ExpectHighlightedAsync("name-person-proposed");
    }

    [BrowserFact]
    public async Task The_focus_goes_from_the_text_to_the_list_and_back()
    {
        var article = await OpenWithQuoteAsync();
        await article.ClickBeforeAsync("manière responsable");
        await Page.Keyboard.PressAsync("l");
        await Expect(article.QuoteList).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("l");
        Assert.Equal(Words, await article.SelectedAsync());
        Assert.Equal("quote-1", await Page.Locator("#text").GetAttributeAsync("data-of"));
        await Page.Locator(".beside").ClickAsync();
        await Expect(article.QuoteList).ToBeFocusedAsync();
        await article.QuoteList.Locator("blockquote a").ClickAsync();
        Assert.Equal(Words, await article.SelectedAsync());
        await Page.Keyboard.PressAsync("Enter");
        await Expect(article.Card).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task A_quotation_is_made_from_lists_without_the_text()
    {
        var article = await OpenArticleAsync();
        await Page.Locator("#choose").ClickAsync();
        await Page.Keyboard.PressAsync("ArrowDown");
        await Page.Keyboard.PressAsync("ArrowDown");
        await Expect(Page.Locator("#chooser-words")).ToHaveTextAsync("« agir de manière responsable »");
        await Page.Locator("[data-choose=quote]").ClickAsync();
        await Expect(article.CardWords).ToHaveTextAsync(["« agir de manière responsable »"]);
        await Page.Keyboard.PressAsync("Enter");
        await Expect(article.QuoteList).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task Without_highlights_the_marks_of_the_server_stay()
    {
        await Page.AddInitScriptAsync("delete CSS.highlights; delete CSS.__proto__.highlights;");
        var article = await OpenWithQuoteAsync();
        await Expect(article.Marks).ToHaveTextAsync(Words);
        await article.DragOverAsync("Bonnie Jenkins");
        await Page.Keyboard.PressAsync("e");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.Locator("#text mark.name")).ToHaveTextAsync("Bonnie Jenkins");
    }

    private async Task<ArticlePage> OpenWithQuoteAsync()
    {
        var article = await OpenArticleAsync();
        await article.AddQuoteAsync(Words, "Chang Ho-jin");
        await article.OpenAsync();
        return article;
    }
}
