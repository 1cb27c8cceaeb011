using AngleSharp.Dom;

namespace NewsArchive.Importing.Pages;

/// <summary>Recognises pages that hold several whole articles, each with its own headline, date and long text: a selection somebody put together, a front page of full texts, articles loaded one below the other.</summary>
/// <remarks>
/// Teasers are short, comments have no headlines. A page that says of itself to be one article may have entries of a live report in it:
/// there only articles with a headline of the first rank (<c>h1</c>) count.
/// </remarks>
internal static class SeveralArticles
{
    // Far longer than any teaser.
    private const int WholeText = 1500;

    /// <summary>Why the page is refused, or null when it holds one article.</summary>
    /// <param name="elements">All elements of the page.</param>
    public static Message? FaultOf(IReadOnlyList<IElement> elements)
    {
        var whole = elements.Where(IsArticle).Where(IsWhole).ToList();
        // What holds several articles is none itself.
        var articles = whole.Where(one => !whole.Exists(other => other != one && one.Contains(other))).ToList();
        if (articles.Count > 1 && IsOfOneArticle(elements))
            articles = [.. articles.Where(one => one.QuerySelector("h1") is not null)];
        var count = Math.Max(articles.Count, JsonLd.CountWhole(JsonLd.Scripts(elements), WholeText));
        return count > 1 ? new Message("import.several-articles", count) : null;
    }

    private static bool IsArticle(IElement element) =>
        (element.LocalName == "article" || element.ClassList.Contains("hentry")
            || (element.GetAttribute("itemtype") is { } type && (type.EndsWith("Article", StringComparison.Ordinal) || type.EndsWith("BlogPosting", StringComparison.Ordinal))))
        && element.ClassName?.Contains("comment", StringComparison.OrdinalIgnoreCase) != true;

    private static bool IsWhole(IElement article) =>
        article.QuerySelector("h1, h2, h3") is not null && article.QuerySelector("time, [itemprop=datePublished], .published") is not null
        && article.QuerySelectorAll("p").Sum(paragraph => paragraph.TextContent.Length) >= WholeText;

    private static bool IsOfOneArticle(IEnumerable<IElement> elements) => elements.Any(element => element.LocalName == "meta"
        && (element.GetAttribute("property") is "article:published_time" || (element.GetAttribute("property") == "og:type" && element.GetAttribute("content") == "article")));
}
