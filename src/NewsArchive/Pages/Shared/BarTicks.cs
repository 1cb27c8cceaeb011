using NewsArchive.Articles;
using NewsArchive.Wording;

namespace NewsArchive.Pages.Shared;

/// <summary>What stands beneath the bars of a chart over time.</summary>
internal static class BarTicks
{
    // More ticks than this would run into one another.
    private const int MostTicks = 24;

    /// <param name="from">Where the bar begins: a month or a year.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="place">How many bars stand before it.</param>
    /// <param name="bars">How many there are.</param>
    public static string? Of(PartialDate from, PartialDate to, int place, int bars)
    {
        if (from.Month is not null)
            return from.FirstDay.ToString("MMM", Texts.Language)[..1].ToUpper(Texts.Language);
        var every = ((bars - 1) / MostTicks) switch { 0 => 1, 1 => 2, < 5 => 5, _ => 10 };
        // Round years are read faster than every fifth from the first.
        return (from == to ? from.Year : place) % every == 0 ? from.ToString() : null;
    }

    /// <summary>The year beneath a first month.</summary>
    public static string? YearOf(PartialDate from, int place) => from.Month is not null && (place == 0 || from.Month == 1) ? new PartialDate(from.Year).ToString() : null;
}
