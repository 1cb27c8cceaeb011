using Microsoft.Playwright;

namespace NewsArchive.Browser.Tests;

/// <summary>The tests that share one browser. They run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<SharedBrowser>
{
    public const string Name = "browser";
}

/// <summary>The other half of the tests, beside them in a browser of its own.</summary>
[CollectionDefinition(Name)]
public sealed class MoreBrowserTests : ICollectionFixture<SharedBrowser>
{
    public const string Name = "more browser";
}

/// <summary>One browser for all tests; every test opens a window of its own in it.</summary>
public sealed class SharedBrowser : IAsyncLifetime
{
    // What Playwright switches off itself (the last list is the one that counts), and the pages that Chromium keeps ready in each window
    // for its address bar: a fifth of a processor for every window that no test looks at.
    private const string Off =
        "--disable-features=AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,DialMediaRouteProvider,GlobalMediaControls,HttpsUpgrades,LensOverlay,MediaRouter,"
        + "PaintHolding,ThirdPartyStoragePartitioning,BlockOriginHeaderModificationOnRedirect,AvoidCorsURLLoaderRestartOnRedirect,Translate,AutoDeElevate,OptimizationHints,"
        + "NetworkTimeServiceQuerying,AimEnabled,WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,PreloadTopChromeWebUI";

    private readonly Dictionary<Type, LiveSite> _sites = [];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public IBrowser Browser => _browser!;

    public async Task InitializeAsync()
    {
        if (InstalledBrowser.ReasonToSkip is not null)
            return;
        // A busy machine may take its time; a page that never gets there fails all the same.
        Assertions.SetDefaultExpectTimeout(15_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = InstalledBrowser.Path ?? throw new InvalidOperationException("No Chromium or Chrome is installed here."),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", Off],
        });
    }

    /// <summary>A site whose archive is as at its start: one for all tests that begin with the seeds, and one for those of a class with articles of their own.</summary>
    /// <param name="test">The class of the test.</param>
    /// <param name="files">The first articles; null for the seeds.</param>
    public async Task<LiveSite> SiteAsync(Type test, IReadOnlyDictionary<string, string>? files)
    {
        var of = files is null ? typeof(SharedBrowser) : test;
        if (_sites.TryGetValue(of, out var site))
        {
            await site.ResetAsync();
            return site;
        }

        foreach (var done in _sites.Keys.Where(key => key != typeof(SharedBrowser)).ToList())
        {
            _sites.Remove(done, out var old);
            await old!.DisposeAsync();
        }

        return _sites[of] = LiveSite.Start(files);
    }

    public async Task DisposeAsync()
    {
        foreach (var site in _sites.Values)
            await site.DisposeAsync();
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
