using System.Buffers;
using System.Text;
using AngleSharp.Dom;
using NewsArchive.Articles;

namespace NewsArchive.Importing.Pages;

/// <summary>A block of a page, of its article or not.</summary>
/// <param name="Element">The innermost element that begins and ends with blocks, and holds it.</param>
/// <param name="Text">Its words; lines are ended by <c>\n</c>.</param>
/// <param name="Linked">How many characters of it are links.</param>
/// <param name="Kind">What its element makes of it.</param>
/// <param name="IsMainHeading">Whether it is a heading of the first order.</param>
/// <param name="LinkedEnd">How many of its last characters are one link; 0 where other words follow the last link, or none stand before it.</param>
/// <param name="IsTime">Whether it is a time of day or a date and nothing else, and marked as such.</param>
internal sealed record PageBlock(IElement Element, string Text, int Linked, BlockKind Kind, bool IsMainHeading, int LinkedEnd = 0, bool IsTime = false)
{
    private static readonly SearchValues<char> Marks = SearchValues.Create(".!?…:,;»");

    /// <summary>The part of it that is links, 0 to 1.</summary>
    public double LinkShare => (double)Linked / Text.Length;

    /// <summary>Whether it reads like a sentence of an article.</summary>
    public bool IsProse => Text.Length >= 40 && LinkShare < 0.5 && Text.AsSpan().ContainsAny(Marks);
}

/// <summary>All blocks of a page in their order, and which of them each element holds.</summary>
internal sealed class PageBlocks
{
    /// <summary>The longest block that is looked at whether it is emphasised.</summary>
    public const int LongestEmphasis = 2000;

    private readonly List<PageBlock> _blocks = [];
    private readonly Dictionary<IElement, (int From, int To)> _ranges = [];
    private readonly StringBuilder _text = new();
    private readonly List<(IElement Element, BlockKind? Kind, bool IsMain)> _open = [];
    private readonly List<long> _prose = [0];
    private readonly Dictionary<IElement, HashSet<string>> _emphases = [];
    private int _linked, _links, _timed, _times;

    // Where the last link begins and ends in the block that is being read.
    private (int From, int To) _lastLink;

    private PageBlocks()
    {
    }

    public IReadOnlyList<PageBlock> All => _blocks;

    /// <summary>Every element that was entered, in document order of its beginning.</summary>
    public List<IElement> Elements { get; } = [];

    /// <param name="root">The element to read.</param>
    /// <param name="foreign">Tells what is left out.</param>
    /// <param name="withAbout">Whether bylines, dates and captions are wanted too.</param>
    public static PageBlocks Of(IElement root, ForeignElements foreign, bool withAbout = false)
    {
        var blocks = new PageBlocks();
        blocks.Begin(root);
        foreach (var (node, ends) in Tree.Walk(root, element => foreign.Of(element) >= (withAbout ? Belonging.Foreign : Belonging.About)))
        {
            if (node is IText text)
                blocks.Append(text.Data);
            else if (node is IElement element && ends)
                blocks.End(element);
            else if (node is IElement begun)
                blocks.Begin(begun);
        }

        blocks.End(root);
        return blocks;
    }

    public (int From, int To) RangeOf(IElement element) => _ranges.TryGetValue(element, out var range) ? range : (0, 0);

    /// <summary>How much prose an element holds, in characters.</summary>
    public long ProseOf(IElement element)
    {
        var (from, to) = RangeOf(element);
        return _prose[to] - _prose[from];
    }

    /// <summary>Whether a block is set in bold or italics as a whole.</summary>
    public bool IsEmphasised(PageBlock block)
    {
        if (block.Element.LocalName is "strong" or "b")
            return true;
        if (block.Text.Length > LongestEmphasis)
            return false;
        // One element may hold all blocks of a page.
        if (!_emphases.TryGetValue(block.Element, out var emphases))
        {
            _emphases[block.Element] = emphases = [.. Tree.Children(block.Element).Where(child => child.LocalName is "strong" or "b" or "em")
                .Select(child => Tree.LineOf(child, LongestEmphasis)).OfType<string>().Select(Likeness.Bare)];
        }

        return emphases.Count > 0 && Likeness.Bare(block.Text) is { Length: > 0 } bare && emphases.Contains(bare);
    }

