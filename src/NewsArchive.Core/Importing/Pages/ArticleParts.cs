using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsArchive.Importing.Pages;

/// <summary>Tells by property and class which elements are the body, the standfirst or the byline of an article.</summary>
internal static partial class ArticleParts
{
    public static bool IsBodyProperty(IElement element) => MetaFields.Has(element, "itemprop", "articleBody");

    public static bool IsBody(IElement element) =>
        element.LocalName is "div" or "section" or "article" or "td" or "main" or "span" && ClassWords.Any(element, static words => BodyWords().IsMatch(words));

    public static bool IsStandfirst(IElement element) =>
        (element.LocalName is "p" or "div" or "h2" or "h3" or "h4" or "span" or "section" or "strong" or "header" or "blockquote" || element.LocalName.Contains('-'))
        && (MetaFields.Has(element, "itemprop", "alternativeHeadline") || (MetaFields.Has(element, "itemprop", "description") && element.LocalName is not "div")
            || ClassWords.Any(element, static words => StandfirstWords().IsMatch(words)));

    public static bool IsByline(IElement element) =>
        MetaFields.Has(element, "itemprop", "author") || MetaFields.Has(element, "rel", "author") || ClassWords.Any(element, static words => BylineWords().IsMatch(words));

    [GeneratedRegex(
        @"(?<![a-z0-9])(?:article|post|entry|story|news|blog|single|node|main|rich|editorial|paragraph|dossier|page|fig|content|contenu|text|texte|c|o|t|a|m)s?-?"
        + @"(?:content-|contenu-)?(?:body|bodycopy|bodytext|content|contents|contenu|text|texte|corps|copy|paragraphs?)(?:-(?:text|content|inner|wrapper|container|module|[a-z0-9]{4,8}))?$"
        + @"|^(?!.*(?:card|modal|panel|teaser|comment|header|footer|widget|media|table|menu|nav|box|popup|related|list|item|tab|side|site)-).*[a-z0-9]-(?:body|corps|texte|contenu)(?:-[a-z0-9]{4,8})?$"
        + @"|^(?:corps|texte|body|contenu)(?:-(?:de-l-)?(?:article|texte|text|post))?$|(?:^|-)(?:articlebody|storybody|entrybody|bodytext|body-text|wysiwyg|rte|field-name-body|field-item-body|article-full-text|paywall-content|post-message)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex BodyWords();

    [GeneratedRegex(
        @"(?<![a-z0-9])(?:chapo|chapeau|chap[oô]s?|standfirst|stand-first|dek|deck|hat|lead|lede|leadin|intro|introduction|excerpt|accroche|amorce|subtitle|sub-title|subheadline|sub-headline|subhead|sous-titre|soustitre|subheading|block-sub-title|(?:article|post|entry|story|content|header)-(?:desc|description|summary|resume|teaser|abstract|headline-sub))(?:-(?:text|article|content|[a-z0-9]{5,8}))?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex StandfirstWords();

    [GeneratedRegex(@"(?<![a-z0-9])(?:by-?line|authors?|auteurs?|signature|signataire|author-?names?|nom-auteur|vcard|posted-by|post-author|redacteur)(?:-(?:name|names|link|nom|text|article|inner|label|item|wrapper|container|(?!brand|media|image|photo|avatar|title|titre|social|follow|share|function|fonction)[a-z0-9]{5,8}))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex BylineWords();
}
