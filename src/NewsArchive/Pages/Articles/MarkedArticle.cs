using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Storage;
using NewsArchive.Text;

namespace NewsArchive.Pages.Articles;

/// <summary>An article's text as HTML whose text content is the text itself, character by character, with every annotation and hit marked.</summary>
/// <remarks>
/// The text is cut wherever a mark begins or ends; each stretch names all annotations it belongs to, so overlaps need
/// no nesting. Between blocks stands what the text has there, never an indentation of the template.
/// </remarks>
public sealed partial class MarkedArticle
{
    private readonly string _text;
    private readonly List<Mark> _marks = [];
    private const int LongestTypeset = 500_000;

    private readonly List<Mark> _active = [];
    private readonly HashSet<string> _anchored = [];
    private int _next;

    // Under a title that a person gave, the printed headline is the second one of the page.
    private string _headline = "h1";

    private MarkedArticle(string text) => _text = text;

    private sealed record Mark(TextSpan At, string Kind, string? Target, string? Anchor);

    public static IHtmlContent Of(Revision revision, IEnumerable<Quote> quotes, IEnumerable<Mention> mentions, IReadOnlyList<TextSpan> hits, bool isTitled = true)
    {
        var article = new MarkedArticle(revision.Text) { _headline = isTitled ? "h1" : "h2" };
        foreach (var quote in quotes)
            article.Add(quote);
        foreach (var mention in mentions)
            article._marks.Add(new(mention.Anchor.Span, $"name {Word(mention.Entity!.Kind)} {Word(mention.State)}", $"mention-{mention.Id}", $"mention-{mention.Id}"));
        article._marks.AddRange(hits.Select((hit, number) => new Mark(hit, "hit", null, $"hit-{number + 1}")));
        article._marks.Sort((a, b) => a.At.Start != b.At.Start ? a.At.Start.CompareTo(b.At.Start) : b.At.End.CompareTo(a.At.End));
        return article.Write(revision.Proved().Blocks);
    }

    private void Add(Quote quote)
    {
        var target = $"quote-{quote.Id}";
        for (var part = 0; part < quote.Parts.Count; part++)
            _marks.Add(new(quote.Parts[part].Span, $"quote {Word(quote.Kind)} {Word(quote.State)}", target, part == 0 ? target : null));
        if (quote.Cue is not null)
            _marks.Add(new(quote.Cue.Span, "cue", target, null));
        if (quote.Speaker is not null)
            _marks.Add(new(quote.Speaker.Span, "speaker", target, null));
    }

    private HtmlString Write(IReadOnlyList<Block> blocks)
    {
        var html = new StringBuilder(_text.Length * 2);
        var at = 0;
        foreach (var block in blocks)
        {
            html.Append(Escape(_text[at..block.Start]));
            var (tag, kind) = TagOf(block.Kind);
            html.Append(CultureInfo.InvariantCulture, $"<{tag} class=\"block {kind}\">");
            WriteBlock(html, block.Span);
            html.Append(CultureInfo.InvariantCulture, $"</{tag}>");
            at = block.End;
        }

        return new HtmlString(html.Append(Escape(_text[at..])).ToString());
    }

    // One pass over text and marks: a mark becomes active where it begins, and is let go where it ends.
    private void WriteBlock(StringBuilder html, TextSpan block)
    {
        _active.RemoveAll(mark => mark.At.End <= block.Start);
        for (var at = block.Start; at < block.End;)
        {
            var end = block.End;
            for (; _next < _marks.Count && _marks[_next].At.Start <= at; _next++)
            {
                if (_marks[_next].At.End > at)
                    _active.Add(_marks[_next]);
            }

            if (_next < _marks.Count)
                end = Math.Min(end, _marks[_next].At.Start);
            foreach (var mark in _active)
                end = Math.Min(end, mark.At.End);
            WriteStretch(html, new TextSpan(at, end));
            _active.RemoveAll(mark => mark.At.End <= end);
            at = end;
        }
    }

    private void WriteStretch(StringBuilder html, TextSpan stretch)
    {
        var text = Typeset(stretch.In(_text));
        if (_active.Count == 0)
        {
            html.Append(text);
            return;
        }

        // Where a mark begins stands an empty element that a link can lead to.
        foreach (var mark in _active.Where(mark => mark.Anchor is not null && _anchored.Add(mark.Anchor)))
            html.Append(CultureInfo.InvariantCulture, $"<span id=\"{mark.Anchor}\" class=\"place\"></span>");
        var kinds = string.Join(' ', _active.SelectMany(mark => mark.Kind.Split(' ')).Distinct());
        var targets = string.Join(' ', _active.Select(mark => mark.Target).OfType<string>().Distinct());
        html.Append(CultureInfo.InvariantCulture, $"<mark class=\"{kinds}\"");
        if (targets.Length > 0)
            html.Append(CultureInfo.InvariantCulture, $" data-of=\"{targets}\"");
        html.Append('>').Append(text).Append("</mark>");
    }

    // French signs keep to the word they belong to, also where the text has plain blanks: no line ends with « or begins with ».
    private static string Typeset(string text)
    {
        // Such a stretch is no typography any more, and reading it would hold the page up.
        if (text.Length > LongestTypeset)
            return Escape(text);
        var html = new StringBuilder(text.Length + 64);
        var at = 0;
        foreach (var bound in BoundSigns().EnumerateMatches(text))
        {
            html.Append(Escape(text[at..bound.Index])).Append("<span class=\"bound\">").Append(Escape(text.Substring(bound.Index, bound.Length))).Append("</span>");
            at = bound.Index + bound.Length;
        }

        return html.Append(Escape(text[at..])).ToString();
    }

    // A few letters are enough to hold on to: a word is not broken, and a long one may not push the page wide. No pair of surrogates is cut.
    [GeneratedRegex(@"« [^\s«»]{1,8}(?![\uDC00-\uDFFF])(?: [»:;!?])*|(?<![\uD800-\uDBFF])(?!\p{M})[^\s«»]{1,8}(?: [»:;!?])+")]
    private static partial Regex BoundSigns();

    // Only what HTML text needs: an encoder would write control characters as references, which parsers turn into others.
    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private (string Tag, string Kind) TagOf(BlockKind kind) => kind switch
    {
        BlockKind.Headline => (_headline, "headline"),
        BlockKind.Heading => ("h2", "heading"),
        _ => ("p", Word(kind)),
    };

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
