using System.Text.Json;
using static Microsoft.Playwright.Assertions;

namespace NewsArchive.Browser.Tests;

public sealed class AnnotatingByMouseTests(SharedBrowser shared) : BrowserTest(shared)
{
    private const string Peskov = "Aucun accord n’a été signé sur cette question ou sur toute autre question";

    [BrowserFact]
    public async Task From_a_search_to_a_saved_quotation_that_is_still_there_after_a_reload()
    {
        await Page.GotoAsync("/");
        await Page.Locator("#q").FillAsync("cosmodrome Peskov");
        await Page.Keyboard.PressAsync("Enter");
        await Page.Locator(".results h2 a").ClickAsync();
        var article = new ArticlePage(Page, Site, await Site.ArticleAsync("000"));
        await article.LoadTextAsync();
        // What follows draws the mouse over places of the text: they must not move any more.
        await Page.WaitForURLAsync("**/articles/**");

        await article.DragOverAsync(Peskov);
        await article.Toolbar.Locator("[data-do=quote]").ClickAsync();
        await Expect(article.Card).ToBeVisibleAsync();
        await Expect(article.CardWords).ToHaveTextAsync($"« {Peskov} »");
        await Page.Keyboard.TypeAsync("Dmitri Peskov");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(article.Card).ToBeHiddenAsync();
        await Expect(article.Said).ToHaveTextAsync("La citation a été enregistrée.");

        await AssertSavedAsync(article);
        await Page.ReloadAsync();
        await AssertSavedAsync(article);
    }

    [BrowserFact]
    public async Task Several_quotations_one_after_another_without_a_reload()
    {
        var article = await OpenArticleAsync();
        foreach (var words in new[] { "agir de manière responsable", "De tels projets n’existaient pas", "Les deux dirigeants n’ont cependant pas encore" })
        {
            await article.DragOverAsync(words);
            await Page.Keyboard.PressAsync("q");
            await article.Card.Locator("button[type=submit]").ClickAsync();
            await Expect(article.Card).ToBeHiddenAsync();
        }

        await Expect(article.QuoteList).ToHaveCountAsync(3);
        Assert.All((await article.QuotesAsync()).EnumerateArray(), quote => AssertExact(article, quote.GetProperty("parts")[0]));
    }

    [BrowserFact]
    public async Task Words_selected_before_a_saved_quotation_is_drawn_stay_selected()
    {
        var article = await OpenArticleAsync();
        await Page.RouteAsync($"**/articles/{article.Id}?handler=Entry*", async route =>
        {
            await Task.Delay(1500);
            await route.ContinueAsync();
        });
        await article.DragOverAsync("agir de manière responsable");
        await Page.Keyboard.PressAsync("q");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(article.Card).ToBeHiddenAsync();
        await article.DragOverAsync("De tels projets n’existaient pas");
        await Expect(article.QuoteList).ToHaveCountAsync(1);
        Assert.Equal("De tels projets n’existaient pas", await article.SelectedAsync());

        await Page.Keyboard.PressAsync("q");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(article.Card).ToBeHiddenAsync();
        await article.DragOverAsync("Les deux dirigeants n’ont cependant pas encore");
        await Page.Keyboard.PressAsync("q");
        await Expect(article.QuoteList).ToHaveCountAsync(2);
        await Page.Keyboard.PressAsync("Enter");
        await Expect(article.QuoteList).ToHaveCountAsync(3);
    }

