using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using NewsArchive.Text;

namespace NewsArchive.Pages.Shared;

/// <summary>A text with marks. Every stretch is escaped first, and only then set between marks: text may contain <c>&lt;/mark&gt;&lt;script&gt;</c>.</summary>
public static class Marked
{
    /// <summary>Marks with other marks within them.</summary>
    public static IHtmlContent Text(string text, IReadOnlyList<TextSpan> marks, string kind, IReadOnlyList<TextSpan> inner)
    {
        var html = new HtmlContentBuilder();
        var at = 0;
        foreach (var mark in marks)
        {
            var within = inner.Where(mark.Contains).Select(hit => new TextSpan(hit.Start - mark.Start, hit.End - mark.Start)).ToList();
            html.Append(text[at..mark.Start]);
            html.AppendHtml($"<mark class=\"{HtmlEncoder.Default.Encode(kind)}\">").AppendHtml(Text(mark.In(text), within, "hit")).AppendHtml("</mark>");
            at = mark.End;
        }

        return html.Append(text[at..]);
    }

    public static IHtmlContent Text(string text, IReadOnlyList<TextSpan> marks, string? kind = null)
    {
        var html = new HtmlContentBuilder();
        var at = 0;
        foreach (var mark in marks)
        {
            html.Append(text[at..mark.Start]);
            html.AppendHtml(kind is null ? "<mark>" : $"<mark class=\"{HtmlEncoder.Default.Encode(kind)}\">").Append(mark.In(text)).AppendHtml("</mark>");
            at = mark.End;
        }

        return html.Append(text[at..]);
    }
}
