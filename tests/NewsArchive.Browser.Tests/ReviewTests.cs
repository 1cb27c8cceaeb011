using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace NewsArchive.Browser.Tests;

/// <summary>What the program proposes, decided by keys alone.</summary>
[Collection(MoreBrowserTests.Name)]
public sealed class ReviewTests(SharedBrowser shared) : BrowserTest(shared)
{
    private const string Focused = "document.activeElement.matches('.waiting > li') ? document.activeElement.querySelector('.passage mark').textContent : ''";

    [BrowserFact]
    public async Task Keys_accept_and_reject_and_the_next_proposal_is_under_the_hand_at_once()
    {
        await Site.ProposeAsync();
        var proposed = await CountAsync("proposed");
        await Page.GotoAsync("/review");
        await Page.Keyboard.PressAsync("j");
        var first = await Page.EvaluateAsync<string>(Focused);
        await Page.Keyboard.PressAsync("a");
        var second = await Page.EvaluateAsync<string>(Focused);
        Assert.NotEqual(first, second);
        await Page.Keyboard.PressAsync("x");
        Assert.NotEqual(second, await Page.EvaluateAsync<string>(Focused));
        await UntilAsync($"document.querySelector('.tabs [aria-current]').textContent.startsWith('{proposed - 2}')");
        Assert.Equal((proposed - 2, 1, 1), (await CountAsync("proposed"), await CountAsync("accepted"), await CountAsync("rejected")));
        await Page.Keyboard.PressAsync("z");
        await UntilAsync($"document.querySelector('.tabs [aria-current]').textContent.startsWith('{proposed - 1}')");
        await UntilAsync("document.activeElement.matches('.waiting > li')");
        await Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Page).ToHaveURLAsync(new Regex("/quotes/[0-9]+$"));
    }

    [BrowserFact]
    public async Task A_page_that_is_decided_to_its_end_is_followed_by_the_next()
    {
        await Site.ProposeAsync();
        await Page.GotoAsync("/review?of=mention");
        var before = await Page.Locator(".tabs [aria-current]").TextContentAsync();
        await Page.Keyboard.PressAsync("j");
        for (var i = 0; i < 10; i++)
            await Page.Keyboard.PressAsync("a");
        await UntilAsync($"document.querySelector('.tabs [aria-current]').textContent !== {JsonSerializer.Serialize(before)}");
        await UntilAsync("document.activeElement.matches('.waiting > li:first-child')");
    }

    [BrowserFact]
    public async Task All_proposals_in_view_are_accepted_after_they_were_shown_and_one_key_takes_it_back()
    {
        await Site.ProposeAsync();
        var article = await OpenArticleAsync();
        var proposed = await Page.Locator(".panel li.proposed").CountAsync();
        await article.ClickBeforeAsync("Des représentants");
        await Page.Keyboard.PressAsync("A");
        var lines = await Page.Locator("#accepting li").CountAsync();
        Assert.InRange(lines, 2, proposed);
        await Page.Keyboard.PressAsync("Escape");
        Assert.Equal(proposed, await Page.Locator(".panel li.proposed").CountAsync());
        await Page.Keyboard.PressAsync("A");
        await Page.Keyboard.PressAsync("Enter");
        await UntilAsync($"document.querySelectorAll('.panel li.proposed').length === {proposed - lines}");
        await UntilAsync("document.getElementById('said').textContent === document.getElementById('accepting').dataset.done");
        await Page.Keyboard.PressAsync("z");
        await UntilAsync($"document.querySelectorAll('.panel li.proposed').length === {proposed}");
    }

    private async Task<int> CountAsync(string state) => (await Site.GetAsync($"/api/quotes?state={state}&size=1")).GetProperty("total").GetInt32();
}
