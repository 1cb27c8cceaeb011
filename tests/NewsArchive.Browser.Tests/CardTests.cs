using System.Text.Json;
using static Microsoft.Playwright.Assertions;

namespace NewsArchive.Browser.Tests;

public sealed class CardTests(SharedBrowser shared) : BrowserTest(shared)
{
    private const string Incise = "Il a parlé longtemps. « Nous irons loin », a ajouté le ministre Jean Dupont mardi, « et plus loin encore ». Puis il est parti. Le soir, Marie Curie a répondu : « Jamais, a-t-elle dit. Jamais de la vie ! »";

    private const string Hostile = "<img src=x onerror=window.pwned=1>\"'&";

    protected override IReadOnlyDictionary<string, string> Files => new Dictionary<string, string>
    {
        ["000_a.txt"] = $"date 2024-01 Un voyage\n\n{Incise}",
    };

    [BrowserFact]
    public async Task Three_keys_make_a_quotation_whose_speaker_is_proposed_rightly()
    {
        var article = await OpenArticleAsync();
        await Page.Locator("#text").FocusAsync();
        foreach (var key in new[] { "g", "q", "Enter" })
            await Page.Keyboard.PressAsync(key);
        await Expect(article.QuoteList).ToHaveCountAsync(1);
        var quote = (await article.QuotesAsync())[0];
        Assert.Equal("« Nous irons loin »", Exact(quote.GetProperty("parts")[0]));
        Assert.Equal("ajouté", Exact(quote.GetProperty("cue")));
        Assert.Equal("le ministre Jean Dupont", Exact(quote.GetProperty("speaker")));
        Assert.Equal("Jean Dupont", quote.GetProperty("entity").GetProperty("name").GetString());
        Assert.Equal("direct", quote.GetProperty("kind").GetString());
    }

    [BrowserTheory]
    [InlineData("Nous irons loin », a ajouté le ministre Jean Dupont mardi, « et plus loin encore", "« Nous irons loin »", "« et plus loin encore »", "ajouté")]
    [InlineData("Jamais, a-t-elle dit. Jamais de la vie", "« Jamais", "Jamais de la vie ! »", "dit")]
    public async Task What_interrupts_a_quotation_is_left_out_of_its_parts(string drawn, string first, string second, string cue)
    {
        var article = await OpenArticleAsync();
        await article.DragOverAsync(drawn);
        await Page.Keyboard.PressAsync("q");
        await Expect(article.CardWords).ToHaveTextAsync([first, second]);
        await Expect(Page.Locator("#annotate-cue")).ToHaveTextAsync(cue);
    }

    [BrowserFact]
    public async Task Parts_are_added_joined_cut_and_taken_out()
    {
        var article = await OpenArticleAsync();
        await article.DragOverAsync("Nous irons loin");
        await Page.Keyboard.PressAsync("q");
        await Page.Keyboard.PressAsync("F8");
        await Expect(Page.Locator("#picking")).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("g");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(article.CardWords).ToHaveTextAsync(["« Nous irons loin »", "« et plus loin encore »"]);

        await Page.Locator("[data-part=join]").First.ClickAsync();
        await Expect(article.CardWords).ToHaveTextAsync(["« Nous irons loin », a ajouté le ministre Jean Dupont mardi, « et plus loin encore »"]);
        await Page.Locator("[data-part=cut]").ClickAsync();
        await article.DragOverAsync("a ajouté le ministre Jean Dupont mardi");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(article.CardWords).ToHaveTextAsync(["« Nous irons loin »", "« et plus loin encore »"]);
        await Page.Locator("[data-part=remove]").First.ClickAsync();
        await Expect(article.CardWords).ToHaveTextAsync(["« et plus loin encore »"]);
    }

