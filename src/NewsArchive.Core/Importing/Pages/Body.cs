using System.Text.RegularExpressions;
using AngleSharp.Dom;
using NewsArchive.Articles;

namespace NewsArchive.Importing.Pages;

/// <summary>The body of an article: its standfirst as printed, and its blocks.</summary>
/// <param name="Standfirst">The blocks of the standfirst; empty when none is printed.</param>
/// <param name="Blocks">The others, without the headline.</param>
internal sealed partial record Body(IReadOnlyList<string> Standfirst, IReadOnlyList<(BlockKind Kind, string Text)> Blocks)
{
    // Where a headline or a byline may stand among the lines of a block.
    private const int LinesAtEnds = 40;

    /// <summary>How much text there is, in characters.</summary>
    public int Length => Blocks.Sum(block => block.Text.Length);

    public static Body Of(IElement root, PageBlocks page, Headline? headline, IReadOnlyList<string> authors, IReadOnlyList<string> descriptions)
    {
        var roots = BodyChoice.In(Scope(root, page, headline), page);
        var from = headline?.Element is { } heading && page.RangeOf(heading) is { To: > 0 } place ? Math.Max(place.From, place.To) : 0;
        var (first, last) = (roots.Min(element => page.RangeOf(element).From), roots.Max(element => page.RangeOf(element).To));
        if (from < last)
            first = Math.Max(first, Math.Min(from, last));
        var inside = roots.SelectMany(element => Enumerable.Range(page.RangeOf(element).From, page.RangeOf(element).To - page.RangeOf(element).From))
            .Where(index => index >= first).Distinct().Order().Select(index => WithoutLines(page.All[index], headline, authors)).OfType<PageBlock>().Select(ForeignBlocks.WithoutReference).ToList();

        TakeOffForeignLists(inside);
        var standfirst = Standfirsts(page, inside, from, first, descriptions);
        var body = inside.Where(block => !standfirst.Contains(block) && !block.IsMainHeading && !ForeignBlocks.Has(block)
            && !(headline is not null && Likeness.AreSame(block.Text, headline.Text)) && !standfirst.Any(one => Likeness.AreSame(one.Text, block.Text))).ToList();
        if (standfirst.Count == 0 && from > 0)
            standfirst = TakeStandfirst(body, authors, page);
        TrimEnds(body, authors, hasHeadline: from > 0);
        return new([.. standfirst.Select(block => block.Text)], [.. body.Select(block => (Kind(block, page), block.Text))]);
    }

    // « Les plus lus » and the list below it: its items need not be links, nor be named.
    private static void TakeOffForeignLists(List<PageBlock> blocks)
    {
        var isForeign = false;
        blocks.RemoveAll(block =>
        {
            if (block.Element.LocalName is not "li")
                isForeign = block.Kind == BlockKind.Heading && ForeignBlocks.Has(block);
            return isForeign;
        });
    }

    // The article around the headline, when it has a body or more than a standfirst: what is beside it is another.
    private static IElement Scope(IElement root, PageBlocks page, Headline? headline)
    {
        var bodies = new Lazy<List<IElement>>(() => page.Elements.FindAll(element => page.ProseOf(element) > 0 && (ArticleParts.IsBodyProperty(element) || ArticleParts.IsBody(element))));
        for (var above = headline?.Element; above is not null; above = above.ParentElement)
        {
            if (above.LocalName is "article" or "main" && (page.ProseOf(above) >= 200 || HasBody(page, above, bodies.Value)))
                return above;
        }

        return root;
    }

    private static bool HasBody(PageBlocks page, IElement around, List<IElement> bodies)
    {
        var (from, to) = page.RangeOf(around);
        return bodies.Exists(element => page.RangeOf(element) is var range && range.From >= from && range.To <= to);
    }

    // Without a name: what stands between headline and byline, or the first paragraph when it is set in bold as a whole.
    private static List<PageBlock> TakeStandfirst(List<PageBlock> body, IReadOnlyList<string> authors, PageBlocks page)
    {
        var byline = body.FindIndex(0, Math.Min(3, body.Count), block => IsByline(block, authors));
        var count = byline is 1 or 2 && body.Take(byline).All(block => block.Text.Length is >= 40 and <= 600) ? byline
            : body.Count > 1 && body[0].Kind == BlockKind.Paragraph && body[0].Text.Length is >= 60 and <= 800 && page.IsEmphasised(body[0]) ? 1 : 0;
        var taken = body.GetRange(0, count);
        body.RemoveRange(0, count);
        return taken;
    }

