namespace NewsArchive.Articles;

public class PartialDateTests
{
    [Theory]
    [InlineData("2023", "2023", "2023-01-01", "2023-12-31")]
    [InlineData("2023-09", "2023-09", "2023-09-01", "2023-09-30")]
    [InlineData("2023-9", "2023-09", "2023-09-01", "2023-09-30")]
    [InlineData("2024-02", "2024-02", "2024-02-01", "2024-02-29")]
    [InlineData("2023-02", "2023-02", "2023-02-01", "2023-02-28")]
    [InlineData("2023-09-15", "2023-09-15", "2023-09-15", "2023-09-15")]
    [InlineData("15/09/2023", "2023-09-15", "2023-09-15", "2023-09-15")]
    [InlineData("5/9/2023", "2023-09-05", "2023-09-05", "2023-09-05")]
    [InlineData("29/02/2024", "2024-02-29", "2024-02-29", "2024-02-29")]
    [InlineData("  2023-09\t", "2023-09", "2023-09-01", "2023-09-30")]
    [InlineData("0001", "0001", "0001-01-01", "0001-12-31")]
    [InlineData("9999-12", "9999-12", "9999-12-01", "9999-12-31")]
    public void A_date_is_as_precise_as_it_was_written(string written, string iso, string first, string last)
    {
        Assert.True(PartialDate.TryParse(written, out var date));

        Assert.Equal(iso, date.ToString());
        Assert.Equal(DateOnly.Parse(first, null), date.FirstDay);
        Assert.Equal(DateOnly.Parse(last, null), date.LastDay);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("hier")]
    [InlineData("23")]
    [InlineData("0000")]
    [InlineData("20233")]
    [InlineData("2023-13")]
    [InlineData("2023-00")]
    [InlineData("2023-02-30")]
    [InlineData("2023-02-29")]
    [InlineData("2023-09-00")]
    [InlineData("2023-09-31")]
    [InlineData("31/09/2023")]
    [InlineData("09/2023")]
    [InlineData("2023/09/15")]
    [InlineData("2023-09-15T10:00")]
    [InlineData("-2023")]
    [InlineData("２０２３")]
    public void What_is_no_date_is_not_read(string? written) => Assert.False(PartialDate.TryParse(written, out _));

    [Fact]
    public void Dates_are_equal_when_their_precision_is()
    {
        Assert.Equal(new PartialDate(2023, 9), new PartialDate(2023, 9));
        Assert.NotEqual(new PartialDate(2023, 9), new PartialDate(2023, 9, 1));
        Assert.NotEqual(new PartialDate(2023), new PartialDate(2023, 1));
    }

    [Fact]
    public void An_impossible_date_cannot_be_made()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PartialDate(2023, 13));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PartialDate(2023, 2, 30));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PartialDate(2023, null, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PartialDate(0));
    }

    [Fact]
    public void Days_compare_as_numbers() => Assert.Equal(20230915, PartialDate.Number(new DateOnly(2023, 9, 15)));
}
