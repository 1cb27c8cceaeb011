using static Microsoft.Playwright.Assertions;

namespace NewsArchive.Browser.Tests;

public sealed class TaggingTests(SharedBrowser shared) : BrowserTest(shared)
{
    private static readonly int Many = Soak.Size(1200, 2000);

    protected override IReadOnlyDictionary<string, string> Files => new Dictionary<string, string>
    {
        ["000.txt"] = "date 2023-09 Un titre\n\n" + string.Concat(Enumerable.Repeat("Près de Moscou, rien. ", Many)),
    };

    [BrowserFact]
    [Trait(Soak.Category, Soak.Name)]
    public async Task More_than_a_thousand_occurrences_are_marked_while_their_number_is_seen_to_grow_and_taken_back_at_once()
    {
        var entity = (await Site.PostAsync("/api/entities", new { name = "Moscou", kind = "place" })).GetProperty("id");
        await Page.GotoAsync($"/entities/{entity}/tag?in=archive");
        await Page.Locator(".occurrences input").First.UncheckAsync();
        await Page.Locator("form.tagging button.primary").ClickAsync();
        await Expect(Page.Locator("[role=status] strong")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex($"^1\\s{Many - 1001:000} occurrences marquées$"), new() { Timeout = 120_000 });

        await Page.Locator("form[action^='/history'] button").ClickAsync();
        await Expect(Page.Locator(".done")).ToContainTextAsync("annulée", new() { Timeout = 120_000 });
        await Page.GotoAsync($"/entities/{entity}/tag?in=archive");
        await Expect(Page.Locator("#main > p[role=status]")).ToContainTextAsync("0 déjà marquée");
    }
}
