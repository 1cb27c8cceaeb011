using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsArchive.Importing.Pages;

/// <summary>The headline of a page.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Origin">Where they were found first.</param>
/// <param name="Element">The heading that prints it, when there is one.</param>
internal sealed record Headline(string Text, FieldOrigin Origin, IElement? Element);

/// <summary>Chooses the headline: what the page says of itself, in the form in which it is printed.</summary>
internal static partial class Headlines
{
    private const int Longest = 500;

    // With the names of the publication and of the sections.
    private const int LongestTitle = 2000, MostParts = 20;

    public static Headline? Choose(PageFields fields, IReadOnlyList<IElement> elements, IReadOnlyList<string> publications)
    {
        var windowTitle = elements.FirstOrDefault(element => element.LocalName == "title" && element.ParentElement?.LocalName == "head") is { } title ? Line(title, LongestTitle) : null;
        var said = fields.Of(PageField.Headline).Where(found => found.Value.Length <= LongestTitle).Select(found => (Text: WithoutPublication(found.Value, publications), found.Origin))
            .Where(found => !publications.Any(name => Likeness.AreSame(name, found.Text))).ToList();
        var headings = elements.Where(IsHeading).Select(element => (Element: element, Text: WithoutPublication(Line(element, LongestTitle) ?? "", publications)))
            .Where(heading => heading.Text.Length is > 1 and < Longest && !publications.Any(name => Likeness.AreSame(name, heading.Text))).ToList();

        foreach (var (text, origin) in said)
        {
            if (headings.Find(heading => Likeness.AreSame(heading.Text, text)) is { Element: not null } printed)
                return new(printed.Text, origin, printed.Element);
        }

        var known = said.Select(found => found.Text).Append(windowTitle).OfType<string>().ToList();
        var like = headings.Select(heading => (heading.Element, heading.Text, Share: known.Select(one => Likeness.Shared(one, heading.Text)).DefaultIfEmpty(0).Max()))
            .Where(heading => heading.Share >= 0.6 && heading.Text.Contains(' ')).OrderByDescending(heading => heading.Share).FirstOrDefault();
        if (like.Element is not null)
            return new(like.Text, FieldOrigin.Document, like.Element);
        // A headline for readers and another for search engines: the printed one is the headline, unless it may be the name of a section.
        var first = headings.FindAll(heading => heading.Element.LocalName == "h1");
        if (first.Count == 1 && first[0].Text.Count(c => c == ' ') >= 2 && !Tree.Elements(first[0].Element).Any(element => element.LocalName == "a"))
            return new(first[0].Text, FieldOrigin.Document, first[0].Element);
        if (said.Count > 0)
            return new(said[0].Text, said[0].Origin, null);
        if (headings.Count > 0)
            return new(headings[0].Text, FieldOrigin.Document, headings[0].Element);
        return windowTitle is { Length: > 0 } && !publications.Any(name => Likeness.AreSame(name, windowTitle)) ? OfWindow(WithoutPublication(windowTitle, publications), elements) : null;
    }

    // Without any heading: the part of the window's title that is printed on the page, else the longest, which the publication seldom is.
    private static Headline OfWindow(string windowTitle, IReadOnlyList<IElement> elements)
    {
        var parts = Separator().Matches(windowTitle).SelectMany(cut => (string[])[windowTitle[..cut.Index], windowTitle[(cut.Index + cut.Length)..]]).Prepend(windowTitle)
            .Where(part => part.Contains(' ')).OrderByDescending(part => part.Length).Take(MostParts).ToList();
        var leaves = elements.Where(element => element.ChildElementCount == 0 && element.LocalName is not ("title" or "script" or "style" or "a") && element.TextContent.Length < Longest).ToList();
        foreach (var part in parts)
        {
            if (leaves.Find(leaf => Likeness.AreSame(leaf.TextContent, part)) is { } printed)
                return new(Clean(Blanks.OnOneLine(printed.TextContent)), FieldOrigin.Document, printed);
        }

        var longest = parts.Find(part => part.Length < windowTitle.Length) ?? windowTitle;
        return new(longest.Count(c => c == ' ') >= 3 && longest.Length > windowTitle.Length / 2 ? longest.Trim() : windowTitle, FieldOrigin.Document, null);
    }

    /// <summary>What stands behind the headline in the title of the window, or before it: most often the publication.</summary>
    public static string? PublicationIn(string windowTitle, string headline)
    {
        if (windowTitle.Length > LongestTitle)
            return null;
        foreach (Match cut in Separator().Matches(windowTitle))
        {
            string front = windowTitle[..cut.Index].Trim(), back = windowTitle[(cut.Index + cut.Length)..].Trim();
            if (Likeness.AreSame(front, headline) && back.Length is > 1 and < 60)
                return back;
            if (Likeness.AreSame(back, headline) && front.Length is > 1 and < 60 && !Command().IsMatch(front))
                return front;
        }

        return null;
    }

    /// <summary>« Titre – Le Monde » without « – Le Monde », if the page is one of Le Monde.</summary>
    public static string WithoutPublication(string headline, IReadOnlyList<string> publications)
    {
        foreach (Match separator in Separator().Matches(headline))
        {
            var (front, back) = (headline[..separator.Index].TrimEnd(), headline[(separator.Index + separator.Length)..]);
            if (front.Length > 1 && publications.Any(name => IsName(back, name)))
                return front;
        }

        return headline;
    }

    // « Le Monde.fr », « lemonde.fr » and « www.lemonde.fr » are Le Monde.
    internal static bool IsName(string back, string name)
    {
        string bare = Ending().Replace(back, ""), named = Ending().Replace(name, "");
        return Likeness.AreSame(bare, named);
    }

    private static bool IsHeading(IElement element) =>
        element.LocalName == "h1" || MetaFields.Has(element, "itemprop", "headline")
        || (element.LocalName is "h2" or "h3" or "div" or "p" or "span" or "td" && ClassWords.Any(element, static words => TitleWords().IsMatch(words)));

    internal static string? Line(IElement element, int most) => Tree.LineOf(element, most) is { } line ? Clean(line) : null;

    internal static string Clean(string text) => Invisible.Without(Text.TextForm.Of(text));

    [GeneratedRegex(@"\s+[-–—|·•»:/]\s+|\s*\|\s*|\s*[–—]\s*|:\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Separator();

    [GeneratedRegex(@"^(?:imprimer|version\s+imprimable|print|accueil|home|article|actualités?|archives?|vidéo|direct|live)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Command();

    [GeneratedRegex(@"^\s*(?:https?://)?(?:www\.)|\.(?:fr|com|ca|be|ch|net|org|info|eu)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ending();

    [GeneratedRegex(@"^(?:(?:entry|post|article|story|page|content|news|main|single)-?(?:title|titre|headline|heading)|titre-article|titre-de-l-article|titre|headline)$", RegexOptions.CultureInvariant)]
    private static partial Regex TitleWords();
}
