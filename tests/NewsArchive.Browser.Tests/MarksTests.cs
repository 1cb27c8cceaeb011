using static Microsoft.Playwright.Assertions;

namespace NewsArchive.Browser.Tests;

public sealed class MarksTests(SharedBrowser shared) : BrowserTest(shared)
{
    [BrowserFact]
    public async Task Overlapping_quotations_and_names_are_all_marked()
    {
        var article = await OpenArticleAsync();
        string[] words = ["Le porte-parole du Kremlin, Dmitri Peskov, a déclaré", "Dmitri Peskov, a déclaré vendredi aux journalistes"];
        var quotes = new List<long>();
        foreach (var passage in words)
            quotes.Add((await article.AddQuoteAsync(passage, "Dmitri Peskov")).GetProperty("id").GetInt64());
        var mention = (await article.AddMentionAsync("Dmitri Peskov", "Dmitri Peskov")).GetProperty("id").GetInt64();

        await article.OpenAsync("Peskov");
        Assert.Equal(words[0], await article.MarkedAsync($"quote-{quotes[0]}"));
        Assert.Equal(words[1], await article.MarkedAsync($"quote-{quotes[1]}"));
        Assert.Equal("Dmitri Peskov", await article.MarkedAsync($"mention-{mention}"));
        await Expect(Page.Locator("#text mark.hit").First).ToHaveTextAsync("Peskov");
        Assert.Equal(words, await article.HighlightedAsync("quote-indirect"));
        Assert.Equal(["Dmitri Peskov"], await article.HighlightedAsync("name-person"));
    }

    [BrowserFact]
    public async Task Pointing_at_an_entry_of_the_list_or_focusing_it_lights_its_mark()
    {
        var article = await OpenArticleAsync();
        await article.AddQuoteAsync("agir de manière responsable");
        await article.AddMentionAsync("Bonnie Jenkins", "Bonnie Jenkins");
        await article.OpenAsync();

        await article.QuoteList.HoverAsync();
        await article.ExpectHighlightedAsync("lit", "agir de manière responsable");
        await article.NameList.HoverAsync();
        await article.ExpectHighlightedAsync("lit", "Bonnie Jenkins");
        await Page.Mouse.MoveAsync(5, 5);
        await article.ExpectHighlightedAsync("lit");
        await article.QuoteList.Locator("blockquote a").FocusAsync();
        await article.ExpectHighlightedAsync("lit", "agir de manière responsable");
    }

    [BrowserFact]
    public async Task N_goes_to_the_next_hit_and_shift_n_back()
    {
        await OpenArticleAsync(query: "Séoul");
        var hits = await Page.Locator("#text mark.hit").CountAsync();
        Assert.True(hits > 1);
        await Page.Keyboard.PressAsync("n");
        await Expect(Page.Locator("#said")).ToHaveTextAsync($"1 sur {hits}");
        await Expect(Page.Locator("#hit-1 + mark")).ToHaveClassAsync("hit lit");
        await Page.Keyboard.PressAsync("n");
        await Expect(Page.Locator("#hit-2 + mark")).ToHaveClassAsync("hit lit");
        await Expect(Page.Locator("#hit-2 + mark")).ToBeInViewportAsync();
        await Page.Keyboard.PressAsync("N");
        await Page.Keyboard.PressAsync("N");
        await Expect(Page.Locator("#said")).ToHaveTextAsync($"{hits} sur {hits}");
        await Expect(Page.Locator("mark.lit")).ToHaveCountAsync(1);
    }

    [BrowserTheory]
    [InlineData("000", "Séoul")]
    [InlineData("001", "Kim Poutine")]
    public async Task The_text_of_the_page_is_the_text_of_the_api(string key, string query)
    {
        var article = await OpenArticleAsync(key, query);
        Assert.Equal(article.Text, await Page.EvaluateAsync<string>("document.getElementById('text').textContent"));
    }
}
