using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace NewsArchive.Tests.Support;

/// <summary>A page as a browser has it: where it is, how it was answered, and its parsed HTML.</summary>
public sealed record Page(HttpStatusCode Status, Uri Address, IDocument Document, HttpResponseMessage Answer)
{
    /// <summary>The words of the first element of a selector, blanks of every kind made one space.</summary>
    public string Words(string selector) => Tidy(One(selector).TextContent);

    public IReadOnlyList<string> AllWords(string selector) => [.. Document.QuerySelectorAll(selector).Select(element => Tidy(element.TextContent))];

    public bool Has(string selector) => Document.QuerySelector(selector) is not null;

    public IElement One(string selector) =>
        Document.QuerySelector(selector) ?? throw new InvalidOperationException($"{Address} has no {selector}: {Document.Body?.TextContent}");

    public T One<T>(string selector)
        where T : IElement => (T)One(selector);

    public string Value(string selector) => One(selector) switch
    {
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value.ReplaceLineEndings("\n"),
        IHtmlSelectElement select => select.Value ?? "",
        var other => throw new InvalidOperationException($"{other.LocalName} has no value."),
    };

    /// <summary>The address of the first link of the page itself that bears these words.</summary>
    public string LinkTo(string words) =>
        Document.QuerySelectorAll("#main a").FirstOrDefault(link => Tidy(link.TextContent).Contains(words, StringComparison.Ordinal))?.GetAttribute("href")
        ?? throw new InvalidOperationException($"{Address} has no link « {words} ».");

    // Blanks of every kind, the no-break ones of French too, read as one space.
    private static string Tidy(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
