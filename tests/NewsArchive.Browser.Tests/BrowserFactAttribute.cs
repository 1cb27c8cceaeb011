namespace NewsArchive.Browser.Tests;

/// <summary>A test that needs a browser: skipped with a reason where none is installed, except in continuous integration, where that is a fault.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = InstalledBrowser.ReasonToSkip;
}

/// <summary>The same for a test with several cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = InstalledBrowser.ReasonToSkip;
}
