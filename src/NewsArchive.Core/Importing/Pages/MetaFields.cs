using System.Collections.Frozen;
using AngleSharp.Dom;

namespace NewsArchive.Importing.Pages;

/// <summary>Reads the fields of a page from its head: meta elements of every school, links, the language of the root.</summary>
internal static class MetaFields
{
    // Ranked: of two names for a field the smaller number is believed.
    private static readonly FrozenDictionary<string, (PageField Field, int Rank)> Names = new (PageField Field, string[] Names)[]
    {
        (PageField.Headline, ["og:title", "citation_title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "twitter:title", "title", "headline"]),
        (PageField.Standfirst, ["og:description", "description", "dc.description", "dcterms.description", "sailthru.description", "twitter:description"]),
        (PageField.Authors, ["author", "article:author", "og:article:author", "parsely-author", "sailthru.author", "citation_author", "dc.creator", "dcterms.creator",
            "dc.contributor", "byl", "article:author_name"]),
        (PageField.Publication, ["og:site_name", "citation_journal_title", "dc.publisher", "dcterms.publisher", "application-name", "apple-mobile-web-app-title", "publisher", "cre"]),
        (PageField.Published, ["article:published_time", "og:article:published_time", "og:published_time", "article:published", "datepublished", "parsely-pub-date", "sailthru.date",
            "citation_publication_date", "citation_online_date", "citation_date", "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created", "dc.date", "dcterms.date",
            "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "publicationdate", "date", "article.published", "cxenseparse:recs:publishtime",
            "ptime", "originalpublicationdate", "displaydate", "article_date_original"]),
        (PageField.Modified, ["article:modified_time", "og:updated_time", "og:article:modified_time", "datemodified", "dc.date.modified", "dcterms.modified", "lastmod",
            "last-modified", "revised", "utime", "article.updated"]),
        (PageField.Section, ["article:section", "og:article:section", "parsely-section", "section", "dc.subject.section", "cg"]),
        (PageField.Address, ["og:url", "parsely-link", "twitter:url", "citation_public_url", "dc.identifier"]),
        (PageField.Language, ["og:locale", "language", "content-language", "dc.language", "dcterms.language", "citation_language"]),
    }.SelectMany(names => names.Names.Select((name, rank) => KeyValuePair.Create(name, (names.Field, rank)))).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static void Read(IReadOnlyList<IElement> elements, PageFields fields)
    {
        foreach (var link in elements.Where(element => element.LocalName == "link" && Has(element, "rel", "canonical")))
            fields.Add(PageField.Address, link.GetAttribute("href"), FieldOrigin.Meta);
        var metas = elements.Where(element => element.LocalName == "meta").SelectMany(Values).OrderBy(meta => meta.Rank);
        foreach (var (field, _, value) in metas)
            fields.Add(field, value, FieldOrigin.Meta);
        if (elements.FirstOrDefault(element => element.LocalName == "html") is { } root)
            fields.Add(PageField.Language, root.GetAttribute("lang") ?? root.GetAttribute("xml:lang"), FieldOrigin.Meta);
    }

    private static IEnumerable<(PageField Field, int Rank, string? Value)> Values(IElement meta)
    {
        foreach (var attribute in (string[])["property", "name", "http-equiv"])
        {
            if (meta.GetAttribute(attribute) is { Length: > 0 } name && Names.TryGetValue(name.Trim(), out var known))
                yield return (known.Field, known.Rank, meta.GetAttribute("content") ?? meta.GetAttribute("value"));
        }
    }

    internal static bool Has(IElement element, string attribute, string word) =>
        element.GetAttribute(attribute) is { } words && words.Contains(word, StringComparison.OrdinalIgnoreCase)
        && words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Contains(word, StringComparer.OrdinalIgnoreCase);
}