    [BrowserFact]
    public async Task Cue_and_speaker_are_chosen_in_the_text_or_from_the_list()
    {
        var article = await OpenArticleAsync();
        await article.DragOverAsync("Il a parlé longtemps");
        await Page.Keyboard.PressAsync("q");
        await Expect(Page.Locator("#annotate-cue")).ToHaveTextAsync("rien");
        await Page.Keyboard.PressAsync("F4");
        await article.DragOverAsync("répondu");
        await Page.Locator("[data-picking=take]").ClickAsync();
        await Expect(Page.Locator("#annotate-cue")).ToHaveTextAsync("répondu");
        await Page.Keyboard.PressAsync("F2");
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Page.Locator("#annotate-speaker")).ToHaveTextAsync("rien");
        await Page.Keyboard.PressAsync("F2");
        await Page.Locator("[data-picking=list]").ClickAsync();
        await Page.Locator("#chooser-stretch").SelectOptionAsync(new Microsoft.Playwright.SelectOptionValue { Index = await IndexOfAsync("Le soir, Marie Curie") });
        await Page.Locator("#chooser-from").SelectOptionAsync(["2"]);
        await Page.Locator("#chooser-to").SelectOptionAsync(["3"]);
        await Expect(Page.Locator("#chooser-words")).ToHaveTextAsync("Marie Curie");
        await Page.Locator("[data-choose=take]").ClickAsync();
        await Expect(Page.Locator("#annotate-speaker")).ToHaveTextAsync("Marie Curie");
        await Expect(article.Name).ToHaveValueAsync("Marie Curie");
        await Page.Locator("[data-drop=cue]").ClickAsync();
        await Page.Locator("#annotate button[type=submit]").ClickAsync();
        await Expect(article.QuoteList).ToContainTextAsync("Marie Curie");
        Assert.Equal(JsonValueKind.Null, (await article.QuotesAsync())[0].GetProperty("cue").ValueKind);
    }

    [BrowserFact]
    public async Task A_quotation_is_changed_in_place_and_what_hangs_on_it_stays()
    {
        var article = await OpenArticleAsync();
        await Page.Locator("#text").FocusAsync();
        foreach (var key in new[] { "g", "q", "Enter" })
            await Page.Keyboard.PressAsync(key);
        await article.QuoteList.Locator("a.edit").ClickAsync();
        await Page.Locator("#annotate-kind").SelectOptionAsync("mixed");
        await Page.Locator("#annotate-note").FillAsync(Hostile);
        await article.Name.FillAsync(Hostile);
        await Page.Keyboard.PressAsync("Enter");
        await Expect(article.QuoteList.Locator(".note")).ToHaveTextAsync(Hostile);
        await Expect(article.QuoteList.Locator(".entity")).ToHaveTextAsync(Hostile);
        await Expect(Page.Locator(".beside")).ToHaveTextAsync(Hostile);
        await article.ExpectHighlightedAsync("quote-mixed", "« Nous irons loin »");
        var quote = (await article.QuotesAsync())[0];
        Assert.Equal("ajouté", Exact(quote.GetProperty("cue")));
        Assert.Equal(2, quote.GetProperty("version").GetInt32());
        Assert.True(await Page.EvaluateAsync<bool>("window.pwned === undefined && !document.querySelector('main img')"));
    }

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_saves_second_sees_both_versions_and_chooses(bool isMine)
    {
        var article = await OpenArticleAsync();
        await article.AddQuoteAsync("« Nous irons loin »", "Jean Dupont", "la mienne d’abord");
        await article.OpenAsync();
        await article.QuoteList.Locator("a.edit").ClickAsync();
        await Page.Locator("#annotate-note").FillAsync("la mienne");
        using (var theirs = new HttpRequestMessage(HttpMethod.Put, "/api/quotes/1"))
        {
            var (start, end) = article.Find("« Nous irons loin »");
            theirs.Headers.Add("If-Match", "\"1\"");
            theirs.Content = System.Net.Http.Json.JsonContent.Create(new { parts = new[] { new { start, end, exact = "« Nous irons loin »" } }, note = "la leur" });
            Assert.True((await Site.Http.SendAsync(theirs)).IsSuccessStatusCode);
        }

        await Page.Locator("#annotate button[type=submit]").ClickAsync();
        await Expect(Page.Locator("#annotate-conflict")).ToContainTextAsync("la leur");
        await Expect(Page.Locator("#annotate-note")).ToHaveValueAsync("la mienne");
        Tolerate("412");
        await Page.Locator(isMine ? "[data-keep=mine]" : "[data-keep=theirs]").ClickAsync();
        await Expect(article.Card).ToBeHiddenAsync();
        await Expect(article.QuoteList.Locator(".note")).ToHaveTextAsync(isMine ? "la mienne" : "la leur");
        Assert.Equal(isMine ? "la mienne" : "la leur", (await article.QuotesAsync())[0].GetProperty("note").GetString());
    }

    private Task<int> IndexOfAsync(string beginning) =>
        Page.EvaluateAsync<int>("beginning => [...document.getElementById('chooser-stretch').options].findIndex(option => option.text.startsWith(beginning))", beginning);

    private static string? Exact(JsonElement span) => span.GetProperty("exact").GetString();
}
