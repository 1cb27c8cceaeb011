using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsArchive.Exporting;

/// <summary>The name of an annotation below <c>/annotations/</c>: <c>quote-12</c>, <c>mention-7</c>, and what belongs to a quotation: <c>quote-12-cue</c>, <c>quote-12-part-2-link</c>.</summary>
/// <param name="IsMention">Whether it is a mention, else a quotation.</param>
/// <param name="Id">The number of the mention or the quotation.</param>
/// <param name="Span">cue, speaker or part; null for the annotation that bears everything else.</param>
/// <param name="Part">The number of the part, from 2; else 0.</param>
public sealed partial record AnnotationName(bool IsMention, long Id, string? Span, int Part)
{
    /// <summary>Reads a name.</summary>
    /// <param name="name">The last segment of an address.</param>
    /// <returns>Null when it is none.</returns>
    public static AnnotationName? Read(string name)
    {
        if (Form().Match(name) is not { Success: true } match || !long.TryParse(match.Groups["id"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return null;
        var part = match.Groups["part"] is { Success: true } number ? int.Parse(number.Value, CultureInfo.InvariantCulture) : 0;
        return new(match.Groups["mention"].Success, id, part > 0 ? "part" : match.Groups["span"] is { Success: true } span ? span.Value : null, part);
    }

    [GeneratedRegex(@"^(?:(?<mention>mention-(?<id>[1-9][0-9]{0,18}))|quote-(?<id>[1-9][0-9]{0,18})(?:-(?:(?<span>cue|speaker)|part-(?<part>[2-9]|[1-9][0-9]{1,3}))(?:-link)?)?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
