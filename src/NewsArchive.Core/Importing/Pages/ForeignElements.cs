using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsArchive.Importing.Pages;

/// <summary>How an element belongs to the article of a page.</summary>
internal enum Belonging
{
    /// <summary>It may hold text of the article.</summary>
    Article,

    /// <summary>It tells of the article (byline, date, caption, tags), but is not its text.</summary>
    About,

    /// <summary>It is of the site or of other articles, or not shown.</summary>
    Foreign,
}

/// <summary>Tells by name, role, class and style what of a page is not the text of its article.</summary>
/// <param name="kept">Elements that are never left out for their class, because the headline or the body lies within.</param>
/// <param name="isByNameAlone">Whether classes are not asked: for pages whose classes say the wrong thing.</param>
internal sealed partial class ForeignElements(IReadOnlySet<IElement> kept, bool isByNameAlone = false)
{
    private static readonly FrozenSet<string> Foreign = FrozenSet.Create(
        StringComparer.Ordinal, "script", "style", "template", "svg", "math", "noscript", "iframe", "frame", "object", "embed", "applet", "canvas", "map", "nav", "aside",
        "button", "select", "option", "textarea", "input", "dialog", "menu", "amp-ad", "amp-sidebar", "amp-consent", "amp-iframe", "amp-social-share", "amp-analytics", "amp-embed",
        "head", "title", "link", "meta");

    private static readonly FrozenSet<string> About = FrozenSet.Create(
        StringComparer.Ordinal, "figure", "figcaption", "picture", "video", "audio", "img", "amp-img", "amp-video", "address", "caption");

