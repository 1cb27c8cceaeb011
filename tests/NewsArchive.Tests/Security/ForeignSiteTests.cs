using System.Net;
using System.Text;

namespace NewsArchive.Tests.Security;

/// <summary>What another site can make a reader's browser send.</summary>
public sealed class ForeignSiteTests(TestSite site) : IClassFixture<TestSite>
{
    public static TheoryData<string, string> Foreign => new()
    {
        { "Origin", "https://evil.example" },
        { "Origin", "http://localhost:5080" },
        { "Origin", "http://localhost.evil.example" },
        { "Origin", "https://localhost" },
        { "Origin", "null" },
        { "Sec-Fetch-Site", "cross-site" },
        { "Sec-Fetch-Site", "same-site" },
    };

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task The_api_is_closed_to_other_sites(string header, string value)
    {
        foreach (var (method, address) in new[] { ("GET", "/api/articles"), ("GET", "/api/articles/1"), ("POST", "/api/entities"), ("PUT", "/api/entities/1"), ("DELETE", "/api/quotes/1"), ("POST", "/api/changes/1/undo"), ("GET", "/api/nothing") })
        {
            var answer = await site.Api().SendAsync(new HttpMethod(method), address, "{\"name\":\"Pris\",\"kind\":\"other\"}", "*", (header, value));
            Assert.Equal((HttpStatusCode.Forbidden, "application/problem+json", "problem.foreign-origin"), (answer.Status, answer.MediaType, answer.Code));
        }

        Assert.Equal(0, site.Count("SELECT count(*) FROM entity"));
    }

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task Forms_of_other_sites_are_refused_even_with_a_token(string header, string value)
    {
        foreach (var (address, form) in new[] { ("/articles/1", "form[action*='handler=Quote']"), ("/articles/1", "form[action*='handler=Delete']"), ("/", "form.language") })
        {
            var browser = site.Browse();
            var page = await browser.OpenAsync(address);
            browser.Http.DefaultRequestHeaders.Add(header, value);
            var fields = form.Contains("Quote", StringComparison.Ordinal) ? new[] { ("Passage", "prix à payer") } : [];
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.SubmitAsync(page, form, fields)).Status);
        }

        Assert.Equal(0, site.Count("SELECT count(*) FROM change"));
    }

    [Theory]
    [InlineData("Origin", "http://localhost")]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    [InlineData("Sec-Fetch-Site", "none")]
    public async Task The_site_itself_is_let_in(string header, string value)
    {
        Assert.Equal(HttpStatusCode.OK, (await site.Api().GetAsync("/api/articles", (header, value))).Status);
        // The words of the draft are refused, not the sender.
        var answer = await site.Api().SendAsync(HttpMethod.Post, "/api/entities", "{}", null, (header, value));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
    }

    [Fact]
    public async Task A_link_from_another_site_may_open_a_page()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/articles/1");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        Assert.Equal(HttpStatusCode.OK, (await site.Client().SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("127.0.0.1.nip.io")]
    [InlineData("192.168.1.2")]
    public async Task A_name_that_was_rebound_to_this_machine_reads_nothing(string host)
    {
        foreach (var address in new[] { "/", "/api/articles", "/healthz", "/css/base.css" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Host = host;
            Assert.Equal(HttpStatusCode.BadRequest, (await site.Client().SendAsync(request)).StatusCode);
        }
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST:5080")]
    [InlineData("127.0.0.1:1")]
    [InlineData("[::1]:5080")]
    public async Task The_names_of_this_machine_are_let_in(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/articles");
        request.Headers.Host = host;
        Assert.Equal(HttpStatusCode.OK, (await site.Client().SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_form_cannot_pass_for_a_call_of_the_api()
    {
        using var content = new StringContent("{\"name\":\"Pris\",\"kind\":\"other\"}", Encoding.UTF8, "text/plain");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await site.Client().PostAsync("/api/entities", content)).StatusCode);
    }
}
