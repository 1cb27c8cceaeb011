namespace NewsArchive.Browser.Tests;

/// <summary>Annotations that a new text has left in doubt, decided by keys alone.</summary>
public sealed class WaitingAnchorsTests(SharedBrowser shared) : BrowserTest(shared)
{
    private const string Focused = "document.activeElement.closest('.waiting > li')?.querySelector('h2').textContent.trim() ?? ''";

    [BrowserFact]
    public async Task Keys_go_from_one_to_the_next_confirm_and_delete()
    {
        var article = await OpenArticleAsync();
        foreach (var name in new[] { "un", "deux", "trois" })
            await article.LeaveInDoubtAsync(name);
        await Page.GotoAsync("/review/anchors");
        Assert.Equal(3, await Page.Locator(".waiting > li").CountAsync());

        await Page.Keyboard.PressAsync("j");
        var first = await Page.EvaluateAsync<string>(Focused);
        await Page.Keyboard.PressAsync("j");
        var second = await Page.EvaluateAsync<string>(Focused);
        await Page.Keyboard.PressAsync("k");
        Assert.Equal(first, await Page.EvaluateAsync<string>(Focused));
        Assert.NotEqual(first, second);

        await Page.Keyboard.PressAsync("a");
        // The next one is under the hand at once.
        await UntilAsync($"document.querySelector('.done') !== null && ({Focused}) === '{second}'");
        await Page.Keyboard.PressAsync("x");
        await UntilAsync($"document.querySelectorAll('.waiting > li').length === 1 && !['', '{first}', '{second}'].includes({Focused})");

        var states = new List<string>();
        foreach (var quote in (await Site.GetAsync("/api/quotes?q=printemps")).GetProperty("items").EnumerateArray())
            states.Add(quote.GetProperty("anchoring").GetString()!);
        Assert.Equal(["check", "sure"], states.Order());
    }
}
