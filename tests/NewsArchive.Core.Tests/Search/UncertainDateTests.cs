using NewsArchive.Articles;
using NewsArchive.Search.Language;

namespace NewsArchive.Search;

public sealed class UncertainDateTests
{
    [Theory]
    [InlineData("2000", "", "2000-06", "", true)]
    [InlineData("2000", "", "", "2000-06", true)]
    [InlineData("2000", "", "2000", "2000", false)]
    [InlineData("2000", "", "1999", "2001-03", false)]
    [InlineData("2000", "", "2000-01", "2000-12", false)]
    [InlineData("2000", "", "2000-01-02", "", true)]
    [InlineData("2000-09", "", "2000-09", "2000-09", false)]
    [InlineData("2000-09", "", "2000-09-15", "", true)]
    [InlineData("2000-09", "", "", "2000-09-15", true)]
    [InlineData("2000-09-15", "", "2000-09-15", "2000-09-15", false)]
    [InlineData("2000-09-15", "", "2000", "", false)]
    [InlineData("2000", "russie", "", "", false)]
    [InlineData("2000", "date:2000-06", "", "", true)]
    [InlineData("2000", "date:2000", "", "", false)]
    [InlineData("2000", "avant:2000-06", "", "", true)]
    [InlineData("2000", "après:2000-06", "", "", true)]
    [InlineData("2000", "date:1999..2000", "", "", false)]
    [InlineData("2000", "russie date:2000-06", "2000", "", true)]
    [InlineData("2000", "russie (onu date:2000-06)", "", "", true)]
    [InlineData("2000", "SAUF date:1999-06", "", "", false)]
    [InlineData("2000", "date:2000-06 OU russie", "", "", false)]
    public void A_date_is_uncertain_that_only_touches_a_period_that_is_asked_for(string date, string words, string from, string to, bool isUncertain)
    {
        var query = new ArticleQuery(QueryParser.Parse(words), DateOf(from), DateOf(to));
        Assert.Equal(isUncertain, query.IsUncertain(DateOf(date)!.Value));
    }

    private static PartialDate? DateOf(string text) => PartialDate.TryParse(text, out var date) ? date : null;
}
