namespace NewsArchive.Browser.Tests;

public sealed class LongWordTests(SharedBrowser shared) : BrowserTest(shared)
{
    private static readonly string Word = string.Concat(Enumerable.Repeat("anticonstitutionnellement", 12));

    protected override IReadOnlyDictionary<string, string> Files => new Dictionary<string, string>
    {
        ["901_long.txt"] = $"date 2023-09 Un titre {Word}\n\nIl a lu « anticonstitutionnellementsanstr », « {Word} » et 4e5f : WWWWWWWWWWWWWWWWWWWWWWWWWWWWWW ; voilà.\n\nSuite.",
    };

    [BrowserFact]
    public async Task Words_without_end_make_no_page_scroll_sideways()
    {
        await OpenWindowAsync(window => window.ViewportSize = new() { Width = 320, Height = 640 });
        var article = await OpenArticleAsync("901");
        await article.AddQuoteAsync($"« {Word} »", Word[..200], Word);
        await article.AddMentionAsync("voilà", Word[..190]);
        var wide = new List<string>();
        foreach (var address in new[] { "/", "/?q=" + Word, $"/articles/{article.Id}?q=lu", "/concordance?q=lu&window=25", "/concordance?q=" + Word, "/quotes", "/quotes?q=" + Word, "/quotes/1", "/mentions/1", "/entities", "/entities/1", "/history" })
        {
            await Page.GotoAsync(address);
            await Page.EvaluateAsync("document.querySelectorAll('details').forEach(details => { details.open = true; })");
            if (await Page.EvaluateAsync<int>("document.documentElement.scrollWidth") > 320)
                wide.Add(address);
        }

        Assert.Empty(wide);

        await article.OpenAsync();
        await article.DragOverAsync("Suite");
        await Page.Keyboard.PressAsync("q");
        await article.Offers.First.WaitForAsync();
        Assert.Equal(320, await Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.True(await Page.EvaluateAsync<bool>("document.querySelector('dialog').scrollWidth <= document.querySelector('dialog').clientWidth"));
    }
}
