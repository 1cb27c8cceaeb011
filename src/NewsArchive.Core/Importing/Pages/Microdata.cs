using AngleSharp.Dom;

namespace NewsArchive.Importing.Pages;

/// <summary>Reads the fields of a page from its elements marked as properties of an article (<c>itemprop</c>).</summary>
internal static class Microdata
{
    private const int Longest = 2000, MostBelow = 2000;

    public static void Read(IReadOnlyList<IElement> elements, PageFields fields)
    {
        foreach (var element in elements)
        {
            if (element.GetAttribute("itemprop") is not { Length: > 0 } properties || !IsOfArticle(element))
                continue;
            foreach (var property in properties.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                if (FieldOf(property) is { } field)
                    fields.Add(field, ValueOf(element, field), FieldOrigin.Microdata);
            }
        }
    }

    private static PageField? FieldOf(string property) => property switch
    {
        "headline" => PageField.Headline,
        "author" or "creator" => PageField.Authors,
        "publisher" => PageField.Publication,
        "datePublished" or "dateCreated" => PageField.Published,
        "dateModified" => PageField.Modified,
        "articleSection" => PageField.Section,
        "inLanguage" => PageField.Language,
        "mainEntityOfPage" => PageField.Address,
        _ => null,
    };

    private static string? ValueOf(IElement element, PageField field)
    {
        if (field is PageField.Authors or PageField.Publication && element.HasAttribute("itemscope"))
        {
            var name = Tree.Elements(element).Take(MostBelow).FirstOrDefault(below => MetaFields.Has(below, "itemprop", "name"));
            return name is null ? element.GetAttribute("content") ?? Tree.LineOf(element, Longest) : name.GetAttribute("content") ?? Tree.LineOf(name, Longest);
        }

        return element.GetAttribute("content")
            ?? (field is PageField.Published or PageField.Modified ? element.GetAttribute("datetime") : null)
            ?? (field is PageField.Address ? element.GetAttribute("itemid") ?? element.GetAttribute("href") : null)
            ?? Tree.LineOf(element, Longest);
    }

    // Comments and further articles have properties of their own.
    private static bool IsOfArticle(IElement element)
    {
        for (var above = element.ParentElement; above is not null; above = above.ParentElement)
        {
            if (above.LocalName == "aside")
                return false;
            if (!above.HasAttribute("itemscope"))
                continue;
            var type = above.GetAttribute("itemtype") ?? "";
            return type.EndsWith("Article", StringComparison.Ordinal) || type.EndsWith("Posting", StringComparison.Ordinal)
                || type.EndsWith("WebPage", StringComparison.Ordinal) || type.EndsWith("Blog", StringComparison.Ordinal);
        }

        return true;
    }
}
