using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NewsArchive.Browser.Tests;

/// <summary>Categories are given by keys: c, then the key of the category or the first letters of its name.</summary>
public sealed class CategoryTests(SharedBrowser shared) : BrowserTest(shared)
{
    private const string Hostile = "<img src=x onerror=window.pwned=1> \"'&amp;";

    private ILocator Chooser => Page.Locator("#giving");

    private ILocator Options => Page.Locator("#giving-list [role=option]");

    [BrowserFact]
    public async Task Two_keys_give_the_article_a_category_and_two_take_it_off()
    {
        var article = await PrepareAsync();
        await PressAsync("c", "e");
        await Expect(Chooser).ToBeHiddenAsync();
        await Expect(Given($"articles/{article.Id}")).ToHaveTextAsync(["Économie"]);
        await Expect(article.Said).ToHaveTextAsync("Catégorie donnée : Économie");
        await PressAsync("c", "p");
        await Expect(Given($"articles/{article.Id}")).ToHaveTextAsync(["Économie", "Prix"]);
        await PressAsync("c", "e");
        await Expect(Given($"articles/{article.Id}")).ToHaveTextAsync(["Prix"]);
        await Expect(article.Said).ToHaveTextAsync("Catégorie retirée : Économie");

        // The form beside it knows of it: saved as it stands, nothing is stale and nothing changes.
        await Page.Locator("#article-frame details").First.EvaluateAsync("details => { details.open = true; }");
        await Page.Locator("#article-frame form[action$='/categories'] button").ClickAsync();
        await Expect(Page.Locator(".done")).ToContainTextAsync("Les catégories ont été enregistrées.");
        await Expect(Given($"articles/{article.Id}")).ToHaveTextAsync(["Prix"]);
    }

    [BrowserFact]
    public async Task The_quotation_with_the_focus_gets_the_category_and_keeps_the_focus()
    {
        var article = await PrepareAsync();
        var quote = (await article.AddQuoteAsync("agir de manière responsable", "Chang Ho-jin")).GetProperty("id").GetInt64();
        await article.OpenAsync();
        var link = Page.Locator($"li[data-of='quote-{quote}'] blockquote a");
        await link.FocusAsync();
        await PressAsync("c");
        await Expect(Chooser.Locator("h2")).ToHaveTextAsync("Catégories de la citation");
        await Page.Keyboard.PressAsync("p");
        await Expect(Given($"quotes/{quote}")).ToHaveTextAsync(["Prix"]);
        await Expect(link).ToBeFocusedAsync();
        await Expect(Given($"articles/{article.Id}")).ToHaveCountAsync(0);
        Assert.Equal("[2]", (await article.QuotesAsync())[0].GetProperty("categories").GetRawText());
    }

    [BrowserFact]
    public async Task A_name_is_typed_ahead_or_chosen_with_arrows()
    {
        var article = await PrepareAsync();
        await PressAsync("c");
        await Page.Keyboard.TypeAsync("guer");
        await Expect(Options).ToHaveCountAsync(1);
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Given($"articles/{article.Id}")).ToHaveTextAsync(["Guerre"]);

        // A name that begins with the key of another category: a blank first.
        await PressAsync("c");
        await Page.Keyboard.TypeAsync(" energ");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Given($"articles/{article.Id}")).ToHaveTextAsync(["Énergie", "Guerre"]);

        await PressAsync("c", "ArrowUp");
        await Expect(Page.Locator("#giving-find")).ToHaveAttributeAsync("aria-activedescendant", "giving-4");
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Chooser).ToBeHiddenAsync();
        await Expect(Given($"articles/{article.Id}")).ToHaveTextAsync(["Énergie", "Guerre"]);
    }

    [BrowserFact]
    public async Task What_somebody_else_gave_meanwhile_stays()
    {
        var article = await PrepareAsync();
        await PressAsync("c");
        await Site.PutAsync($"/api/articles/{article.Id}/categories", new { categories = new[] { 4 } });
        await Page.Keyboard.PressAsync("e");
        await Expect(Given($"articles/{article.Id}")).ToHaveTextAsync(["Économie", "Guerre"]);
    }

    [BrowserFact]
    public async Task Hostile_names_are_words_in_the_chooser_too()
    {
        await PrepareAsync();
        await PressAsync("c");
        await Expect(Options.Filter(new() { HasText = Hostile })).ToHaveCountAsync(1);
        await Page.Keyboard.TypeAsync("<img");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.Locator("#article-frame .given bdi")).ToHaveTextAsync([Hostile]);
        Assert.True(await Page.EvaluateAsync<bool>("window.pwned === undefined && !document.querySelector('main img')"));
    }

    [BrowserFact]
    public async Task Without_categories_the_chooser_leads_to_the_codebook()
    {
        await OpenArticleAsync();
        await PressAsync("c");
        await Expect(Page.Locator("#giving-fault")).ToContainTextAsync("Le livre de codes n’a pas encore de catégorie.");
        await Chooser.Locator("a").ClickAsync();
        await Expect(Page).ToHaveURLAsync($"{Site.Address}codebook");
    }

    [BrowserTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_open_chooser_has_no_accessibility_fault(ColorScheme scheme)
    {
        await OpenWindowAsync(window => window.ColorScheme = scheme);
        await PrepareAsync();
        await PressAsync("c");
        await Expect(Options).ToHaveCountAsync(5);
        Assert.Empty(await Axe.FaultsAsync(Page));
    }

    private ILocator Given(string of) => Page.Locator($"[data-given='{of}'] .category");

    private async Task<ArticlePage> PrepareAsync()
    {
        await Site.PostAsync("/api/categories", new { name = "Économie", colour = "blue", key = "e" });
        await Site.PostAsync("/api/categories", new { name = "Prix", parent = 1, colour = "gold", key = "p" });
        await Site.PostAsync("/api/categories", new { name = "Énergie", colour = "green" });
        await Site.PostAsync("/api/categories", new { name = "Guerre", colour = "red" });
        await Site.PostAsync("/api/categories", new { name = Hostile });
        return await OpenArticleAsync();
    }

    // The chooser opens once it knows the codebook.
    private async Task PressAsync(params string[] keys)
    {
        foreach (var key in keys)
        {
            await Page.Keyboard.PressAsync(key);
            if (key == "c")
                await Expect(Chooser).ToBeVisibleAsync();
        }
    }
}
