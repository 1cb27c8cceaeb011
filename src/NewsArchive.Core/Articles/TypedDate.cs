using System.Text.RegularExpressions;

namespace NewsArchive.Articles;

/// <summary>Reads the date a person types: <c>2023</c>, <c>2023-09-15</c>, « 15/09/2023 », « 09/2023 », « septembre 2023 », « 1er sept. 2023 ».</summary>
/// <remarks>Nothing may stand beside the date but « le », « en » or a time: what would be passed over might have been meant.</remarks>
public static partial class TypedDate
{
    private const int Longest = 60;

    /// <summary>Reads a date.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="today">The day. The one after it has begun already somewhere.</param>
    /// <returns>The date, or what is wrong with it.</returns>
    public static (PartialDate? Date, Message? Fault) Read(string typed, DateOnly today)
    {
        typed = Text.TextForm.Of(typed).Trim();
        var shown = typed.Length <= Longest ? typed : typed[..Text.Offsets.LastBorder(typed, Longest)] + "…";
        if (!HasForm(typed, out var date))
            return (null, new Message("correct.date-unreadable", shown));
        if (date is null)
            return (null, new Message("correct.date-impossible", shown));
        return date.Value.FirstDay > today.AddDays(1) ? (null, new Message("correct.date-future", shown)) : (date, null);
    }

    // There is no date where it has the form of one but names no day.
    private static bool HasForm(string typed, out PartialDate? date)
    {
        date = PartialDate.TryParse(typed, out var plain) ? plain : null;
        if (date is not null || PartialDate.HasForm(typed))
            return true;
        if (MonthOfYear().Match(typed) is { Success: true } month)
        {
            date = PartialDate.TryParse($"{month.Groups["y"].Value}-{month.Groups["m"].Value}", out var whole) ? whole : null;
            return true;
        }

        if (WrittenDates.In(typed).ToList() is not [var place])
            return false;
        date = place.Date?.Date;
        var at = typed.IndexOf(place.Words, StringComparison.Ordinal);
        return at >= 0 && Beside().IsMatch(typed.Remove(at, place.Words.Length));
    }

    [GeneratedRegex(@"^(?<m>[0-9]{1,2})\s?[/.]\s?(?<y>[0-9]{4})$")]
    private static partial Regex MonthOfYear();

    [GeneratedRegex(@"^\s*(?:(?:le|en|du)\s*)?\.?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Beside();
}
