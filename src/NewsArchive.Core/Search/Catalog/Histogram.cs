using NewsArchive.Articles;
using NewsArchive.Search.Language;

namespace NewsArchive.Search.Catalog;

/// <summary>A bar of a histogram.</summary>
/// <param name="From">Its first month or year.</param>
/// <param name="To">Its last one; the same for a bar of one month or year.</param>
/// <param name="Count">How many articles of the results are dated to it.</param>
/// <param name="OfAll">How many articles of the whole archive are.</param>
public sealed record HistogramBar(PartialDate From, PartialDate To, long Count, long OfAll)
{
    /// <summary>The results as a part of all articles of the period, 0 to 1; 0 where there are none.</summary>
    public double Share => OfAll == 0 ? 0 : (double)Count / OfAll;

    /// <summary>The period as it stands in data: <c>2023</c>, <c>2023-09</c>, or <c>1900/1904</c> (an interval of ISO 8601).</summary>
    public string Name => From == To ? From.ToString() : $"{From}/{To}";
}

/// <summary>How results spread over time, in bars of equal periods without gaps, oldest first.</summary>
/// <param name="Bars">The bars; months where the results spread over three years at most, else years or several years.</param>
/// <param name="Undated">The articles of which only the year is known, a bar for each year, where the other bars are months; else they are counted in their year.</param>
public sealed record Histogram(IReadOnlyList<HistogramBar> Bars, IReadOnlyList<HistogramBar> Undated)
{
    /// <summary>How many bars there are at most.</summary>
    public const int MostBars = 120;

    private const int MostYearsOfMonths = 3;
    private static readonly int[] YearsOfBar = [1, 5, 10, 50, 100];

    /// <summary>Whether the bars are months.</summary>
    public bool IsOfMonths => Bars.Count > 0 ? Bars[0].From.Month is not null : Undated.Count > 0;

    /// <summary>Makes the histogram of results.</summary>
    /// <param name="periods">How the results spread over months and years.</param>
    /// <param name="query">The query: its dates bound the months that are shown.</param>
    public static Histogram Of(IReadOnlyList<PeriodCount> periods, ArticleQuery query)
    {
        var years = periods.Where(period => period.Count > 0).Select(period => period.Period.Year).ToList();
        if (years.Count == 0)
            return new([], []);
        var (first, last) = (years.Min(), years.Max());
        return last - first < MostYearsOfMonths ? OfMonths(periods, first, last, query) : OfYears(periods, first, last);
    }

    private static Histogram OfMonths(IReadOnlyList<PeriodCount> periods, int firstYear, int lastYear, ArticleQuery query)
    {
        var byPeriod = periods.ToDictionary(period => period.Period);
        var first = Math.Max(firstYear * 12, query.From is { } from ? Month(from.FirstDay) : 0);
        var last = Math.Min((lastYear * 12) + 11, query.To is { } to ? Month(to.LastDay) : int.MaxValue);
        var bars = new List<HistogramBar>();
        for (var month = first; month <= last; month++)
            bars.Add(Bar(new PartialDate(month / 12, (month % 12) + 1)));
        var undated = periods.Where(period => period.Period.Month is null && period.Count > 0).Select(period => Bar(period.Period));
        return new(bars, [.. undated]);

        HistogramBar Bar(PartialDate period) => byPeriod.TryGetValue(period, out var counted) ? new(period, period, counted.Count, counted.OfAll) : new(period, period, 0, 0);

        static int Month(DateOnly day) => (day.Year * 12) + day.Month - 1;
    }

    private static Histogram OfYears(IReadOnlyList<PeriodCount> periods, int first, int last)
    {
        var width = YearsOfBar.First(years => (last / years) - (first / years) < MostBars);
        var byBar = periods.ToLookup(period => period.Period.Year / width);
        var bars = new List<HistogramBar>();
        for (var bar = first / width; bar <= last / width; bar++)
        {
            var (from, to) = (Math.Max(1, bar * width), Math.Min(9999, (bar * width) + width - 1));
            bars.Add(new(new PartialDate(from), new PartialDate(to), byBar[bar].Sum(period => period.Count), byBar[bar].Sum(period => period.OfAll)));
        }

        return new(bars, []);
    }
}
