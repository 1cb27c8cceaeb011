using static Microsoft.Playwright.Assertions;

namespace NewsArchive.Browser.Tests;

public sealed class EditingTests(SharedBrowser shared) : BrowserTest(shared)
{
    [BrowserFact]
    public async Task A_quotation_is_changed_by_its_form_and_the_change_undone_from_the_message()
    {
        var article = await OpenArticleAsync();
        await article.AddQuoteAsync("agir de manière responsable", "Chang Ho-jin");
        await article.OpenAsync();
        await Page.GotoAsync("/quotes/1");
        await Page.Locator("#part-0").FillAsync("devrait « agir de manière responsable »");
        await Page.Locator("#name").FillAsync("Moscou");
        await Page.Locator("#kind").SelectOptionAsync("mixed");
        await Page.Locator("#note").FillAsync("à vérifier");
        await Page.Locator("form.sheet button.primary").ClickAsync();

        await Expect(Page.Locator(".done")).ToContainTextAsync("La citation a été modifiée.");
        await Expect(article.QuoteList).ToContainTextAsync("Moscou");
        await Expect(article.QuoteList).ToContainTextAsync("à vérifier");
        await article.ExpectHighlightedAsync("quote-mixed", "devrait « agir de manière responsable »");

        await Page.Locator(".done button").ClickAsync();
        await Expect(article.QuoteList).ToContainTextAsync("Chang Ho-jin");
        await article.ExpectHighlightedAsync("quote-direct", "agir de manière responsable");
    }

    [BrowserFact]
    public async Task A_quotation_is_deleted_and_brought_back_from_the_message()
    {
        var article = await OpenArticleAsync();
        await article.AddQuoteAsync("agir de manière responsable", "Chang Ho-jin");
        await article.OpenAsync();
        await Page.GotoAsync("/quotes/1");
        await Page.Locator("button.danger").ClickAsync();
        await Expect(Page.Locator(".done")).ToContainTextAsync("La citation a été supprimée.");
        await Expect(article.QuoteList).ToHaveCountAsync(0);
        await Page.Locator(".done button").ClickAsync();
        await Expect(article.QuoteList).ToContainTextAsync("Chang Ho-jin");
    }

    [BrowserFact]
    public async Task A_name_is_changed_and_deleted_and_brought_back()
    {
        var article = await OpenArticleAsync();
        await article.AddMentionAsync("Jenkins", "Bonnie Jenkins");
        await article.OpenAsync();
        await Page.GotoAsync("/mentions/1");
        await Page.Locator("#passage").FillAsync("Bonnie Jenkins");
        await Page.Locator("form.sheet button.primary").ClickAsync();
        await article.ExpectHighlightedAsync("name-person", "Bonnie Jenkins");

        await Page.GotoAsync("/mentions/1");
        await Page.Locator("button.danger").ClickAsync();
        await Expect(article.NameList).ToHaveCountAsync(0);
        await Page.Locator(".done button").ClickAsync();
        await article.ExpectHighlightedAsync("name-person", "Bonnie Jenkins");
    }

    [BrowserFact]
    public async Task A_passage_that_is_not_in_the_text_is_refused_and_kept_in_the_field()
    {
        var article = await OpenArticleAsync();
        await article.AddQuoteAsync("agir de manière responsable", "Chang Ho-jin");
        await article.OpenAsync();
        await Page.GotoAsync("/quotes/1");
        await Page.Locator("#part-0").FillAsync("des mots qui n’y sont pas");
        await Page.Locator("form.sheet button.primary").ClickAsync();
        await Expect(Page.Locator("[role=alert]")).ToContainTextAsync("La partie 1 ne se trouve pas telle quelle dans le texte.");
        await Expect(Page.Locator("#part-0")).ToHaveValueAsync("des mots qui n’y sont pas");
        Tolerate("422");
    }
}
