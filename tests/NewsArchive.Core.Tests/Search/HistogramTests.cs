using NewsArchive.Articles;
using NewsArchive.Search.Catalog;
using NewsArchive.Search.Language;

namespace NewsArchive.Search;

public sealed class HistogramTests
{
    [Fact]
    public void Up_to_three_years_are_drawn_by_month_without_gaps_and_a_year_alone_apart()
    {
        var histogram = Of("", "", ("2000", 2, 4), ("2000-03", 1, 2), ("2002-12", 5, 5), ("2001", 0, 7));
        Assert.True(histogram.IsOfMonths);
        Assert.Equal(36, histogram.Bars.Count);
        Assert.Equal(("2000-01", "2002-12"), (histogram.Bars[0].Name, histogram.Bars[^1].Name));
        Assert.Equal(new HistogramBar(new(2000, 3), new(2000, 3), 1, 2), histogram.Bars[2]);
        Assert.Equal(6, histogram.Bars.Sum(bar => bar.Count));
        Assert.Equal(new HistogramBar(new(2000), new(2000), 2, 4), Assert.Single(histogram.Undated));
    }

    [Fact]
    public void More_years_are_drawn_by_year_and_a_year_alone_counts_in_it()
    {
        var histogram = Of("", "", ("2000", 2, 4), ("2000-03", 1, 2), ("2003-12", 5, 20));
        Assert.False(histogram.IsOfMonths);
        Assert.Empty(histogram.Undated);
        Assert.Equal(["2000", "2001", "2002", "2003"], histogram.Bars.Select(bar => bar.Name));
        Assert.Equal([3, 0, 0, 5], histogram.Bars.Select(bar => bar.Count));
        Assert.Equal([0.5, 0, 0, 0.25], histogram.Bars.Select(bar => bar.Share));
    }

    [Theory]
    [InlineData("2000-02", "2000-04", "2000-02", "2000-04")]
    [InlineData("2000-02-15", "", "2000-02", "2000-12")]
    [InlineData("", "2000-04-01", "2000-01", "2000-04")]
    [InlineData("1900", "2100", "2000-01", "2000-12")]
    public void Months_out_of_the_period_that_is_asked_for_are_not_drawn(string from, string to, string first, string last)
    {
        var histogram = Of(from, to, ("2000-03", 1, 1));
        Assert.Equal((first, last), (histogram.Bars[0].Name, histogram.Bars[^1].Name));
    }

    [Theory]
    [InlineData(1901, 2020, 120, "1901", "2020")]
    [InlineData(1900, 2020, 25, "1900/1904", "2020/2024")]
    [InlineData(1, 2024, 41, "0001/0049", "2000/2049")]
    [InlineData(1, 9999, 100, "0001/0099", "9900/9999")]
    public void There_are_never_too_many_bars(int first, int last, int bars, string firstBar, string lastBar)
    {
        var histogram = Of("", "", ($"{first:0000}", 1, 1), ($"{last:0000}-05", 2, 2));
        Assert.Equal(bars, histogram.Bars.Count);
        Assert.True(histogram.Bars.Count <= Histogram.MostBars);
        Assert.Equal((firstBar, lastBar), (histogram.Bars[0].Name, histogram.Bars[^1].Name));
        Assert.Equal(3, histogram.Bars.Sum(bar => bar.Count));
    }

    [Fact]
    public void Nothing_found_is_nothing_to_draw()
    {
        Assert.Empty(Of("", "").Bars);
        Assert.Empty(Of("", "", ("2000", 0, 3)).Bars);
    }

    [Fact]
    public void A_period_that_ends_before_it_begins_has_no_months()
    {
        var histogram = Of("2000-10", "2000-02", ("2000", 1, 1));
        Assert.Empty(histogram.Bars);
        Assert.Single(histogram.Undated);
    }

    private static Histogram Of(string from, string to, params (string Period, long Count, long OfAll)[] periods) => Histogram.Of(
        [.. periods.Select(period => new PeriodCount(DateOf(period.Period)!.Value, period.Count, period.OfAll))],
        new ArticleQuery(QueryParser.Parse(""), DateOf(from), DateOf(to)));

    private static PartialDate? DateOf(string text) => PartialDate.TryParse(text, out var date) ? date : null;
}