    [BrowserFact]
    public async Task A_speaker_of_this_article_is_offered_before_those_of_others()
    {
        var other = await OpenArticleAsync("001");
        await other.AddQuoteAsync("toute coopération", "Dora Maar");
        await other.AddQuoteAsync("plaisir", "Dora Maar");
        var article = await OpenArticleAsync();
        await article.AddQuoteAsync("agir de manière responsable", "Dmitri Peskov");
        await article.OpenAsync();

        await article.DragOverAsync(Peskov);
        await Page.Keyboard.PressAsync("q");
        await Page.Keyboard.TypeAsync("d");
        await Expect(article.Offers.Nth(0)).ToContainTextAsync("Dmitri Peskov");
        await Expect(article.Offers.Nth(1)).ToContainTextAsync("Dora Maar");
        await Expect(article.Offers.Nth(2)).ToContainTextAsync("Nouveau : d");
        await Page.Keyboard.PressAsync("ArrowDown");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(article.Name).ToHaveValueAsync("Dmitri Peskov");
        await Page.Keyboard.PressAsync("Enter");

        await Expect(article.QuoteList).ToHaveCountAsync(2);
        var speakers = (await article.QuotesAsync()).EnumerateArray().Select(quote => quote.GetProperty("entity").GetProperty("id").GetInt64());
        Assert.Single(speakers.Distinct());
    }

    [BrowserFact]
    public async Task An_offered_speaker_can_be_clicked()
    {
        var article = await OpenArticleAsync();
        await article.AddQuoteAsync("agir de manière responsable", "Dmitri Peskov");
        await article.DragOverAsync(Peskov);
        await Page.Keyboard.PressAsync("q");
        await article.Name.FillAsync("peskov");
        await article.Offers.First.ClickAsync();
        await Expect(article.Name).ToHaveValueAsync("Dmitri Peskov");
        await Expect(article.Name).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task A_name_is_made_with_e()
    {
        var article = await OpenArticleAsync();
        await article.DragOverAsync("Bonnie Jenkins");
        await Page.Keyboard.PressAsync("e");
        await Expect(article.Name).ToHaveValueAsync("Bonnie Jenkins");
        await Page.Keyboard.PressAsync("Enter");

        await Expect(article.NameList).ToContainTextAsync("Bonnie Jenkins");
        await Expect(article.Said).ToHaveTextAsync("Le nom a été enregistré.");
        var mention = Assert.Single((await article.MentionsAsync()).EnumerateArray());
        AssertExact(article, mention);
        Assert.Equal("person", mention.GetProperty("entity").GetProperty("kind").GetString());
    }

    [BrowserFact]
    public async Task Escape_leaves_the_list_then_the_card_then_the_selection()
    {
        var article = await OpenArticleAsync();
        await article.AddQuoteAsync("agir de manière responsable", "Dmitri Peskov");
        await article.DragOverAsync(Peskov);
        await Page.Keyboard.PressAsync("q");
        await article.Name.FillAsync("Dmitri Peskov");
        await Expect(article.Offers).ToHaveCountAsync(1);
        await Page.Keyboard.PressAsync("Escape");
        await Expect(article.Offers).ToBeHiddenAsync();
        await Expect(article.Card).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("Escape");
        await Expect(article.Card).ToBeHiddenAsync();
        await Expect(article.Toolbar).ToBeVisibleAsync();
        Assert.Equal(Peskov, await article.SelectedAsync());
        await Page.Keyboard.PressAsync("Escape");
        await Expect(article.Toolbar).ToBeHiddenAsync();
        Assert.Equal("", await article.SelectedAsync());
    }

    private static async Task AssertSavedAsync(ArticlePage article)
    {
        await Expect(article.QuoteList).ToHaveCountAsync(1);
        await Expect(article.QuoteList.Locator(".who")).ToContainTextAsync("Dmitri Peskov");
        var quote = Assert.Single((await article.QuotesAsync()).EnumerateArray());
        var part = Assert.Single(quote.GetProperty("parts").EnumerateArray());
        AssertExact(article, part);
        Assert.Equal($"« {Peskov} »", part.GetProperty("exact").GetString());
        Assert.Equal($"« {Peskov} »", await article.MarkedAsync($"quote-{quote.GetProperty("id").GetInt64()}"));
    }

    private static void AssertExact(ArticlePage article, JsonElement span) =>
        Assert.Equal(span.GetProperty("exact").GetString(), article.Text[span.GetProperty("start").GetInt32()..span.GetProperty("end").GetInt32()]);
}
