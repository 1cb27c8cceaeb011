using System.Net;

namespace NewsArchive.Tests.Security;

/// <summary>Every parameter of every list, with everything somebody might put there.</summary>
[Collection(SeedSite.Name)]
public sealed class AttackedQueriesTests(TestSite site)
{
    private static readonly string[] Parameters =
        ["q", "from", "to", "sort", "window", "p", "size", "speaker", "kind", "state", "article", "since", "handler", "period", "source", "source!", "person", "place!", "speaker!", "kind!", "proposals", "share", "find"];

    [Theory]
    [InlineData("/")]
    [InlineData("/facets/source")]
    [InlineData("/articles/1")]
    [InlineData("/concordance")]
    [InlineData("/quotes")]
    [InlineData("/quotes/speakers")]
    [InlineData("/quotes/facets/speaker")]
    [InlineData("/entities")]
    [InlineData("/searches")]
    [InlineData("/history")]
    [InlineData("/export")]
    [InlineData("/error/404")]
    public async Task No_parameter_of_a_page_is_a_fault_or_becomes_html(string address)
    {
        var browser = site.Browse();
        foreach (var query in Queries())
            Attacks.AssertHarmless(await browser.OpenAsync($"{address}?{query}"));
    }

    [Theory]
    [InlineData("/api/articles")]
    [InlineData("/api/concordance")]
    [InlineData("/api/quotes")]
    [InlineData("/api/entities")]
    [InlineData("/api/searches")]
    [InlineData("/articles.csv")]
    [InlineData("/concordance.csv")]
    [InlineData("/histogram.csv")]
    [InlineData("/quotes.csv")]
    [InlineData("/export/jsonl")]
    [InlineData("/quotes/speakers.csv")]
    [InlineData("/api/facets")]
    [InlineData("/feed.atom")]
    public async Task No_parameter_of_the_data_is_a_fault(string address)
    {
        var api = site.Api();
        foreach (var query in Queries())
        {
            var answer = await api.GetAsync($"{address}?{query}");
            Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{query}: {answer.Status}");
            Assert.Contains(answer.MediaType, new[] { "application/json", "application/problem+json", "text/csv", "application/atom+xml", "application/x-ndjson" });
        }

        Assert.Equal(2, site.Count("SELECT count(*) FROM article"));
    }

    [Theory]
    [InlineData("%ED%A0%80")]
    [InlineData("%FF%FE")]
    [InlineData("%C0%AF")]
    [InlineData("%u0041")]
    [InlineData("%")]
    [InlineData("%0d%0aSet-Cookie:%20a=b")]
    public async Task Bytes_that_are_no_text_are_answered_too(string raw)
    {
        foreach (var address in new[] { $"/?q={raw}", $"/api/articles?q={raw}", $"/quotes?speaker={raw}", $"/api/entities?q={raw}", $"/?from={raw}" })
        {
            var answer = await site.Client().GetAsync(address);
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{address}: {answer.StatusCode}");
            Assert.DoesNotContain(answer.Headers.SelectMany(header => header.Value), value => value.StartsWith("a=b", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task What_was_typed_comes_back_in_the_field_as_it_was()
    {
        foreach (var attack in Attacks.Lines)
            Assert.Equal(attack, (await site.Browse().OpenAsync($"/?q={Uri.EscapeDataString(attack)}")).Value("#q"));
    }

    [Theory]
    [InlineData("?q=a&q=b")]
    [InlineData("?p=1&p=2")]
    [InlineData("?from=2023&from=x&to=&to")]
    [InlineData("?q[]=a&q[0]=b&q.x=c")]
    [InlineData("?&&=&=x")]
    public async Task Repeated_and_strange_parameters_are_no_fault(string query)
    {
        foreach (var address in new[] { "/", "/facets/period", "/concordance", "/quotes", "/quotes/speakers", "/quotes/facets/kind", "/entities", "/history", "/articles/1", "/export" })
            Attacks.AssertHarmless(await site.Browse().OpenAsync(address + query));
        foreach (var address in new[] { "/api/articles", "/api/facets", "/api/quotes", "/api/entities", "/api/concordance", "/articles.csv", "/histogram.csv", "/concordance.csv", "/quotes.csv", "/quotes/speakers.csv", "/export/csv", "/export/ris" })
            Assert.InRange((int)(await site.Api().GetAsync(address + query)).Status, 200, 499);
    }

    // The longest only where a person types freely: an address has its limits.
    // Each attack in all parameters at once, and each parameter alone with some: what is refused for one never reaches the others.
    private static IEnumerable<string> Queries()
    {
        foreach (var attack in Attacks.All.Where(attack => attack.Length < 1000))
            yield return string.Join('&', Parameters.Select(parameter => $"{parameter}={Uri.EscapeDataString(attack)}"));
        foreach (var parameter in Parameters)
        {
            foreach (var attack in new[] { Attacks.Script, "a\0b", "%" })
                yield return $"{parameter}={Uri.EscapeDataString(attack)}";
        }

        foreach (var parameter in new[] { "q", "from", "source" })
        {
            foreach (var attack in Attacks.All.Where(attack => attack.Length >= 1000))
                yield return $"{parameter}={Uri.EscapeDataString(attack.Length <= 60_000 ? attack : attack[..60_000])}";
        }
    }
}
