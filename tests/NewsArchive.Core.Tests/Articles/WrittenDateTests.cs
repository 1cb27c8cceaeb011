using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace NewsArchive.Articles;

public class WrittenDateTests
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR"), English = CultureInfo.GetCultureInfo("en-US");

    [Theory]
    [InlineData("14 janvier 2016", "2016-01-14")]
    [InlineData("1er mars 2016", "2016-03-01")]
    [InlineData("jeudi 1\u00A0er août 2019", "2019-08-01")]
    [InlineData("Jeudi 14 Janvier 2016", "2016-01-14")]
    [InlineData("14 janv. 2016", "2016-01-14")]
    [InlineData("3 févr. 2016", "2016-02-03")]
    [InlineData("3 fevrier 2016", "2016-02-03")]
    [InlineData("30 AOÛT 1998", "1998-08-30")]
    [InlineData("25 de\u0301cembre 2010", "2010-12-25")]
    [InlineData("Paris, le 2 déc. 2010", "2010-12-02")]
    [InlineData("avril 2015", "2015-04")]
    [InlineData("Avril, 2015", "2015-04")]
    [InlineData("30/04/2015", "2015-04-30")]
    [InlineData("30.04.2015", "2015-04-30")]
    [InlineData("30-04-2015", "2015-04-30")]
    [InlineData("3 / 4 / 2015", "2015-04-03")]
    [InlineData("2015-04-30", "2015-04-30")]
    [InlineData("2015-04", "2015-04")]
    [InlineData("2015", "2015")]
    [InlineData("2015/04/30", "2015-04-30")]
    [InlineData("20150430", "2015-04-30")]
    [InlineData("April 30, 2015", "2015-04-30")]
    [InlineData("Apr. 30th, 2015", "2015-04-30")]
    [InlineData("30 April 2015", "2015-04-30")]
    [InlineData("30th of April 2015", "2015-04-30")]
    [InlineData("May 2015", "2015-05")]
    public void A_day_or_less_is_read_as_precise_as_it_is_written(string text, string date) => Assert.Equal((date, null, null), Read(text));

    [Theory]
    [InlineData("2015-04-30T07:19:58+02:00", "2015-04-30", "07:19:58", "02:00:00")]
    [InlineData("2015-04-30T07:19:58+0200", "2015-04-30", "07:19:58", "02:00:00")]
    [InlineData("2015-04-30T07:19:58.123Z", "2015-04-30", "07:19:58", "00:00:00")]
    [InlineData("2015-04-30T07:19+02", "2015-04-30", "07:19:00", "02:00:00")]
    [InlineData("2015-04-30 07:19:58 -04:00", "2015-04-30", "07:19:58", "-04:00:00")]
    [InlineData("2015-04-30 07:19:58", "2015-04-30", "07:19:58", null)]
    [InlineData("20150430T071958Z", "2015-04-30", "07:19:58", "00:00:00")]
    [InlineData("Thu, 30 Apr 2015 07:19:58 +0200", "2015-04-30", "07:19:58", "02:00:00")]
    [InlineData("Thu, 30 Apr 2015 07:19:58 GMT", "2015-04-30", "07:19:58", "00:00:00")]
    [InlineData("Thu Apr 30 2015 07:19:58 GMT+0200 (CEST)", "2015-04-30", "07:19:58", "02:00:00")]
    [InlineData("publié le 30/04/2015 à 9h19", "2015-04-30", "09:19:00", null)]
    [InlineData("Publié le 14 janvier 2016 à 19h21", "2016-01-14", "19:21:00", null)]
    [InlineData("le 14 janvier 2016 à 19 h 21", "2016-01-14", "19:21:00", null)]
    [InlineData("14 janvier 2016 à 9h", "2016-01-14", "09:00:00", null)]
    [InlineData("02/09/2020 - 22:41", "2020-09-02", "22:41:00", null)]
    [InlineData("April 30, 2015 at 9:19 PM", "2015-04-30", "21:19:00", null)]
    [InlineData("April 30, 2015, 12:05 a.m.", "2015-04-30", "00:05:00", null)]
    [InlineData("2015-04-30T23:30:00-05:00", "2015-04-30", "23:30:00", "-05:00:00")]
    [InlineData("2015-04-30T00:30:00+14:00", "2015-04-30", "00:30:00", "14:00:00")]
    [InlineData("2015-04-30T00:30:00+25:00", "2015-04-30", "00:30:00", null)]
    [InlineData("2015-04-30T24:00:00Z", "2015-04-30", null, null)]
    public void Time_and_offset_are_kept_and_the_day_never_moves(string text, string date, string? time, string? offset) => Assert.Equal((date, time, offset), Read(text));

    [Theory]
    [InlineData("Publié le 30/04/2015 à 9h19, mis à jour le 2 mai 2015", "2015-04-30")]
    [InlineData("Mis à jour le 2 mai 2015 – Publié le 30 avril 2015", "2015-04-30")]
    [InlineData("Mis à jour le 2 mai 2015 à 8h", "2015-05-02")]
    [InlineData("Updated May 2, 2015; published April 30, 2015", "2015-04-30")]
    [InlineData("Par Jeanne Sorel, le 30 avril 2015 (modifié le 4 mai 2015)", "2015-04-30")]
    public void Publication_is_preferred_to_a_change(string text, string date) => Assert.Equal(date, Read(text).Date);

    [Theory]
    [InlineData("31/09/2015", "31/09/2015")]
    [InlineData("publié le 30 février 2016", "30 février 2016")]
    [InlineData("2015-13-01", "2015-13-01")]
    [InlineData("2015-02-29T10:00:00Z", "2015-02-29T10:00:00Z")]
    [InlineData("0000-00-00 00:00:00", "0000-00-00 00:00:00")]
    [InlineData("04/30/2015", "04/30/2015")]
    [InlineData("publié le 31/04/2015, mis à jour le 2 mai 2015", "31/04/2015")]
    public void A_day_that_does_not_exist_is_named(string text, string words) => Assert.Equal((null, words), WrittenDate.Read(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("hier à 9h19")]
    [InlineData("30/04/15")]
    [InlineData("1430371198")]
    [InlineData("1430371198000")]
    [InlineData("article 2015 du code civil")]
    [InlineData("le 14 janvier")]
    [InlineData("0800 12 34 56")]
    [InlineData("192.168.1.2015")]
    [InlineData("mars attaque")]
    public void What_is_no_date_is_not_guessed(string? text) => Assert.Equal((null, null), WrittenDate.Read(text));

    [Fact]
    public void The_moment_is_that_of_the_page() =>
        Assert.Equal(new DateTimeOffset(2015, 4, 30, 7, 19, 58, TimeSpan.FromHours(2)), WrittenDate.Read("2015-04-30T07:19:58+02:00").Date!.Value.Moment);

    [Theory]
    [InlineData("0001-01-01T00:00:00+02:00")]
    [InlineData("9999-12-31T23:59:59-02:00")]
    public void Moments_beyond_the_calendar_are_none(string text) => Assert.Null(WrittenDate.Read(text).Date!.Value.Moment);

    [Fact]
    public void Every_day_is_read_in_every_form() => Prop.ForAll(Gen.Choose(0, new DateOnly(2100, 1, 1).DayNumber - 550_000).Select(day => DateOnly.FromDayNumber(550_000 + day)).ToArbitrary(), day =>
    {
        string[] forms =
        [
            day.ToString("d MMMM yyyy", French), day.ToString("dddd d MMM yyyy", French), day.ToString("dd/MM/yyyy", French), day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            day.ToString("MMMM d, yyyy", English), day.ToString("d MMM yyyy", English), "Publié le " + day.ToString("d MMMM yyyy", French) + " à 9h19",
        ];
        return Array.TrueForAll(forms, form => WrittenDate.Read(form).Date?.Date.FirstDay == day && WrittenDate.Read(form).Date?.Date.Day is not null);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_moment_keeps_its_day_and_its_clock() => Prop.ForAll(
        (from seconds in Gen.Choose(0, int.MaxValue) from quarter in Gen.Choose(-48, 56) select DateTimeOffset.FromUnixTimeSeconds(seconds).ToOffset(TimeSpan.FromMinutes(15 * quarter))).ToArbitrary(),
        moment =>
        {
            var read = WrittenDate.Read(moment.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture)).Date!.Value;
            return read.Moment == moment && read.Offset == moment.Offset && read.Date.FirstDay == DateOnly.FromDateTime(moment.DateTime);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_is_read() => Texts.Any.Hold(text => WrittenDate.Read(text) is var (date, impossible) && (date is null || impossible is null));

    private static (string? Date, string? Time, string? Offset) Read(string text)
    {
        var (date, impossible) = WrittenDate.Read(text);
        Assert.Null(impossible);
        return (date?.Date.ToString(), date?.Time?.ToString("HH:mm:ss", CultureInfo.InvariantCulture), date?.Offset?.ToString());
    }
}
