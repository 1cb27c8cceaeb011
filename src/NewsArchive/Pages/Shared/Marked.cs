using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using NewsArchive.Text;

namespace NewsArchive.Pages.Shared;

/// <summary>A text with marks. Every stretch is escaped first, and only then set between marks: text may contain <c>&lt;/mark&gt;&lt;script&gt;</c>.</summary>
public static class Marked
{
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
