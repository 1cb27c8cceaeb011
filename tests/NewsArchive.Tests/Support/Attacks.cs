namespace NewsArchive.Tests.Support;

/// <summary>What somebody might type to break a page, a query or a terminal.</summary>
public static class Attacks
{
    public const string Image = "<img src=x onerror=alert(1)>", Script = "</mark><script>alert(1)</script>", Handler = "\"onmouseover=alert(1) x=\"",
        Sql = "'; DROP TABLE article; --", Template = "{{7*7}}", Direction = "a\u202eb";

    /// <summary>Those that are lines of ordinary characters.</summary>
    public static readonly IReadOnlyList<string> Lines =
        [Image, Script, Handler, Sql, Template, Direction, "</textarea><script>alert(1)</script>", "</title><script>alert(1)</script>", "javascript:alert(1)", "&lt;script&gt;", "../../etc/passwd"];

    /// <summary>Those that no file could hold, but an address or a form can.</summary>
    public static IReadOnlyList<string> All => [.. Lines, "\0", "a\0b", "\u0007\u001b[2J", new string('x', 100_000), string.Concat(Enumerable.Repeat("« a \" ", 2000)), "\ufffd", "NEAR(a b)", "title: AND * ^", "%", "%00", "😀"];

    /// <summary>Holds a page to what every page must be: no script but ours, no handler, no style, nothing that was typed became HTML.</summary>
    public static void AssertHarmless(Page page)
    {
        Assert.InRange((int)page.Status, 200, 499);
        var document = page.Document;
        Assert.All(document.QuerySelectorAll("script"), script =>
        {
            Assert.StartsWith("/js/", script.GetAttribute("src"), StringComparison.Ordinal);
            Assert.Equal("", script.TextContent);
        });
        Assert.Empty(document.QuerySelectorAll("img, iframe, object, embed, style, base, svg:not(.bars svg)"));
        Assert.All(document.QuerySelectorAll("svg"), svg => Assert.Equal("rect", Assert.Single(svg.Children).LocalName));
        Assert.All(document.All.SelectMany(element => element.Attributes), attribute =>
        {
            Assert.False(attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase), $"{page.Address}: {attribute.Name}");
            Assert.NotEqual("style", attribute.Name);
        });
        Assert.All(document.QuerySelectorAll("a:not(.identifiers a)"), link => Assert.Matches("^[/#]", link.GetAttribute("href")));
        Assert.All(document.QuerySelectorAll(".identifiers a"), link =>
        {
            Assert.Matches("^https://(?:www\\.wikidata\\.org/wiki/Q|viaf\\.org/viaf/|isni\\.org/isni/|www\\.idref\\.fr/)[0-9X]+$", link.GetAttribute("href"));
            Assert.Equal("external noopener noreferrer", link.GetAttribute("rel"));
        });
        Assert.All(document.QuerySelectorAll("form"), form => Assert.Matches("^/(?!/)|^$", form.GetAttribute("action") ?? ""));
        Assert.All(document.QuerySelectorAll("link"), link => Assert.StartsWith("/", link.GetAttribute("href"), StringComparison.Ordinal));
    }
}
