using System.Text.RegularExpressions;

namespace NewsArchive.Importing.Press;

/// <summary>Recognises what press databases export, by its content. Such files hold many articles: they are counted and refused until they can be read, never taken for one article.</summary>
internal static partial class PressExport
{
    /// <summary>Why a page is refused, or null when no database has written it.</summary>
    /// <param name="html">A page, decoded.</param>
    public static Message? FaultOfPage(string html) => Refusal("europresse", EuropressePages(html)) ?? Refusal("factiva", FactivaPages(html)) ?? Refusal("nexis", NexisPages(html))
        ?? (html.Contains('<') ? null : FaultOfLines(html));

    /// <summary>The same for a text that is no seed file; a page with another ending is looked at as well.</summary>
    /// <param name="text">A text, decoded.</param>
    public static Message? FaultOfText(string text) => FaultOfPage(text) ?? FaultOfLines(text);

    private static Message? FaultOfLines(string text) => Refusal("factiva", FactivaNumber().Count(text)) ?? Refusal("nexis", NexisTexts(text));

    private static Message? Refusal(string database, int articles) => articles == 0 ? null : new(articles == 1 ? $"import.{database}.one" : $"import.{database}.many", articles);

    // Each article names its publication in this one element; an article that was ticked twice has one number.
    private static int EuropressePages(string html)
    {
        if (!html.Contains("DocPublicationName", StringComparison.Ordinal))
            return 0;
        var articles = EuropressePublication().Count(html);
        var numbers = EuropresseNumber().Matches(html).Select(match => match.Groups["number"].Value).ToList();
        return numbers.Count == articles ? numbers.Distinct().Count() : articles;
    }

    // Saved from the site, or written by the service for programs.
    private static int FactivaPages(string html) =>
        html.Contains("articleParagraph", StringComparison.Ordinal) && FactivaArticle().Count(html) is > 0 and var articles ? articles
        : html.Contains("<ppsarticle", StringComparison.OrdinalIgnoreCase) ? FactivaElement().Count(html) : 0;

    private static int NexisPages(string html) => html.Contains("DOC_ID_", StringComparison.Ordinal) ? NexisAnchor().Count(html) : 0;

    // « 1 of 2 DOCUMENTS » stands above each article; where there is only one, its labels tell.
    private static int NexisTexts(string text) => NexisDocument().Count(text) is > 0 and var documents ? documents : NexisLength().IsMatch(text) ? NexisLoaded().Count(text) : 0;

    [GeneratedRegex(@"<span\b[^<>]*\bclass\s*=\s*[""']?DocPublicationName\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EuropressePublication();

    [GeneratedRegex(@"lblNodoc[""']?\s*>\s*(?<number>[^<]+?)\s*<", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EuropresseNumber();

    [GeneratedRegex(@"<div\b[^<>]*\bclass\s*=\s*[""']article [a-z]{2}Article[""']", RegexOptions.CultureInvariant)]
    private static partial Regex FactivaArticle();

    [GeneratedRegex(@"<ppsarticle[\s>]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FactivaElement();

    [GeneratedRegex(@"^[^\S\n]*Document [A-Z0-9]{5,10}(?:19|20)\d{6}[a-z0-9]{5,12}[^\S\n]*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex FactivaNumber();

    [GeneratedRegex(@"<a\b[^<>]*\bname\s*=\s*[""']?DOC_ID_", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NexisAnchor();

    [GeneratedRegex(@"^[^\S\n]*(?:(?:Document|Dokument) \d{1,4} (?:de|von|of) \d{1,4}|\d{1,4} of \d{1,4} DOCUMENTS)[^\S\n]*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex NexisDocument();

    [GeneratedRegex(@"^(?:LENGTH|LONGUEUR|LÄNGE): ?\d", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex NexisLength();

    [GeneratedRegex(@"^(?:LOAD-DATE|DATE-CHARGEMENT|UPDATE): ?\S", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex NexisLoaded();
}
