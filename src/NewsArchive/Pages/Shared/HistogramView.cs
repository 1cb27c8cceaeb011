using NewsArchive.Articles;
using NewsArchive.Contract;
using NewsArchive.Search.Catalog;
using NewsArchive.Search.Language;
using NewsArchive.Wording;

namespace NewsArchive.Pages.Shared;

/// <summary>A bar as it is drawn.</summary>
/// <param name="Bar">What it counts.</param>
/// <param name="Name">Its period in words.</param>
/// <param name="Sentence">What it says: period, number, share.</param>
/// <param name="Address">Where the list is narrowed to it.</param>
/// <param name="Height">Of a hundred.</param>
/// <param name="Tick">What stands beneath it, or null.</param>
/// <param name="Year">The year beneath a first month, or null.</param>
/// <param name="IsChosen">Whether it is among the chosen periods.</param>
public sealed record BarView(HistogramBar Bar, string Name, string Sentence, string Address, int Height, string? Tick, string? Year, bool IsChosen);

/// <summary>The histogram of a list: bars that narrow it, as numbers or as shares of all articles.</summary>
public sealed class HistogramView(Histogram histogram, ListRequest list, ArticleQuery query)
{
    private readonly double _highest = Math.Max(double.Epsilon, histogram.Bars.Select(bar => list.IsShare ? bar.Share : bar.Count).DefaultIfEmpty().Max());

    public bool IsShare => list.IsShare;

    /// <summary>One bar alone compares nothing, and bars without articles say nothing.</summary>
    public bool IsDrawn => histogram.Bars.Count > 1 && histogram.Bars.Any(bar => bar.Count > 0);

    public bool IsDense => histogram.Bars.Count > 48;

    public string Heading => histogram switch
    {
        { IsOfMonths: true } => Texts.Say("histogram.by-month"),
        { Bars: [var bar, ..] } when bar.From == bar.To => Texts.Say("histogram.by-year"),
        { Bars.Count: > 1 } => Texts.Say("histogram.by-years", histogram.Bars[1].To.Year - histogram.Bars[1].From.Year + 1),
        _ => Texts.Say("histogram.by-year"),
    };

    public string Highest => IsShare ? Texts.Say("histogram.percent", _highest) : Texts.Count("search.total", (long)_highest);

    public bool HasChosen => query.Choices.Any(IsPeriod);

    public IEnumerable<BarView> Bars => histogram.Bars.Select(View);

    public IEnumerable<BarView> Undated => histogram.Undated.Select(bar => View(bar, -1) with
    {
        Name = Texts.Say("period.no-month", bar.From),
        Address = list.AddressOf(WithoutPeriods with { Choices = [.. WithoutPeriods.Choices, new FacetChoice(Facet.Period, $"{bar.From}-XX")] }),
    });

    public long UndatedTotal => histogram.Undated.Sum(bar => bar.Count);

    public string CountAddress => ListAddress.Of("/", query, [.. list.ViewParameters.Where(pair => pair.Name != "share")]);

    public string ShareAddress => ListAddress.Of("/", query, [.. list.ViewParameters.Where(pair => pair.Name != "share"), ("share", "1")]);

    public string CsvAddress => ListAddress.Of("/histogram.csv", query);

    /// <summary>Longer periods than the one that is shown, the nearest first.</summary>
    public IEnumerable<(string Text, string Address)> Wider
    {
        get
        {
            if (!query.HasDates)
                yield break;
            if (query is { From: { } from, To: { } to } && from.Year == to.Year && (from, to) != (new PartialDate(from.Year), new PartialDate(to.Year)))
                yield return (Texts.Say("histogram.whole-year", from.Year), AddressOf(new PartialDate(from.Year), new PartialDate(from.Year)));
            yield return (Texts.Say("histogram.all-dates"), list.AddressOf(query with { From = null, To = null }));
        }
    }

    // What a bar counts is counted without chosen periods: its link leads there.
    private ArticleQuery WithoutPeriods => query with { Choices = [.. query.Choices.Where(choice => choice.Facet != Facet.Period)] };

    private string AddressOf(PartialDate from, PartialDate to) => list.AddressOf(WithoutPeriods with { From = from, To = to });

    private BarView View(HistogramBar bar, int place)
    {
        var value = IsShare ? bar.Share : bar.Count;
        var height = value <= 0 ? 0 : Math.Clamp((int)Math.Round(value / _highest * 100), 2, 100);
        var name = FacetNames.Bar(bar);
        var sentence = Texts.Count("histogram.bar", bar.Count, name, bar.Share, bar.OfAll);
        return new(bar, name, sentence, AddressOf(bar.From, bar.To), height, BarTicks.Of(bar.From, bar.To, place, histogram.Bars.Count), BarTicks.YearOf(bar.From, place), query.Choices.Any(choice => IsPeriod(choice) && Lies(bar, choice)));
    }

    private static bool IsPeriod(FacetChoice choice) => choice is { Facet: Facet.Period, IsExcluded: false };

    private static bool Lies(HistogramBar bar, FacetChoice choice)
    {
        var isYear = PartialDate.TryParse(choice.Value, out var period);
        var year = isYear ? period.Year : int.Parse(choice.Value.AsSpan(0, 4), Texts.Language);
        return bar.From.Month is null ? bar.From.Year <= year && year <= bar.To.Year : isYear && (period.Month is null ? period.Year == bar.From.Year : period == bar.From);
    }
}