    private void Begin(IElement element)
    {
        if (element.LocalName == "br")
        {
            BreakLine();
            return;
        }

        if (!InlineElements.Are(element))
        {
            Flush();
            _open.Add((element, KindOf(element) ?? Current.Kind, element.LocalName == "h1" || Current.IsMain));
        }
        else if (element.LocalName == "a")
        {
            _links++;
            _lastLink = (_text.Length, 0);
        }
        else if (element.LocalName == "time")
        {
            _times++;
        }

        Elements.Add(element);
        _ranges[element] = (_blocks.Count, 0);
    }

    private void End(IElement element)
    {
        if (element.LocalName == "br")
            return;
        if (!InlineElements.Are(element))
        {
            Flush();
            _open.RemoveAt(_open.Count - 1);
        }
        else if (element.LocalName == "a")
        {
            _links--;
        }
        else if (element.LocalName == "time")
        {
            _times--;
        }

        // A line element within a block holds the block it stands in only when it ends after it.
        _ranges[element] = (_ranges[element].From, _blocks.Count);
    }

    private (IElement? Element, BlockKind? Kind, bool IsMain) Current => _open.Count > 0 ? _open[^1] : default;

    // French editors mark « intertitres » as paragraphs.
    // A heading within a link, a list or a quotation stays one; a paragraph within a heading as well.
    private static BlockKind? KindOf(IElement element) => element.LocalName is "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "dt" or "legend"
        || (element.ClassName is { Length: < 200 } classes && (classes.Contains("intertitre", StringComparison.OrdinalIgnoreCase) || classes.Contains("crosshead", StringComparison.OrdinalIgnoreCase)))
            ? BlockKind.Heading : null;

    private void Append(string data)
    {
        foreach (var c in data)
        {
            if (!Blanks.IsBlank(c))
                _text.Append(c);
            else if (_text.Length == 0 || _text[^1] is ' ' or '\n')
                continue;
            else
                _text.Append(' ');
            _linked += _links > 0 ? 1 : 0;
            _timed += _times > 0 ? 1 : 0;
            if (_links > 0 && _text[^1] != ' ')
                _lastLink.To = _text.Length;
        }
    }

    // One break ends a line, two end a block.
    private void BreakLine()
    {
        while (_text.Length > 0 && (_text[^1] is ' ' or '\u00A0'))
            _text.Length--;
        if (_text.Length > 0 && _text[^1] == '\n')
            Flush();
        else if (_text.Length > 0)
            _text.Append('\n');
    }

    private void Flush()
    {
        var text = Trimmed(_text.ToString());
        if (text.Length > 0 && Current.Element is { } element)
        {
            _blocks.Add(new PageBlock(element, text, Math.Min(_linked, text.Length), Current.Kind ?? BlockKind.Paragraph, Current.IsMain, LinkedEnd(text), _timed >= text.Length));
            _prose.Add(_prose[^1] + (_blocks[^1].IsProse ? text.Length : 0));
        }

        _text.Clear();
        (_linked, _timed, _lastLink) = (0, 0, (0, 0));
    }

    // What was trimmed off the text stood before it or behind it.
    private int LinkedEnd(string text)
    {
        var end = _text.Length;
        while (end > 0 && _text[end - 1] is ' ' or '\u00A0' or '\u202F' or '\u3000' or '\n')
            end--;
        return _lastLink.To == end && end - _lastLink.From is var length && length < text.Length && !text.AsSpan(text.Length - length).Contains('\n') ? length : 0;
    }

    private static string Trimmed(string text) =>
        text.Contains('\n')
            ? string.Join('\n', text.Split('\n').Select(line => line.Trim(' ', '\u00A0', '\u202F', '\u3000')).Where(line => line.Length > 0))
            : text.Trim(' ', '\u00A0', '\u202F', '\u3000');
}
