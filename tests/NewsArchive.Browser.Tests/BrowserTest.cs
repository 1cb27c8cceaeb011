using Microsoft.Playwright;

namespace NewsArchive.Browser.Tests;

/// <summary>A test with an archive and a window of its own. It fails at its end when a page reported an error or broke the content policy.</summary>
[Collection(BrowserTests.Name)]
public abstract class BrowserTest(SharedBrowser shared) : IAsyncLifetime
{
    private readonly List<string> _faults = [];
    private IBrowserContext? _window;

    protected LiveSite Site { get; private set; } = null!;

    protected IPage Page { get; private set; } = null!;

    /// <summary>The first articles; null for the repository's seeds.</summary>
    protected virtual IReadOnlyDictionary<string, string>? Files => null;

    /// <summary>How the test's window differs from a French reader's at a desk.</summary>
    protected virtual void Furnish(BrowserNewContextOptions window)
    {
    }

    public async Task InitializeAsync()
    {
        Site = await shared.SiteAsync(GetType(), Files);
        await OpenWindowAsync(Furnish);
    }

    public async Task DisposeAsync()
    {
        if (_window is not null)
            await _window.DisposeAsync();
        Assert.Empty(_faults);
    }

    protected async Task OpenWindowAsync(Action<BrowserNewContextOptions> furnish)
    {
        if (_window is not null)
            await _window.DisposeAsync();
        var options = new BrowserNewContextOptions
        {
            BaseURL = Site.Address.ToString(),
            Locale = "fr-FR",
            ViewportSize = new() { Width = 1280, Height = 900 },
            ReducedMotion = ReducedMotion.Reduce,
        };
        furnish(options);
        _window = await shared.Browser.NewContextAsync(options);
        _window.SetDefaultTimeout(15_000);
        Page = await _window.NewPageAsync();
        Page.PageError += (_, fault) => _faults.Add($"{Page.Url}: {fault}");
        // Violations of the content policy are console errors as well.
        Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                _faults.Add($"{Page.Url}: {message.Text}");
        };
    }

    /// <summary>Takes out faults the test brought about itself, such as a refused request.</summary>
    protected void Tolerate(string fault) => Assert.NotEqual(0, _faults.RemoveAll(f => f.Contains(fault, StringComparison.Ordinal)));

    /// <summary>Waits for a condition in the page. Playwright's own waiting would have the page evaluate words, which its content policy forbids.</summary>
    protected async Task UntilAsync(string condition)
    {
        for (var since = Environment.TickCount64; !await IsAsync(); await Task.Delay(20))
            Assert.True(Environment.TickCount64 - since < 15_000, $"Never came true: {condition}");

        async Task<bool> IsAsync()
        {
            try
            {
                return await Page.EvaluateAsync<bool>(condition);
            }
            catch (PlaywrightException fault) when (fault.Message.Contains("navigation", StringComparison.Ordinal))
            {
                return false;
            }
        }
    }

    protected async Task<ArticlePage> OpenArticleAsync(string key = "000", string query = "")
    {
        var article = new ArticlePage(Page, Site, await Site.ArticleAsync(key));
        await article.OpenAsync(query);
        return article;
    }
}