    // By its class, or as the description of the page printed between headline and body.
    private static List<PageBlock> Standfirsts(PageBlocks page, List<PageBlock> inside, int headlineEnd, int first, IReadOnlyList<string> descriptions)
    {
        var within = inside.ToHashSet();
        var start = headlineEnd > 0 && headlineEnd <= first ? headlineEnd : 0;
        var before = page.All.Skip(start).Take(Math.Max(0, first - start));
        var lead = before.Concat(inside.TakeWhile(block => !IsBodyText(block, page)).Take(6)).Where(block => !block.IsMainHeading && !ForeignBlocks.Has(block)).ToList();
        var named = lead.FindAll(IsNamedStandfirst);
        if (named.Count is > 0 and <= 4)
            return named;
        if (lead.Find(block => descriptions.Any(text => Likeness.AreSame(text, block.Text))) is { } described && (!within.Contains(described) || described.Kind == BlockKind.Heading || page.IsEmphasised(described)))
            return [described];
        // A description cut short is the beginning of what is printed.
        var beginnings = descriptions.Where(text => text.Length > 40).Select(Likeness.Bare).ToList();
        if (headlineEnd > 0 && lead.Find(block => !within.Contains(block) && block.IsProse && Likeness.Bare(block.Text) is var bare && beginnings.Exists(text => bare.StartsWith(text, StringComparison.Ordinal))) is { } cut)
            return [cut];
        return [];
    }

    private static bool IsBodyText(PageBlock block, PageBlocks page) => block.IsProse && block.Kind == BlockKind.Paragraph && !IsNamedStandfirst(block) && !page.IsEmphasised(block);

    private static bool IsNamedStandfirst(PageBlock block)
    {
        var element = block.Element;
        for (var steps = 0; steps < 4 && element is not null && element.LocalName is not ("article" or "main" or "body"); steps++, element = element.ParentElement)
        {
            if (ArticleParts.IsStandfirst(element))
                return true;
        }

        return Tree.OnlyChildOf(block.Element) is { } only && ArticleParts.IsStandfirst(only) && Tree.LineOf(only, PageBlocks.LongestEmphasis) is { } line && Likeness.AreSame(line, block.Text);
    }

    // Bylines and signatures at both ends, and headings that nothing follows.
    private static void TrimEnds(List<PageBlock> body, IReadOnlyList<string> authors, bool hasHeadline)
    {
        var first = body.FindIndex(block => !IsByline(block, authors) && !(hasHeadline && !ReferenceEquals(block, body[^1]) && IsLabel(block)));
        body.RemoveRange(0, first < 0 ? body.Count : first);
        while (body.Count > 0 && (IsByline(body[^1], authors) || body[^1].Kind == BlockKind.Heading))
            body.RemoveAt(body.Count - 1);
    }

    // A word or two between headline and text name a section or a form (« REPORTAGE »).
    private static bool IsLabel(PageBlock block) => block.Kind == BlockKind.Paragraph && block.Text.Length < 40 && !".!?…:»".Contains(block.Text[^1]) && !Credit().IsMatch(block.Text);

    // Where only breaks part headline, byline and text, they are lines of one block.
    private static PageBlock? WithoutLines(PageBlock block, Headline? headline, IReadOnlyList<string> authors)
    {
        if (!block.Text.Contains('\n'))
            return block;
        var lines = block.Text.Split('\n');
        var kept = lines.Where((line, number) => (number >= LinesAtEnds && number < lines.Length - LinesAtEnds) || (!(headline is not null && Likeness.AreSame(line, headline.Text)) && !IsByline(block with { Text = line }, authors))).ToList();
        return kept.Count == lines.Length ? block : kept.Count == 0 ? null : block with { Text = string.Join('\n', kept), Linked = Math.Min(block.Linked, kept.Sum(line => line.Length)) };
    }

    private static bool IsByline(PageBlock block, IReadOnlyList<string> authors)
    {
        if (block.Text.Length > 120 || Credit().IsMatch(block.Text))
            return false;
        var names = AuthorNames.In(block.Text).ToList();
        return Byline().IsMatch(block.Text)
            || (names.Count > 0 && names.TrueForAll(name => authors.Any(author => Likeness.AreSame(author, name))) && block.Text.Length < names.Sum(name => name.Length) + 60)
            || (WrittenDates.In(block.Text).FirstOrDefault() is { Words: { } words } && block.Text.Length - words.Length < 25);
    }

    private static BlockKind Kind(PageBlock block, PageBlocks page) => block.Text.Length <= 200 && Credit().IsMatch(block.Text) ? BlockKind.Credit
        : block.Kind == BlockKind.Paragraph && block.Text.Length < 120 && !".!?…:;,".Contains(block.Text[^1]) && block.Element.LocalName is "p" or "div" && page.IsEmphasised(block) ? BlockKind.Heading : block.Kind;

    [GeneratedRegex(@"^(?:Par|By|PAR|BY)\s+\p{Lu}[^.!?]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Byline();

    [GeneratedRegex(@"\bcontribué\s+à\s+(?:ce|cet|cette)\s|^\(?(?:avec|source|sources)\s*:?\s+(?:l['’]\s*)?(?:AFP|AP|Reuters|Associated Press|agences?|EFE|DPA|ANSA|Belga|ATS)\b|^\(?(?:traduit|traduction)\s+(?:de|du|par)\b|^propos\s+recueillis\s+par\b|^\(?(?:AFP|AP|Reuters)\)?\.?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Credit();
}
