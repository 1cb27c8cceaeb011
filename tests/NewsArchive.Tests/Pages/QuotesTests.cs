using System.Net;

namespace NewsArchive.Tests.Pages;

/// <summary>The seeds with four quotations of three speakers.</summary>
public sealed class QuotedSite : TestSite, IAsyncLifetime
{
    public async Task InitializeAsync()
    {
        var api = Api();
        var (first, second) = (await api.ArticleAsync(SeedSite.Headlined), await api.ArticleAsync(SeedSite.Untitled));
        await QuoteAsync(api, first, "« De tels projets n’existaient pas »", "direct", "Dmitri Peskov", "accepted");
        await QuoteAsync(api, first, "agir de manière responsable", "mixed", "Chang Ho-jin", "proposed");
        await QuoteAsync(api, second, "réponses plus fortes", "direct", null, "accepted");
        await QuoteAsync(api, second, "impacts très négatifs", "indirect", "Lim Soo-suk", "rejected");
    }

    public new Task DisposeAsync() => Task.CompletedTask;

    private static async Task QuoteAsync(ApiClient api, long article, string words, string kind, string? speaker, string state)
    {
        var entity = speaker is null ? null : new { name = speaker, kind = "person" };
        var saved = await api.PostAsync($"/api/articles/{article}/quotes", new { parts = new[] { await api.SpanAsync(article, words) }, kind, entity, state });
        Assert.Equal(HttpStatusCode.Created, saved.Status);
    }
}

public sealed class QuotesTests(QuotedSite site) : IClassFixture<QuotedSite>
{
    [Theory]
    [InlineData("", 3)]
    [InlineData("?q=projets", 1)]
    [InlineData("?q=agir+responsable", 1)]
    [InlineData("?q=agir+projets", 0)]
    [InlineData("?speaker=peskov", 1)]
    [InlineData("?speaker=PESKOV", 1)]
    [InlineData("?speaker=inconnu", 0)]
    [InlineData("?kind=direct", 2)]
    [InlineData("?kind=indirect", 0)]
    [InlineData("?state=proposed", 1)]
    [InlineData("?state=rejected", 1)]
    [InlineData("?from=2023-09-30", 3)]
    [InlineData("?to=2023-08", 0)]
    [InlineData("?kind=direct&speaker=peskov&q=projets&from=2023&to=2023", 1)]
    public async Task Quotations_are_narrowed_the_same_way_on_the_page_and_in_the_data(string parameters, int total)
    {
        var page = await site.Browse().OpenAsync($"/quotes{parameters}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(total, page.Document.QuerySelectorAll("ol.quotes > li").Length);
        var answer = await site.Api().GetAsync($"/api/quotes{parameters}");
        Assert.Equal(total, (int)answer["total"]);
        Assert.Equal(total, answer.Items.Count);
    }

    [Fact]
    public async Task A_quotation_stands_in_its_sentence_with_its_speaker_and_article()
    {
        var page = await site.Browse().OpenAsync("/quotes?speaker=Peskov");
        var item = page.One("ol.quotes > li");
        Assert.Equal("Dmitri Peskov", item.QuerySelector(".who a")!.TextContent);
        Assert.Equal("« De tels projets n’existaient pas »", item.QuerySelector("blockquote mark")!.TextContent);
        Assert.EndsWith("il a souligné.", item.QuerySelector("blockquote")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("septembre 2023", item.QuerySelector(".where")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Peskov", page.Value("#speaker"));
    }

    [Fact]
    public async Task A_speaker_given_by_number_is_shown_by_name()
    {
        var peskov = (await site.Api().GetAsync("/api/entities?q=peskov")).Items.Single();
        var page = await site.Browse().OpenAsync($"/quotes?speaker={peskov["id"]}");
        Assert.Equal(["locuteur : Dmitri Peskov ×"], page.AllWords(".chip"));
        Assert.Equal("Dmitri Peskov 1", page.Words("[aria-labelledby=facet-speaker] [aria-current=true]"));
        Assert.Single(page.Document.QuerySelectorAll("ol.quotes > li"));
    }

    [Fact]
    public async Task The_marks_of_the_data_point_at_the_words_of_the_quotation()
    {
        foreach (var item in (await site.Api().GetAsync("/api/quotes")).Items)
        {
            var context = (string)item["context"]!["text"]!;
            var mark = item["context"]!["marks"]![0]!;
            Assert.Equal((string?)item["parts"]![0]!["exact"], context[(int)mark[0]!..(int)mark[1]!]);
            Assert.Equal("2023-09", (string?)item["date"]);
        }
    }

    [Theory]
    [InlineData("?kind=spoken")]
    [InlineData("?state=new")]
    [InlineData("?from=never")]
    public async Task What_cannot_be_read_is_a_notice_on_the_page_and_a_problem_in_the_data(string parameters)
    {
        var page = await site.Browse().OpenAsync($"/quotes{parameters}");
        Assert.Equal(3, page.Document.QuerySelectorAll("ol.quotes > li").Length);
        Assert.NotEqual("", page.Words(".notices li"));
        Assert.Equal(HttpStatusCode.BadRequest, (await site.Api().GetAsync($"/api/quotes{parameters}")).Status);
    }

    [Fact]
    public async Task A_page_of_quotations_leads_to_the_next()
    {
        var first = await site.Api().GetAsync("/api/quotes?size=2");
        Assert.Equal(2, first.Items.Count);
        var second = await site.Api().GetAsync((string)first["next"]!);
        Assert.Single(second.Items);
        Assert.Null(second.Json["next"]);
    }
}
