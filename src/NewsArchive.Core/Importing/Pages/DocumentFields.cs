using System.Text.RegularExpressions;
using AngleSharp.Dom;
using NewsArchive.Articles;

namespace NewsArchive.Importing.Pages;

/// <summary>Reads date, authors and section of a page from what a reader sees of it.</summary>
internal static partial class DocumentFields
{
    /// <summary>The longest line that is a byline or a line of dates.</summary>
    private const int Longest = 200;

    private const int LongestSection = 60;

    /// <summary>How many blocks at the beginning and at the end of a page may be such lines, and how many lines of a block.</summary>
    private const int Head = 400, Foot = 200;

    /// <summary>How many marked times are looked at: around each the words are read.</summary>
    private const int MostTimes = 500;

    /// <param name="elements">The elements of the article and those that tell of it, in document order.</param>
    /// <param name="blocks">Their blocks.</param>
    /// <param name="fields">Where is added what is found.</param>
    public static void Read(IReadOnlyList<IElement> elements, IReadOnlyList<PageBlock> blocks, PageFields fields)
    {
        var around = new Dictionary<IElement, string>();
        foreach (var time in elements.Where(element => element.LocalName == "time").Take(MostTimes))
        {
            var line = "";
            if (time.ParentElement is { } parent && !around.TryGetValue(parent, out line!))
                around[parent] = line = Tree.LineOf(parent, Longest) ?? "";
            AddTime(time, line, fields);
        }

        foreach (var element in elements.Where(element => element.LocalName is not "time" && ClassWords.Any(element, static words => DateWords().IsMatch(words))))
            AddDates(element.LocalName == "abbr" ? element.GetAttribute("title") ?? "" : Tree.LineOf(element, Longest) ?? "", fields, isSure: true);
        var lines = EndsOf(WithoutReferences(blocks)).SelectMany(block => EndsOf(block.Text.Split('\n'))).Where(line => line.Length <= Longest).ToList();
        // « Article paru le lundi 14 » says more than « Nous sommes le mercredi 16 » above it.
        foreach (var line in lines.OrderByDescending(line => WrittenDates.In(line).Any(place => place.IsPublication)))
            AddDates(line, fields, isSure: false);

        // Above the headline, or marked as the category of the article.
        var headline = elements.Select((element, at) => (element, at)).FirstOrDefault(one => one.element.LocalName == "h1").at;
        if (elements.Where((element, at) => element.LocalName == "a" && (MetaFields.Has(element, "rel", "category") || (at < headline && ClassWords.Any(element, static words => SectionWords().IsMatch(words))))).FirstOrDefault() is { } section)
            fields.Add(PageField.Section, Tree.LineOf(section, LongestSection), FieldOrigin.Document);

        foreach (var byline in Innermost(elements))
            fields.Add(PageField.Authors, Headlines.Line(byline, Longest), FieldOrigin.Document);
        foreach (var line in lines.Where(line => Byline().IsMatch(line)))
            fields.Add(PageField.Authors, line, FieldOrigin.Document);

        if (blocks.LastOrDefault(block => block.IsProse) is { } last && blocks.SkipWhile(block => block != last).Skip(1).FirstOrDefault() is { } signature
            && AuthorNames.IsSignature(signature.Text) && signature.LinkShare < 0.5)
        {
            fields.Add(PageField.Authors, signature.Text, FieldOrigin.Document);
        }
    }

    // Below « Sur le même sujet » stand the dates and the authors of other articles.
    private static List<PageBlock> WithoutReferences(IReadOnlyList<PageBlock> blocks)
    {
        var isOther = false;
        return [.. blocks.Where(block =>
        {
            isOther = (block.Kind == BlockKind.Heading && ForeignBlocks.Has(block)) || (isOther && !block.IsProse);
            return !isOther;
        })];
    }

    private static IEnumerable<T> EndsOf<T>(IReadOnlyList<T> all) => all.Count <= Head + Foot ? all : all.Take(Head).Concat(all.TakeLast(Foot));

    // The words before a time say what it is: « Publié le », « Mis à jour le ».
    private static void AddTime(IElement time, string line, PageFields fields)
    {
        var own = Tree.LineOf(time, Longest) ?? "";
        var written = time.GetAttribute("datetime") ?? own;
        var hints = $"{time.ClassName} {time.ParentElement?.ClassName}";
        var at = own.Length > 0 ? line.IndexOf(own, StringComparison.Ordinal) : -1;
        var before = at > 0 ? line[..at] : own;
        int change = Last(Change(), before), publication = Last(Publication(), before);
        var isChange = change > publication || (change == publication && Change().IsMatch(hints) && !Publication().IsMatch(hints));
        fields.Add(isChange ? PageField.Modified : PageField.Published, written, FieldOrigin.Document);
    }

