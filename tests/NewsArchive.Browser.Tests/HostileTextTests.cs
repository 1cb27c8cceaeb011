using static Microsoft.Playwright.Assertions;

namespace NewsArchive.Browser.Tests;

/// <summary>Texts, names and notes that try to be more than words. The base class also fails on scripts the content policy stopped.</summary>
public sealed class HostileTextTests(SharedBrowser shared) : BrowserTest(shared)
{
    private const string Hostile = "<img src=x onerror=window.pwned=1> </mark><script>window.pwned=1</script> \u202E\"'&amp;</textarea>";

    private static readonly string Faces = string.Concat(Enumerable.Repeat("😀", 40));

    protected override IReadOnlyDictionary<string, string> Files => new Dictionary<string, string>
    {
        ["900_hostile.txt"] = $"date 2023-09 Titre {Hostile} suite\n\nUn paragraphe {Hostile} dit « bonjour {Hostile} » à tous.\n\nLa fin \u0007 du \u2028 texte, 👩‍👩‍👧 cafe\u0301, « a{Faces} », b{Faces} ! « cafe\u0301 ».",
    };

    [BrowserFact]
    public async Task They_stay_words_on_every_page()
    {
        var article = await OpenArticleAsync("900");
        await article.AddQuoteAsync($"« bonjour {Hostile} »", Hostile, Hostile);
        await article.AddMentionAsync(Hostile, Hostile);
        foreach (var address in new[] { "/", "/?q=paragraphe", "/?q=" + Uri.EscapeDataString(Hostile), $"/articles/{article.Id}?q=img+script", "/quotes", "/quotes?q=bonjour&speaker=" + Uri.EscapeDataString(Hostile), "/quotes/1", "/mentions/1", "/entities", "/entities/1", "/history", "/help?q=" + Uri.EscapeDataString(Hostile) })
        {
            await Page.GotoAsync(address);
            await AssertHarmlessAsync(address);
        }
    }

    [BrowserFact]
    public async Task They_stay_words_in_the_card()
    {
        var article = await OpenArticleAsync("900");
        await article.AddMentionAsync(Hostile, Hostile);
        await article.OpenAsync();
        await article.DragOverAsync("bonjour <img src=x");
        await Page.Keyboard.PressAsync("q");
        await Expect(article.Offers.First).ToContainTextAsync("<img src=x");
        await article.Name.FillAsync($"{Hostile} 2");
        await Expect(article.Offers.Last).ToContainTextAsync("Nouveau : <img");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(article.QuoteList).ToHaveCountAsync(1);
        await AssertHarmlessAsync("card");
    }

    [BrowserFact]
    public async Task The_text_of_the_page_is_the_text_of_the_api_to_the_last_sign()
    {
        var article = await OpenArticleAsync("900", "paragraphe");
        Assert.Contains("👩‍👩‍👧", article.Text, StringComparison.Ordinal);
        Assert.Equal(article.Text, await Page.EvaluateAsync<string>("document.getElementById('text').textContent"));
    }

    private async Task AssertHarmlessAsync(string where)
    {
        Assert.True(await Page.EvaluateAsync<bool>("window.pwned === undefined"), where);
        Assert.Equal(0, await Page.Locator("main img, main script:not([src])").CountAsync());
    }
}
