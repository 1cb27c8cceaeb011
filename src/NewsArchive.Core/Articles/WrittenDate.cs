using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsArchive.Articles;

/// <summary>A date as a page writes it, no more precise than it is written.</summary>
/// <param name="Date">Year, month or day, at the place of the offset: never moved to another time zone.</param>
/// <param name="Time">The time of that day, when there is one.</param>
/// <param name="Offset">How far the clock is ahead of UTC, when it is said.</param>
internal readonly record struct WrittenDate(PartialDate Date, TimeOnly? Time = null, TimeSpan? Offset = null)
{
    /// <summary>The moment, when time and offset are known.</summary>
    public DateTimeOffset? Moment =>
        Date.Day is null || Time is not { } time || Offset is not { } offset ? null : Compose(Date.FirstDay.ToDateTime(time), offset);

    // The first and last day of the calendar have no moment in some zones.
    private static DateTimeOffset? Compose(DateTime local, TimeSpan offset) =>
        local.Ticks - offset.Ticks >= 0 && local.Ticks - offset.Ticks <= DateTime.MaxValue.Ticks ? new DateTimeOffset(local, offset) : null;

    /// <summary>Reads a text that is a date: of a <c>datetime</c> attribute, a field of JSON-LD, a line.</summary>
    /// <param name="text">The text; words around a date are allowed.</param>
    /// <returns>The date of publication before that of a change; or the words that have the form of a date but name no day; or neither.</returns>
    public static (WrittenDate? Date, string? Impossible) Read(string? text) => WrittenDates.Best(WrittenDates.In(text));

    internal static WrittenDate? Of(Match match)
    {
        int? Number(string name) => match.Groups[name] is { Success: true } group ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : null;
        var month = match.Groups["name"].Success ? MonthNames.Number(match.Groups["name"].Value) : Number("m");
        if (Number("y") is not { } year || year < 1 || month is < 1 or > 12)
            return null;
        var day = Number("d");
        if (month is not null && day is not null && (day < 1 || day > DateTime.DaysInMonth(year, month.Value)))
            return null;

        var hour = Number("h");
        if (match.Groups["half"] is { Success: true, ValueSpan: [var half, ..] } && hour is >= 1 and <= 12)
            hour = (hour % 12) + (half is 'p' or 'P' ? 12 : 0);
        int minute = Number("min") ?? 0, second = Number("s") ?? 0;
        if (hour is null || day is null)
            return new(new PartialDate(year, month, day));
        // 24:00 and leap seconds are no day lost: the time alone is left out.
        if (hour > 23 || minute > 59 || second > 59)
            return hour == 24 || second == 60 ? new(new PartialDate(year, month, day)) : null;
        return new(new PartialDate(year, month, day), new TimeOnly(hour.Value, minute, second), OffsetOf(match.Groups["zone"].Value));
    }

    private static TimeSpan? OffsetOf(string zone)
    {
        if (zone.Length == 0)
            return null;
        if (zone[0] is 'Z' or 'z' || zone.Equals("UT", StringComparison.OrdinalIgnoreCase) || (zone.Length == 3 && !char.IsAsciiDigit(zone[1])))
            return TimeSpan.Zero;
        var digits = zone.AsSpan(zone.AsSpan().IndexOfAny("+-\u2212"));
        var hours = int.Parse(digits[1..3], CultureInfo.InvariantCulture);
        var minutes = digits.Length > 4 ? int.Parse(digits[^2..], CultureInfo.InvariantCulture) : 0;
        var offset = new TimeSpan(hours, minutes, 0);
        // No clock is further from UTC than 14 hours: such an offset says nothing.
        return minutes > 59 || offset > TimeSpan.FromHours(14) ? null : digits[0] == '+' ? offset : -offset;
    }
}
