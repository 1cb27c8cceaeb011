using AngleSharp.Dom;

namespace NewsArchive.Importing.Pages;

/// <summary>Chooses the elements of a page that hold the body of its article.</summary>
/// <remarks>
/// What names itself the body is believed first, then known classes, then <c>article</c> and <c>main</c>; each only if it
/// has a good part of the prose that the densest element has, since teasers and comments bear the same names.
/// </remarks>
internal static class BodyChoice
{
    /// <summary>The part of the prose of its surroundings that an element must hold to stand for them.</summary>
    private const double Enough = 0.85, Least = 0.35;

    public static IReadOnlyList<IElement> In(IElement root, PageBlocks blocks)
    {
        var dense = Densest(root, blocks);
        var least = Math.Max(1, (long)(Least * blocks.ProseOf(dense)));
        var marked = Outermost(blocks.Elements.Where(ArticleParts.IsBodyProperty));
        if (marked.Sum(blocks.ProseOf) >= least)
            return marked;
        foreach (var tier in (Func<IElement, bool>[])[ArticleParts.IsBody, element => element.LocalName == "article", element => element.LocalName == "main" || element.GetAttribute("role") == "main"])
        {
            var candidates = blocks.Elements.Where(tier).ToList();
            if (candidates.Count == 0)
                continue;
            var most = candidates.Max(blocks.ProseOf);
            if (most < least)
                continue;
            // Of nested candidates the inner one that has nearly all.
            var best = candidates.Last(candidate => blocks.ProseOf(candidate) >= 0.9 * most);
            // A body cut in pieces of the same name, beside each other.
            var pieces = candidates.Where(candidate => candidate.ParentElement == best.ParentElement && candidate.ClassName == best.ClassName && tier == (Func<IElement, bool>)ArticleParts.IsBody).ToList();
            return pieces.Count > 1 ? pieces : [best];
        }

        return [dense];
    }

    // From the root downwards, as long as one element holds nearly all prose.
    private static IElement Densest(IElement root, PageBlocks blocks)
    {
        var at = root;
        var whole = blocks.ProseOf(root);
        foreach (var element in whole == 0 ? [] : blocks.Elements)
        {
            // In document order an element comes after those around it.
            if (element != at && !InlineElements.Are(element) && element.LocalName is not ("p" or "li" or "h1" or "h2" or "h3" or "h4") && blocks.ProseOf(element) >= Enough * whole && IsBelow(element, at))
            {
                at = element;
                whole = blocks.ProseOf(element);
            }
        }

        return at;
    }

    private static bool IsBelow(IElement element, IElement ancestor)
    {
        for (var above = element.ParentElement; above is not null; above = above.ParentElement)
        {
            if (above == ancestor)
                return true;
        }

        return false;
    }

    private static List<IElement> Outermost(IEnumerable<IElement> elements)
    {
        var outermost = new List<IElement>();
        foreach (var element in elements)
        {
            if (outermost.Count == 0 || !IsBelow(element, outermost[^1]))
                outermost.Add(element);
        }

        return outermost;
    }
}
