using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NewsArchive.Browser.Tests;

public sealed class FailingToSaveTests(SharedBrowser shared) : BrowserTest(shared)
{
    // Instead of the server, while there is one.
    private Func<IRoute, Task>? _answer;

    [BrowserFact]
    public async Task A_refusal_is_said_in_the_card_and_nothing_is_lost()
    {
        var article = await FillCardAsync();
        _answer = route => route.FulfillAsync(new()
        {
            Status = 422,
            ContentType = "application/problem+json",
            Body = """{"title":"Refusé","detail":"Le texte à cet endroit n’est pas celui-là."}""",
        });
        await Page.Keyboard.PressAsync("Enter");
        await AssertKeptAsync(article, "Le texte à cet endroit n’est pas celui-là.");
        Tolerate("422");
    }

    [BrowserFact]
    public async Task Without_a_connection_the_card_says_so_and_saves_later()
    {
        var article = await FillCardAsync();
        _answer = route => route.AbortAsync("internetdisconnected");
        await Page.Keyboard.PressAsync("Enter");
        await AssertKeptAsync(article, "L’enregistrement a échoué. Réessayez.");
        Tolerate("ERR_INTERNET_DISCONNECTED");
    }

    [BrowserFact]
    public async Task An_answer_that_is_no_problem_document_gives_a_sentence_too()
    {
        var article = await FillCardAsync();
        _answer = route => route.FulfillAsync(new() { Status = 502, ContentType = "text/html", Body = "<h1>Bad gateway</h1>" });
        await Page.Keyboard.PressAsync("Enter");
        await AssertKeptAsync(article, "L’enregistrement a échoué. Réessayez.");
        Tolerate("502");
    }

    private async Task<ArticlePage> FillCardAsync()
    {
        await Page.RouteAsync("**/api/articles/*/quotes", route => _answer is null ? route.ContinueAsync() : _answer(route));
        var article = await OpenArticleAsync();
        await article.DragOverAsync("agir de manière responsable");
        await Page.Keyboard.PressAsync("q");
        await Page.Locator("#annotate-note").FillAsync("une remarque");
        await article.Name.FillAsync("Chang Ho-jin");
        return article;
    }

    // The sentence is there, the fields are as they were, and the next attempt saves them.
    private async Task AssertKeptAsync(ArticlePage article, string sentence)
    {
        await Expect(Page.Locator("#annotate-fault")).ToHaveTextAsync(sentence);
        await Expect(article.Name).ToHaveValueAsync("Chang Ho-jin");
        await Expect(Page.Locator("#annotate-note")).ToHaveValueAsync("une remarque");
        _answer = null;
        await article.Card.Locator("button[type=submit]").ClickAsync();
        await Expect(article.QuoteList).ToContainTextAsync("Chang Ho-jin");
        await Expect(article.QuoteList).ToContainTextAsync("une remarque");
    }
}
