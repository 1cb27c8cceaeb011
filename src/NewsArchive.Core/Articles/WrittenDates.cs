using System.Text.RegularExpressions;

namespace NewsArchive.Articles;

/// <summary>A place of a text that has the form of a date.</summary>
/// <param name="Words">What stands there.</param>
/// <param name="Date">The date; null when there is no such day.</param>
/// <param name="IsChange">Whether the words before it speak of a change (« mis à jour le »).</param>
/// <param name="IsPublication">Whether they speak of publication (« publié le »).</param>
internal readonly record struct DatePlace(string Words, WrittenDate? Date, bool IsChange, bool IsPublication);

/// <summary>Finds dates in words, in French, English and the forms of ISO 8601 and RFC 2822.</summary>
/// <remarks>
/// Days come before months where both are numbers, as in France. Years of two digits and numbers of seconds since 1970 are
/// left alone: what they mean would be a guess.
/// </remarks>
internal static partial class WrittenDates
{
    // No page writes its date further behind; the text may be a whole article.
    private const int Longest = 2000;

    public static IEnumerable<DatePlace> In(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            yield break;
        if (text.Length > Longest)
            text = text[..Longest];
        text = Text.TextForm.Of(text);
        var from = 0;
        foreach (Match match in Form().Matches(text))
        {
            var before = text[from..match.Index];
            from = match.Index + match.Length;
            int change = LastOf(Change(), before), publication = LastOf(Publication(), before);
            yield return new(match.Value.Trim(), WrittenDate.Of(match), change > publication, publication > change);
        }
    }

    public static (WrittenDate? Date, string? Impossible) Best(IEnumerable<DatePlace> places)
    {
        var all = places.ToList();
        foreach (var rank in (Func<DatePlace, bool>[])[place => place.IsPublication, place => !place.IsChange, _ => true])
        {
            var best = all.Find(place => rank(place) && place.Date is not null);
            if (best.Date is not null)
                return (best.Date, null);
            // A day of publication that does not exist is not made good by a day of change.
            if (all.Find(place => rank(place) && place.Date is null).Words is { } impossible)
                return (null, impossible);
        }

        return (null, null);
    }

    private static int LastOf(Regex words, string before) => words.Matches(before) is { Count: > 0 } found ? found[^1].Index : -1;

    // « h », « : » and blanks as French, English and ISO write times; a zone only behind a time.
    private const string Clock =
        @"(?:(?:T|,?\s*(?:à|a|at|[-–—|•·/,])?\s*)(?<h>[0-9]{1,2})(?:\s?(?:h|:|heures?)\s?(?<min>[0-9]{2})(?:[:m](?<s>[0-9]{2})(?:[.,][0-9]+)?)?|\s?h(?![a-z])|(?=\s?[ap]\.?m\b))"
        + @"(?:\s?(?<half>[ap])\.?m\b\.?)?(?:\s*(?<zone>Z\b|(?:GMT|UTC)?[+\-\u2212][0-9]{2}(?::?[0-9]{2})?(?![0-9])|GMT\b|UTC\b|UT\b))?)?";

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}])(?:"
        + @"(?<y>[0-9]{4})-(?<m>[0-9]{1,2})(?:-(?<d>[0-9]{1,2})" + Clock + @")?(?![\p{N}])"
        + @"|(?<y>[0-9]{4})/(?<m>[0-9]{1,2})/(?<d>[0-9]{1,2})(?![0-9])" + Clock
        + @"|(?<y>(?:1[5-9]|20)[0-9]{2})(?<m>[0-9]{2})(?<d>[0-9]{2})(?:T(?<h>[0-9]{2})(?<min>[0-9]{2})(?<s>[0-9]{2})?(?<zone>Z|[+\-][0-9]{2}:?[0-9]{2})?)?(?![0-9])"
        + @"|(?<d>[0-9]{1,2})\s?(?<sep>[/.\-])\s?(?<m>[0-9]{1,2})\s?\k<sep>\s?(?<y>[0-9]{4})(?![0-9])" + Clock
        + @"|(?<d>[0-9]{1,2})(?:\s?(?:er|st|nd|rd|th)\b)?[\s\-]+(?:of\s+)?" + MonthNames.Pattern + @",?[\s\-]+(?<y>[0-9]{4})(?![0-9])" + Clock
        + @"|" + MonthNames.Pattern + @"\s+(?<d>[0-9]{1,2})(?:st|nd|rd|th)?\b,?\s+(?<y>[0-9]{4})(?![0-9])" + Clock
        + @"|" + MonthNames.Pattern + @",?\s+(?<y>[0-9]{4})(?![0-9])"
        + @"|(?<=^\s*)(?<y>[0-9]{4})(?=\s*$)"
        + @")",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();

    [GeneratedRegex(@"mise?s?\s+à\s+jour|\bMàJ\b|\bmaj\b|modifi[ée]|actualis|corrig|révis|updated|modified|edited|changed", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Change();

    [GeneratedRegex(@"publi[ée]|\bparue?\b|mise?\s+en\s+ligne|post[ée]e?\b|cré[ée]|écrit|rédig|publi(?:shed|cation)|posted|created|written", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Publication();
}
