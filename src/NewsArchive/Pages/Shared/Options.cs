using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using NewsArchive.Wording;

namespace NewsArchive.Pages.Shared;

/// <summary>The choices of a select, one for each value of a kind, worded in the reader's language.</summary>
public static class Options
{
    /// <param name="texts">The beginning of the texts' keys, such as <c>entity</c>.</param>
    /// <param name="selected">The value that is chosen, or null.</param>
    public static IHtmlContent Of<T>(string texts, string? selected)
        where T : struct, Enum
    {
        var html = new HtmlContentBuilder();
        foreach (var name in Enum.GetNames<T>().Select(name => name.ToLowerInvariant()))
        {
            var option = new TagBuilder("option");
            option.Attributes["value"] = name;
            if (name == selected)
                option.Attributes["selected"] = "selected";
            option.InnerHtml.Append(Texts.Say($"{texts}.{name}"));
            html.AppendHtml(option);
        }

        return html;
    }

    /// <inheritdoc cref="Of{T}(string, string?)"/>
    public static IHtmlContent Of<T>(string texts, T? selected)
        where T : struct, Enum => Of<T>(texts, selected?.ToString().ToLowerInvariant());
}
