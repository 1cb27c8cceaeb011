using System.Net;

namespace NewsArchive.Tests.Security;

[Collection(SeedSite.Name)]
public sealed class HeaderTests(TestSite site)
{
    [Theory]
    [InlineData("/", 200)]
    [InlineData("/articles/1?q=onu", 200)]
    [InlineData("/help", 200)]
    [InlineData("/nothing", 404)]
    [InlineData("/api/articles", 200)]
    [InlineData("/api/articles/999999", 404)]
    [InlineData("/api/articles?sort=x", 400)]
    [InlineData("/articles.csv", 200)]
    [InlineData("/export/tei", 200)]
    [InlineData("/export/docx", 404)]
    [InlineData("/openapi/v1.json", 200)]
    [InlineData("/css/base.css", 200)]
    [InlineData("/js/reader.js", 200)]
    [InlineData("/icon.svg", 200)]
    [InlineData("/language", 302)]
    [InlineData("/healthz", 200)]
    public async Task Every_answer_keeps_to_itself(string address, int status)
    {
        var answer = await site.Client().GetAsync(address);
        Assert.Equal((HttpStatusCode)status, answer.StatusCode);
        var policy = One(answer, "Content-Security-Policy").Split(';', StringSplitOptions.TrimEntries);
        Assert.Contains("default-src 'none'", policy);
        Assert.Contains("script-src 'self'", policy);
        Assert.Contains("style-src 'self'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.Contains("form-action 'self'", policy);
        Assert.Contains("base-uri 'none'", policy);
        Assert.DoesNotContain("unsafe", One(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("nosniff", One(answer, "X-Content-Type-Options"));
        Assert.Equal("DENY", One(answer, "X-Frame-Options"));
        Assert.Equal("same-origin", One(answer, "Referrer-Policy"));
        Assert.Equal("same-origin", One(answer, "Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", One(answer, "Cross-Origin-Resource-Policy"));
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Cookies_are_for_this_site_and_no_script()
    {
        var cookies = (await site.Browse().OpenAsync("/")).Answer.Headers.GetValues("Set-Cookie").ToList();
        Assert.NotEmpty(cookies);
        Assert.All(cookies, cookie => Assert.Matches("(?i)httponly", cookie));
        Assert.All(cookies, cookie => Assert.Matches("(?i)samesite=(lax|strict)", cookie));
    }

    [Theory]
    [InlineData("/js/../appsettings.json")]
    [InlineData("/js/..%2fappsettings.json")]
    [InlineData("/..%5c..%5cappsettings.json")]
    [InlineData("/appsettings.json")]
    [InlineData("/archive.db")]
    public async Task Only_what_is_meant_to_be_seen_is_served(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client().GetAsync(address)).StatusCode);

    private static string One(HttpResponseMessage answer, string name) => Assert.Single(answer.Headers.GetValues(name));
}
