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

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