    private static void AddDates(string line, PageFields fields, bool isSure)
    {
        if (line.Length > Longest)
            return;
        foreach (var place in WrittenDates.In(line))
        {
            // A line without words of publication has to be a date and little else.
            if (place.IsChange)
                fields.Add(PageField.Modified, place.Words, FieldOrigin.Document);
            else if (isSure || (place.IsPublication && line.Length < 120) || Bare().Replace(line, "").Length - place.Words.Length < 25 || Byline().IsMatch(line))
                fields.Add(PageField.Published, place.Words, FieldOrigin.Document);
        }
    }

    // Of bylines within bylines the inner ones, each a name; where there are none, the line around them.
    private static List<IElement> Innermost(IReadOnlyList<IElement> elements)
    {
        var bylines = elements.Where(element => ArticleParts.IsByline(element) && !IsOfQuotation(element) && !IsOfOther(element)).ToList();
        var outer = new HashSet<IElement>();
        foreach (var byline in bylines)
        {
            for (var above = byline.ParentElement; above is not null && outer.Add(above);)
                above = above.ParentElement;
        }

        return bylines.FindAll(byline => !outer.Contains(byline) && Tree.LineOf(byline, Longest) is not null);
    }

    // Whoever is quoted has written nothing.
    private static bool IsOfQuotation(IElement element)
    {
        var above = element;
        for (var steps = 0; steps < 5 && above is not null; steps++, above = above.ParentElement)
        {
            if (above.LocalName is "blockquote" || ClassWords.Any(above, static words => words.Contains("quote", StringComparison.Ordinal) || words.Contains("citation", StringComparison.Ordinal)))
                return true;
        }

        return false;
    }

    // Beside a smaller headline and hardly anything else it tells who wrote that one.
    private static bool IsOfOther(IElement element)
    {
        var above = element.ParentElement;
        for (var steps = 0; steps < 3 && above is not null && Tree.LineOf(above, Longest) is not null; steps++, above = above.ParentElement)
        {
            if (above.QuerySelector("h1") is not null)
                return false;
            if (above.QuerySelector("h2, h3, h4") is not null)
                return true;
        }

        return false;
    }

    private static int Last(Regex words, string text) => words.Matches(text) is { Count: > 0 } found ? found[^1].Index : -1;

    [GeneratedRegex(@"(?<![a-z0-9])(?:date|dates|datetime|date-?time|pubdate|date-?(?:published|publication|publi|header|article)|publish(?:ed)?(?:-date)?|publication|publie|posted-on|timestamp|(?:entry|post|article)-?(?:date|meta|info))(?:-[a-z0-9]{4,8})?$", RegexOptions.CultureInvariant)]
    private static partial Regex DateWords();

    [GeneratedRegex("(?:^|-)(?:rubrique|category|categorie|section)(?:-(?:link|name|label|title))?$", RegexOptions.CultureInvariant)]
    private static partial Regex SectionWords();

    [GeneratedRegex(@"mise?s?\s+à\s+jour|\bmaj\b|modif|actualis|updated|modified", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Change();

    [GeneratedRegex(@"publi|post|paru|mis(?:e)?\s+en\s+ligne|entry-date", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Publication();

    [GeneratedRegex(@"^(?:article\s+)?(?:(?:écrit|rédigé|publié|posté|soumis|Soumis|Publié|Posté|Écrit|propos\s+recueillis)\s+)?(?:(?i:par)|By)\s*:?\s+(?:(?:le|la)\s+)?\p{Lu}[^.!?:]*\.?$|^(?:Propos\s+recueillis|Recueilli|Texte\s*:)\s+par\s.*$|^(?:Auteur|Author|Textes?(?:\s+et\s+photos?)?)\s*:\s*\p{Lu}.*$", RegexOptions.CultureInvariant)]
    private static partial Regex Byline();

    [GeneratedRegex(@"\s*(?:[àa]\s*[0-9]{1,2}\s*[h:]\s*[0-9]{0,2}|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|le|du)\b\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bare();
}
