using NewsArchive.Articles;
using NewsArchive.Wording;

namespace NewsArchive.Pages.Articles;

/// <summary>How an article is cited: as a person writes it, and as Zotero reads it in the page.</summary>
/// <param name="Text">Authors, title, publication, date as precise as known, address.</param>
/// <param name="Coins">A ContextObject in a span (COinS, NISO Z39.88-2004) in the form that Zotero writes for <c>newspaperArticle</c>.</param>
public sealed record Citation(string Text, string Coins)
{
    /// <param name="article">The article.</param>
    public static Citation Of(Article article)
    {
        var title = Texts.Say("article.cite-title", article.Title);
        string?[] parts = [article.Authors.Count > 0 ? string.Join(", ", article.Authors) : null, title, article.Source, Dates.Shown(article.Date), article.Url];
        return new(string.Join(", ", parts.OfType<string>()), string.Join('&', Fields(article).Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}")));
    }

    private static IEnumerable<(string Name, string Value)> Fields(Article article)
    {
        yield return ("ctx_ver", "Z39.88-2004");
        yield return ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc");
        yield return ("rft.type", "newspaperArticle");
        yield return ("rft.title", article.Title);
        foreach (var author in article.Authors)
            yield return ("rft.creator", author);
        if (article.Source is not null)
            yield return ("rft.source", article.Source);
        yield return ("rft.date", article.Date.ToString());
        if (article.Url is not null)
            yield return ("rft.identifier", article.Url);
        yield return ("rft.language", article.Language ?? "fr");
    }
}
