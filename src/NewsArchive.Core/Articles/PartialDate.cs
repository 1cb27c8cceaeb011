using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsArchive.Articles;

/// <summary>A date as precise as it is known: a year, a month of a year, or a day.</summary>
/// <remarks>
/// <c>2023-09</c> is not the first of September: it stands for the whole month and overlaps every range that touches
/// it. Written as in ISO 8601 reduced precision: <c>2023</c>, <c>2023-09</c>, <c>2023-09-15</c>; years 1 to 9999 of the
/// Gregorian calendar. Equal when the precision and all parts are; <c>default</c> is not a valid date.
/// </remarks>
public readonly partial record struct PartialDate
{
    /// <summary>Makes a date of a year, or of a year and a month, or of a whole day.</summary>
    /// <param name="year">1 to 9999.</param>
    /// <param name="month">1 to 12, or null when only the year is known.</param>
    /// <param name="day">A day the month has, or null when it is not known; needs a month.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such date.</exception>
    public PartialDate(int year, int? month = null, int? day = null)
    {
        if (month is null && day is not null)
            throw new ArgumentOutOfRangeException(nameof(day), "A day needs a month.");
        _ = new DateOnly(year, month ?? 1, day ?? 1);
        (Year, Month, Day) = (year, month, day);
    }

    /// <summary>The year.</summary>
    public int Year { get; }

    /// <summary>The month, 1 to 12, or null when only the year is known.</summary>
    public int? Month { get; }

    /// <summary>The day of the month, or null when it is not known.</summary>
    public int? Day { get; }

    /// <summary>The first day the date may mean.</summary>
    public DateOnly FirstDay => new(Year, Month ?? 1, Day ?? 1);

    /// <summary>The last day the date may mean.</summary>
    public DateOnly LastDay => Day is not null
        ? FirstDay
        : new DateOnly(Year, Month ?? 12, DateTime.DaysInMonth(Year, Month ?? 12));

    /// <summary>Reads <c>YYYY</c>, <c>YYYY-MM</c>, <c>YYYY-MM-DD</c> or <c>DD/MM/YYYY</c>.</summary>
    /// <param name="text">The text, blanks around it allowed; null reads as nothing.</param>
    /// <param name="date">The date, when there is one.</param>
    /// <returns>False when the text has another form or names a day that does not exist.</returns>
    public static bool TryParse(string? text, out PartialDate date)
    {
        date = default;
        var match = Form().Match(text ?? "");
        if (!match.Success)
            return false;

        int? Part(string name) => match.Groups[name] is { Success: true } group ? int.Parse(group.Value, CultureInfo.InvariantCulture) : null;
        int year = Part("y")!.Value, month = Part("m") ?? 1, day = Part("d") ?? 1;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        date = new PartialDate(year, Part("m"), Part("d"));
        return true;
    }

    /// <summary>Whether a text is written as dates are, whether or not there is such a day.</summary>
    /// <param name="text">The text, blanks around it allowed.</param>
    public static bool HasForm(string text) => Form().IsMatch(text);

    /// <summary>The date in its ISO form, with the precision it has.</summary>
    public override string ToString() => (Month, Day) switch
    {
        (null, _) => Year.ToString("0000", CultureInfo.InvariantCulture),
        (_, null) => FirstDay.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        _ => FirstDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    /// <summary>A day as the number <c>yyyymmdd</c>, as the store compares days.</summary>
    /// <param name="day">The day.</param>
    public static int Number(DateOnly day) => (day.Year * 10000) + (day.Month * 100) + day.Day;

    [GeneratedRegex(@"^\s*(?:(?<y>[0-9]{4})(?:-(?<m>[0-9]{1,2})(?:-(?<d>[0-9]{1,2}))?)?|(?<d>[0-9]{1,2})/(?<m>[0-9]{1,2})/(?<y>[0-9]{4}))\s*$")]
    private static partial Regex Form();
}