    private static readonly FrozenSet<string> ForeignRoles = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "navigation", "complementary", "banner", "contentinfo", "search", "dialog", "alertdialog", "alert", "menu", "menubar", "toolbar", "tablist");

    private readonly Dictionary<IElement, Belonging> _known = [];

    public Belonging Of(IElement element)
    {
        if (!_known.TryGetValue(element, out var belonging))
            _known[element] = belonging = Judge(element);
        return belonging;
    }

    private Belonging Judge(IElement element)
    {
        var name = element.LocalName;
        if (name is "html" or "body" or "main")
            return Belonging.Article;
        if (IsHidden(element))
            return Belonging.Foreign;
        if (kept.Contains(element))
            return Belonging.Article;
        if (Foreign.Contains(name) || (element.GetAttribute("role") is { } role && ForeignRoles.Contains(role)))
            return Belonging.Foreign;
        // A form around the whole page is how old ASP.NET makes pages; such a one has the headline, and so is kept.
        if (name is "form" || (name is "header" && !IsWithinArticle(element)))
            return Belonging.Foreign;
        if (name is "footer")
            return IsWithinArticle(element) ? Belonging.About : Belonging.Foreign;
        if (About.Contains(name))
            return Belonging.About;
        return isByNameAlone || name is "article" || MetaFields.Has(element, "class", "hentry") ? Belonging.Article : ByClass(element);
    }

    private static Belonging ByClass(IElement element) => (Belonging)ClassWords.Most(element, static words => (int)ByWords(words));

    private static Belonging ByWords(string words) => Negated().IsMatch(words) ? Belonging.Article
        : ForeignWords().IsMatch(words) ? Belonging.Foreign : AboutWords().IsMatch(words) ? Belonging.About : Belonging.Article;

    private static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") is "true"
        || (element.GetAttribute("style") is { Length: < 2000 } style && Unseen().IsMatch(style))
        || (element.ClassName is { Length: < 1000 } classes && HiddenClass().IsMatch(classes) && !classes.Contains(":block", StringComparison.Ordinal) && !classes.Contains(":flex", StringComparison.Ordinal));

    private static bool IsWithinArticle(IElement element)
    {
        for (var above = element.ParentElement; above is not null; above = above.ParentElement)
        {
            if (above.LocalName is "article" or "main")
                return true;
        }

        return false;
    }

    [GeneratedRegex(@"display\s*:\s*none|visibility\s*:\s*hidden", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unseen();

    [GeneratedRegex(@"(?<!\S)(?:hidden|hide|d-none|is-hidden|u-hidden|sr-only|visually-hidden|visuallyhidden|screen-reader-text|element-invisible|show-for-sr)(?!\S)", RegexOptions.CultureInvariant)]
    private static partial Regex HiddenClass();

    // « has-sidebar », « comments-open » and « tag-politique » speak of the page or of its subject, not of the element.
    [GeneratedRegex(@"^(?:has|with|without|no|is|not|avec|sans|tag|category|author|format|type|status|js|post-[0-9]+)-.*[a-z0-9]-?[a-z0-9]+$(?<!^tag-(?:list|links|cloud|container|wrapper|bar)|^author-(?:bio|box|info|card|name|description|block|details|profile|list|link|container|wrapper|meta|avatar|bloc|about)|^category-(?:list|links|label))|-(?:open|closed|enabled|disabled|on|off)$", RegexOptions.CultureInvariant)]
    private static partial Regex Negated();

    // Of the site, of other articles, of readers, of sellers; whole words of a class, in French and English.
    [GeneratedRegex(
        @"(?<![a-z0-9])(?:"
        + @"related|relatedposts|recommend(?:ed|ations?)?|recirc(?:ulation)?|suggest(?:ed|ions?)|recommande(?:s|es)?|associes?|connexes|lire-aussi|lireaussi|a-lire|alire|read-(?:more|also|next)|readmore|see-also|voir-aussi|also"
        + @"|same-(?:topic|subject|theme)|meme-(?:sujet|theme|rubrique)|(?:most|plus)-(?:read|popular|lus?|vus|viewed|shared|partages|consultes|commentes)|popular|trending|top-stories|latest|dernieres?|fil-info|teasers?|black-box|boite-noire|prolonger|yarpp|jp-relatedposts|outbrain|taboola|ligatus|plista|mediego"
        + @"|ads?|adv|advert|adverts|adsense|adslot|advertisement|advertising|pub|pubs|publicite|publicites|dfp|gpt|teads|sponsor(?:ed|s|ise|ises)?|promo(?:s|tion|ted|tional)?|partenaires?|native"
        + @"|share|shares|sharing|sharebar|sharetools|sharedaddy|partage|partager|partages|social|socials|socialbar|reseaux|addtoany|addthis|a2a|shariff|tools|toolbar|outils|actions|reactions?|likes?|rating|ratings|vote|votes"
        + @"|newsletters?|nl-(?:component|block|inline|box|form)|subscribe|subscriptions?|abonnement|abonnements|abonnez|abo|optin|mailing|signup|sign-up|login|connexion|inscription|cta|call-to-action|donate|donation|don|dons|appel-don|soutien|soutenez|offres?|paywall-(?!content|body|article|text|[a-z0-9-]+-(?:content|body|article|text)$)[a-z0-9-]+|premium-(?:message|banner|offer|box)|restricted-message|piano|poool|regwall"
        + @"|comments?|commentlist|commentaires?|comment-form|disqus|respond|reply|forum|livefyre|trackbacks?|pingbacks?"
        + @"|breadcrumbs?|ariane|fil-d-ariane|nav|navbar|navigation|menus?|submenu|pager|pagination|paging|skip-links?|skip|site-header|siteheader|masthead|site-footer|(?<!(?:post|entry|article|story|item|content)-)footer|colophon|topbar|top-bar|sitemap"
        + @"|cookies?|consent|rgpd|gdpr|didomi|tarteaucitron|onetrust|cmp|cc-window|axeptio|qc-cmp2|privacy|popins?|pop-in|popups?|modals?|overlay|lightbox|tooltip|offcanvas|drawer|toast|snackbar"
        + @"|sidebars?|side-bar|sidecol|(?<!elementor-)widgets?|blogroll|archives-list|mosaic|carousel|carrousel|slider|no-?print|print-only|survey|sondage|quiz|poll"
        + @"|copyright|mentions-legales|legal|disclaimer|bottom-links|next-(?:article|post)|prev(?:ious)?-(?:article|post)|nextpost|post-navigation|blog-pager|post-feeds|feed-links"
        + @")(?![a-z0-9])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ForeignWords();

    // Of this article, but not its text.
    [GeneratedRegex(
        @"(?<![a-z0-9])(?:by-?lines?|authors?|auteurs?|auteur-article|authorship|signatures?|signataires?|author-?(?:bio|box|info|card)|biographie|bio|captions?|wp-caption|legendes?|photo-?credits?|credits?(?:-photos?)?|figcaption|media-(?:caption|credit|legend)"
        + @"|galler(?:y|ies)|galerie|diaporama|slideshow|player|podcast|audio|video|videos|infographie"
        + @"|timestamps?|date-?time|datetime|dates?|pub-?date|date-?(?:published|publication|publi)|publish(?:ed)?|publication|publie|posted-on|updated|modified|mise-a-jour|reading-?time|read-?time|temps-lecture|temps-de-lecture|duration"
        + @"|mots-cles|keywords|(?:post|entry|article|item|content)-?(?:tags?|meta|metas|metadata|info|infos|categor(?:y|ies)|footer|labels)|tags|tag-(?:list|links|cloud|container|wrapper|bar)|tags-links|tag|labels|meta|metas|metadata|cat-links|rubriques?|surtitre|kicker|eyebrow|overline|spip-note-ref|footnote-ref|toc|table-of-contents|sommaire|post-icons)(?![a-z0-9])"
        + @"(?!-(?:text|body|content|article)(?![a-z0-9]))",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex AboutWords();
}
