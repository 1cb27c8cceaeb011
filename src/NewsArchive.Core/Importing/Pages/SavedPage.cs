using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using NewsArchive.Importing.Press;

namespace NewsArchive.Importing.Pages;

/// <summary>Reads the article of a saved web page. Nothing of the page is executed, fetched or followed.</summary>
internal static class SavedPage
{
    /// <param name="bytes">The page as it was saved.</param>
    /// <returns>The article, or the reason why there is none.</returns>
    public static (ReadPage? Page, Message? Rejected) Read(ReadOnlySpan<byte> bytes)
    {
        if (PageDecoding.Decode(bytes) is not { } decoded)
            return (null, new Message("import.binary"));
        if (string.IsNullOrWhiteSpace(decoded.Text))
            return (null, new Message("import.empty"));
        if ((PressExport.FaultOfPage(decoded.Text) ?? OtherMarkup.FaultOf(decoded.Text)) is { } other)
            return (null, other);
        if (TagNesting.FaultOf(decoded.Text) is { } fault)
            return (null, fault);
        // A parser of its own knows no loader, no scripts and no styles.
        using var document = new HtmlParser().ParseDocument(decoded.Text);
        return document.Body is null ? (null, new Message("import.page-no-text")) : Read(document, document.Body, decoded);
    }

    private static (ReadPage? Page, Message? Rejected) Read(IHtmlDocument document, IElement root, DecodedPage decoded)
    {
        var elements = Tree.Elements(document).ToList();
        if (SeveralArticles.FaultOf(elements) is { } several)
            return (null, several);
        var fields = new PageFields();
        var said = JsonLd.Read(JsonLd.Scripts(elements), fields);
        MetaFields.Read(elements, fields);
        SavedFrom.Read(document, fields);
        Microdata.Read(elements, fields);

        var publications = fields.Of(PageField.Publication).Select(found => found.Value).ToList();
        var headline = Headlines.Choose(fields, elements, publications);
        var kept = Kept(elements, headline);
        var foreign = new ForeignElements(kept);
        var visible = PageBlocks.Of(root, foreign, withAbout: true);
        DocumentFields.Read(visible.Elements, visible.All, fields);
        Breadcrumbs.Read(elements, fields);
        AddressDate.Read(fields);
        if (publications.Count == 0 && headline is not null && document.Title is { } title && Headlines.PublicationIn(title, headline.Text) is { } named)
            fields.Add(PageField.Publication, named, FieldOrigin.Document);
        return new PageAssembly(fields, headline, decoded).Make(root, foreign, said, new(kept, isByNameAlone: true));
    }

    // The ways to the headline and to what names itself the body.
    private static HashSet<IElement> Kept(IEnumerable<IElement> elements, Headline? headline)
    {
        var kept = new HashSet<IElement>();
        foreach (var element in elements.Where(ArticleParts.IsBodyProperty).Append(headline?.Element).OfType<IElement>())
        {
            for (var above = element; above is not null && kept.Add(above);)
                above = above.ParentElement;
        }

        return kept;
    }
}
