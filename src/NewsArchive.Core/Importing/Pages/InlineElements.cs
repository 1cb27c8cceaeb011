using System.Collections.Frozen;
using AngleSharp.Dom;

namespace NewsArchive.Importing.Pages;

/// <summary>The elements that stand within a line; every other begins and ends a block.</summary>
internal static class InlineElements
{
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.Ordinal,
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "o:p",
        "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "st1:personname", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
        // What is of no visible text, or left out: it does not part words either.
        "script", "style", "template", "svg", "noscript", "meta", "link", "amp-img", "picture", "source", "input");

    public static bool Are(IElement element) => Names.Contains(element.LocalName);
}
