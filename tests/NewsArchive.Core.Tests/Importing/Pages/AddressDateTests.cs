using System.Text;

namespace NewsArchive.Importing.Pages;

public class AddressDateTests
{
    [Theory]
    [InlineData("/international/article/2016/01/14/titre_4847.html", "2016-01-14")]
    [InlineData("/2016/1/4/titre", "2016-01-04")]
    [InlineData("/monde/2016-01-14-titre", "2016-01-14")]
    [InlineData("/a-la-une/titre-20160114.php", "2016-01-14")]
    [InlineData("/titre_20160114_55.html", "2016-01-14")]
    [InlineData("/essonne-91/titre-14-01-2016-ABC.php", "2016-01-14")]
    [InlineData("/titre-45-01-2016.php", null)]
    [InlineData("/2016/01/titre", "2016-01")]
    [InlineData("/article/1620160114", null)]
    [InlineData("/2016/titre", null)]
    [InlineData("/2016/13/titre", null)]
    [InlineData("/2016/02/30/titre", null)]
    [InlineData("/1912/04/15/titanic", null)]
    [InlineData("/2016/01/14/retour-sur-2015-11-13", null)]
    [InlineData("/dossier-2016-2017/titre", null)]
    public void The_path_has_one_date_or_none(string path, string? date) => Assert.Equal(date, AddressDate.Of(path));

    [Fact]
    public void A_page_that_says_no_date_has_that_of_its_address()
    {
        var page = Read("<link rel=canonical href='https://journal.example/2016/01/14/titre'>", "");
        Assert.Equal("2016-01-14", page.Date.Date.ToString());
        Assert.Equal(FieldOrigin.Address, page.Origins[PageField.Published]);
    }

    [Fact]
    public void What_the_page_says_is_believed_before_its_address()
    {
        var page = Read("<link rel=canonical href='https://journal.example/2016/01/14/titre'>", "<p>Publié le 15 janvier 2016</p>");
        Assert.Equal("2016-01-15", page.Date.Date.ToString());
        Assert.Equal(FieldOrigin.Document, page.Origins[PageField.Published]);
    }

    internal static ReadPage Read(string head, string above) => Assert.IsType<ReadPage>(SavedPage.Read(Encoding.UTF8.GetBytes($"""
        <!doctype html><html lang=fr><head><meta charset=utf-8><title>Un titre</title>{head}</head><body>{above}<article><h1>Un titre</h1>
        <p>Le conseil municipal a voté hier soir le budget de la piscine, malgré l’opposition de quatre élus, qui demandaient un report.</p>
        <p>La maire a promis que les travaux commenceraient au printemps, et qu’ils seraient achevés avant la rentrée scolaire.</p></article></body></html>
        """)).Page);
}
