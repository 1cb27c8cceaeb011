using System.Buffers;
using System.Collections.Frozen;

namespace NewsArchive.Importing.Pages;

/// <summary>Says before a page is parsed whether its tags are nested so deeply, or so many, that parsing would take for ever.</summary>
/// <remarks>
/// A parser asks for every tag what is open: 100,000 open tags are ten thousand million questions. And it opens formatting
/// that was left open (« &lt;b&gt; » and its like) anew in each following block, so a thousand of them before ten thousand
/// paragraphs are ten million elements. Browsers stop at a depth of 512; pages of newspapers stay below 60.
/// A page of ten megabytes has some hundred thousand tags; two million of them, each a hundred times as large in memory as in the file, are none that somebody has read.
/// </remarks>
internal static class TagNesting
{
    private const int Deepest = 1000, MostReopened = 2_000_000, MostTags = 600_000;

    private static readonly FrozenSet<string> Formatting = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u");

    // Have no end, or one that may be left out: the next of their kind ends them.
    private static readonly FrozenSet<string> Endless = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link", "meta", "param", "source",
        "track", "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "option", "optgroup", "rp", "rt", "html", "head", "body");

    private static readonly FrozenSet<string> Raw = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes");

    // In SVG « /> » ends an element; these end the SVG instead.
    private static readonly FrozenSet<string> OfHtmlAlone = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "b", "big", "blockquote", "body", "br", "center", "code", "dd", "div", "dl", "dt", "em", "embed", "foreignobject", "h1", "h2", "h3", "h4",
        "h5", "h6", "head", "hr", "i", "img", "li", "menu", "meta", "nobr", "ol", "p", "pre", "ruby", "s", "small", "span", "strong", "strike", "sub", "sup", "table", "tt", "u",
        "ul", "var", "desc", "title");

    private static readonly SearchValues<char> AfterName = SearchValues.Create(" \t\n\r\f/>");

    /// <returns>Null, or what is too much.</returns>
    public static Message? FaultOf(ReadOnlySpan<char> html)
    {
        int depth = 0, formatting = 0, svg = 0, tags = 0;
        long reopened = 0;
        var formattings = Formatting.GetAlternateLookup<ReadOnlySpan<char>>();
        var raw = Raw.GetAlternateLookup<ReadOnlySpan<char>>();
        var ofHtml = OfHtmlAlone.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = html.IndexOf('<'); at >= 0;)
        {
            var rest = html[(at + 1)..];
            if (rest.StartsWith("!--"))
            {
                var end = rest.IndexOf("-->");
                at = end < 0 ? -1 : Next(html, at + end);
                continue;
            }

            var ends = rest is ['/', ..];
            var name = NameOf(rest[(ends ? 1 : 0)..]);
            if (name.IsEmpty)
            {
                at = Next(html, at + 1);
                continue;
            }

            var (close, isSelfClosed) = EndOf(rest);
            if (name.Equals("svg", StringComparison.OrdinalIgnoreCase) || name.Equals("math", StringComparison.OrdinalIgnoreCase))
                svg = Math.Max(0, svg + (ends ? -1 : isSelfClosed ? 0 : 1));
            else if (svg > 0 && ofHtml.Contains(name))
                svg = 0;
            var isFormatting = formattings.Contains(name);
            if (ends)
            {
                depth -= depth > 0 && IsCounted(name) ? 1 : 0;
                formatting -= isFormatting && formatting > 0 ? 1 : 0;
            }
            else if (!isSelfClosed || svg == 0)
            {
                tags++;
                reopened += isFormatting ? 0 : formatting;
                formatting += isFormatting ? 1 : 0;
                depth += IsCounted(name) ? 1 : 0;
            }

            if (depth > Deepest || reopened > MostReopened)
                return new Message("import.page-too-deep");
            if (tags > MostTags)
                return new Message("import.page-too-many-tags", MostTags);
            at += 1 + close;
            if (at >= html.Length)
                return null;
            if (!ends && svg == 0 && raw.Contains(name))
                at += EndOfRaw(html[at..], name);
            at = Next(html, at);
        }

        return null;
    }

    // A link ends the link before it; of raw text the end is looked for where it begins.
    private static bool IsCounted(ReadOnlySpan<char> name) =>
        !Endless.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name) && !Raw.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name)
        && !name.Equals("a", StringComparison.OrdinalIgnoreCase);

    private static int Next(ReadOnlySpan<char> html, int from)
    {
        if (from >= html.Length)
            return -1;
        var next = html[from..].IndexOf('<');
        return next < 0 ? -1 : from + next;
    }

    private static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> tag)
    {
        if (tag is not [var first, ..] || !char.IsAsciiLetter(first))
            return [];
        var end = tag.IndexOfAny(AfterName);
        return end < 0 ? tag : tag[..end];
    }

    // A quotation mark of an attribute's value may hold « > ».
    private static (int Length, bool IsSelfClosed) EndOf(ReadOnlySpan<char> tag)
    {
        var i = 0;
        while (i < tag.Length)
        {
            var step = tag[i..].IndexOfAny('>', '=');
            if (step < 0)
                return (tag.Length, false);
            i += step;
            if (tag[i] == '>')
                return (i + 1, i > 0 && tag[i - 1] == '/');
            i++;
            while (i < tag.Length && Blanks.IsBlank(tag[i]))
                i++;
            if (i < tag.Length && tag[i] is '"' or '\'')
            {
                var value = tag[(i + 1)..].IndexOf(tag[i]);
                if (value < 0)
                    return (tag.Length, false);
                i += value + 2;
            }
        }

        return (tag.Length, false);
    }

    private static int EndOfRaw(ReadOnlySpan<char> html, ReadOnlySpan<char> name)
    {
        var at = 0;
        while (html[at..].IndexOf("</") is >= 0 and var step)
        {
            at += step;
            if (html[(at + 2)..].StartsWith(name, StringComparison.OrdinalIgnoreCase))
                return at;
            at += 2;
        }

        return html.Length;
    }
}
