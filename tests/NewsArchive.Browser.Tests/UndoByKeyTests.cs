using static Microsoft.Playwright.Assertions;

namespace NewsArchive.Browser.Tests;

public sealed class UndoByKeyTests(SharedBrowser shared) : BrowserTest(shared)
{
    [BrowserFact]
    public async Task The_last_changes_are_undone_and_redone_by_key_one_after_another_and_spoken()
    {
        var article = await OpenArticleAsync();
        await article.AddQuoteAsync("agir de manière responsable", "Chang Ho-jin");
        await article.AddMentionAsync("Washington", "Washington", "place");
        await article.OpenAsync();
        await Expect(article.NameList).ToHaveCountAsync(1);

        await Page.Keyboard.PressAsync("Control+z");
        await Expect(article.NameList).ToHaveCountAsync(0);
        await Expect(article.Said).ToContainTextAsync("Annulé. Création : nom");
        await Page.Keyboard.PressAsync("Control+z");
        await Expect(article.QuoteList).ToHaveCountAsync(0);
        await Expect(article.Marks).ToHaveCountAsync(0);
        await Page.Keyboard.PressAsync("Control+z");
        await Expect(article.Said).ToHaveTextAsync("Rien à annuler : vous n’avez rien modifié ici.");

        // However fast they come.
        await Page.Keyboard.PressAsync("Control+Shift+Z");
        await Page.Keyboard.PressAsync("Control+y");
        await Expect(article.QuoteList).ToHaveCountAsync(1);
        await Expect(article.NameList).ToHaveCountAsync(1);
        await Expect(article.Said).ToContainTextAsync("Rétabli. Création : nom");
        await Page.Keyboard.PressAsync("Control+y");
        await Expect(article.Said).ToHaveTextAsync("Rien à rétablir.");
    }

    [BrowserFact]
    public async Task In_a_field_the_keys_are_those_of_the_field()
    {
        var article = await OpenArticleAsync();
        await article.AddQuoteAsync("agir de manière responsable", "Chang Ho-jin");
        await article.OpenAsync();
        await Page.Locator(".add summary").First.ClickAsync();
        await Page.Locator("#quote-passage").FocusAsync();
        await Page.Keyboard.TypeAsync("De tels");
        await Page.Keyboard.PressAsync("Control+z");
        await Page.ReloadAsync();
        await Expect(article.QuoteList).ToHaveCountAsync(1);
    }
}
