using System.Net;
using System.Text.Json.Nodes;

namespace NewsArchive.Tests.Api;

[Collection(SeedSite.Name)]
public sealed class ArticlesTests(TestSite site)
{
    [Fact]
    public async Task The_list_has_the_fields_of_the_contract_and_whether_a_date_is_uncertain()
    {
        var answer = await site.Api().GetAsync("/api/articles?q=poutine&size=1");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("application/json", answer.MediaType);
        Assert.Equal(["total", "understood", "notices", "items", "next", "suggestions"], NamesOf(answer.Json));
        var item = answer.Items.Single();
        Assert.Equal(["id", "key", "title", "titleIsDerived", "date", "source", "url", "snippet", "quotes", "mentions", "dateIsUncertain"], NamesOf(item));
        Assert.Equal(["text", "marks"], NamesOf(item["snippet"]!));
        Assert.Equal("2023-09", (string?)item["date"]);
        Assert.Null(item["source"]);
        Assert.Null(item["url"]);
        Assert.Equal("articles qui contiennent «\u00a0poutine\u00a0», les plus pertinents d’abord".Replace('\u00a0', ' '), ((string)answer["understood"]!).Replace('\u00a0', ' '));
    }

    [Theory]
    [InlineData(SeedSite.Headlined, false, "headline standfirst paragraph paragraph paragraph paragraph paragraph paragraph paragraph paragraph paragraph")]
    [InlineData(SeedSite.Untitled, true, null)]
    public async Task An_article_has_the_fields_of_the_contract_and_blocks_that_cover_its_text(string key, bool isDerived, string? kinds)
    {
        var api = site.Api();
        var answer = await api.GetAsync($"/api/articles/{await api.ArticleAsync(key)}");
        Assert.Equal(["id", "key", "title", "titleIsDerived", "date", "source", "url", "revision", "text", "blocks"], NamesOf(answer.Json));
        Assert.Equal((key, isDerived, "2023-09", 1), ((string)answer["key"]!, (bool)answer["titleIsDerived"], (string)answer["date"]!, (int)answer["revision"]));
        var text = (string)answer["text"]!;
        var blocks = answer["blocks"].AsArray();
        if (kinds is not null)
            Assert.Equal(kinds, string.Join(' ', blocks.Select(block => (string)block!["kind"]!)));
        var end = 0;
        foreach (var block in blocks)
        {
            Assert.Equal(end == 0 ? "" : "\n\n", text[end..(int)block!["start"]!]);
            end = (int)block["end"]!;
        }

        Assert.Equal(text.Length, end);
        Assert.Equal(!isDerived, text.StartsWith((string)answer["title"]!, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(SeedSite.Headlined)]
    [InlineData(SeedSite.Untitled)]
    public async Task The_text_of_a_seed_is_everything_after_its_date(string key)
    {
        var api = site.Api();
        var file = await File.ReadAllTextAsync(Path.Combine(Repository.Seeds, $"{key}.txt"));
        var afterDate = file[(file.IndexOf("2023-09", StringComparison.Ordinal) + "2023-09 ".Length)..].Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd();
        Assert.Equal(afterDate, (string)(await api.GetAsync($"/api/articles/{await api.ArticleAsync(key)}"))["text"]!);
    }

    [Theory]
    [InlineData("obus", "obus")]
    [InlineData("securite", "sécurité")]
    [InlineData("\"kim jong un\" cosmodrome", "Kim Jong")]
    [InlineData("onu", "ONU")]
    public async Task The_marks_point_at_the_words_in_the_snippet(string query, string begins)
    {
        var answer = await site.Api().GetAsync($"/api/articles?q={Uri.EscapeDataString(query)}");
        Assert.NotEmpty(answer.Items);
        foreach (var item in answer.Items)
        {
            var snippet = (string)item["snippet"]!["text"]!;
            var marks = item["snippet"]!["marks"]!.AsArray().Select(mark => snippet[(int)mark![0]!..(int)mark[1]!]).ToList();
            Assert.Contains(marks, mark => mark.StartsWith(begins, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Theory]
    [InlineData("", 2, false)]
    [InlineData("?size=1", 1, true)]
    [InlineData("?size=1000", 2, false)]
    [InlineData("?size=1001", 2, false)]
    [InlineData("?size=99999999999999999999", 2, false)]
    [InlineData("?size=-5", 1, true)]
    [InlineData("?size=1&p=2", 1, false)]
    [InlineData("?size=1&p=3", 0, false)]
    [InlineData("?p=0", 2, false)]
    [InlineData("?p=2147483647&size=1000", 0, false)]
    [InlineData("?p=9223372036854775807", 0, false)]
    public async Task Numbers_out_of_range_are_brought_into_it(string parameters, int items, bool hasNext)
    {
        var answer = await site.Api().GetAsync($"/api/articles{parameters}");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(2, (int)answer["total"]);
        Assert.Equal(items, answer.Items.Count);
        Assert.Equal(hasNext, answer.Json["next"] is not null);
    }

    [Fact]
    public async Task Next_leads_through_the_same_search()
    {
        var api = site.Api();
        var first = await api.GetAsync("/api/articles?q=cor%C3%A9e+%22nord%22&sort=oldest&size=1&from=2023");
        var next = (string)first["next"]!;
        Assert.StartsWith("/api/articles?", next, StringComparison.Ordinal);
        var second = await api.GetAsync(next);
        Assert.Equal((string)first["understood"]!, (string)second["understood"]!);
        Assert.NotEqual((long)first.Items.Single()["id"]!, (long)second.Items.Single()["id"]!);
        Assert.Null(second.Json["next"]);
    }

    [Fact]
    public async Task A_notice_says_what_was_not_taken_as_typed_and_where()
    {
        var answer = await site.Api("en").GetAsync($"/api/articles?q={Uri.EscapeDataString("😀 russie \"onu")}");
        var notices = answer["notices"].AsArray();
        Assert.All(notices, notice => Assert.Equal(["text", "at"], NamesOf(notice!)));
        Assert.Contains(notices, notice => (int)notice!["at"]! == 10 && ((string)notice["text"]!).StartsWith("The quotation mark was not closed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("from=2023-13", "query.bad-date")]
    [InlineData("to=31/02/2023", "query.bad-date")]
    [InlineData("sort=best", "query.bad-word")]
    [InlineData("sort=1", "query.bad-word")]
    public async Task A_parameter_that_cannot_be_read_is_a_problem(string parameter, string code)
    {
        var answer = await site.Api().GetAsync($"/api/articles?{parameter}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("application/problem+json", answer.MediaType);
        Assert.Equal(code, answer.Code);
    }

    [Fact]
    public async Task No_html_stands_in_the_data()
    {
        var answer = await site.Api().GetAsync("/api/articles?q=russie+obus");
        Assert.DoesNotContain("<mark", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("&#", answer.Body, StringComparison.Ordinal);
    }

    private static IEnumerable<string> NamesOf(JsonNode json) => json.AsObject().Select(property => property.Key);
}
