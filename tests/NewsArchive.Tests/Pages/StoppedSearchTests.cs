using System.Net;

namespace NewsArchive.Tests.Pages;

public sealed class StoppedSearchTests(HastySite site) : IClassFixture<HastySite>
{
    private const string Sentence = "La recherche a été arrêtée avant la fin : il peut y avoir d’autres articles.";

    [Theory]
    [InlineData("/?q=consiel", Sentence)]
    [InlineData("/concordance?q=consiel", "La recherche a duré trop longtemps et s’est arrêtée")]
    public async Task A_list_says_that_its_search_was_stopped_and_proposes_nothing(string address, string sentence)
    {
        var page = await site.Browse().OpenAsync(address);
        Assert.StartsWith(sentence, page.Words(".notices.partial"), StringComparison.Ordinal);
        Assert.False(page.Has(".suggestions"));
    }

    [Theory]
    [InlineData("/articles.csv?q=onu")]
    [InlineData("/histogram.csv?q=onu")]
    [InlineData("/concordance.csv?q=onu")]
    [InlineData("/concordance.csv?q=onu&sort=left")]
    [InlineData("/quotes.csv?q=onu")]
    [InlineData("/quotes/speakers.csv?q=onu")]
    [InlineData("/export/jsonl?q=onu")]
    [InlineData("/export/jsonl?q=onu&of=quotes")]
    [InlineData("/feed.atom?q=onu")]
    public async Task A_file_of_which_a_part_is_missing_is_not_given(string address)
    {
        var answer = await site.Api().GetAsync(address);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "search.partial"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task A_saved_search_says_that_not_all_was_counted()
    {
        var saved = await site.Api().PostAsync("/api/searches", new { name = "ONU", address = "/?q=onu" });
        Assert.True((bool)saved["isPartial"]);
        Assert.Equal(Sentence, (await site.Browse().OpenAsync("/searches")).Words("ol.searches > li .partial"));
    }
}
