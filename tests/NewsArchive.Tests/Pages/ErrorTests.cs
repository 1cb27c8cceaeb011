using System.Net;

namespace NewsArchive.Tests.Pages;

[Collection(SeedSite.Name)]
public sealed class ErrorTests(TestSite site)
{
    [Theory]
    [InlineData("GET", "/nothing/here", 404, "Introuvable", "Not found")]
    [InlineData("GET", "/error/404", 404, "Introuvable", "Not found")]
    [InlineData("GET", "/error/200", 404, "Introuvable", "Not found")]
    [InlineData("GET", "/error", 404, "Introuvable", "Not found")]
    [InlineData("PUT", "/healthz", 405, "Méthode non permise", "Method not allowed")]
    [InlineData("DELETE", "/articles.csv", 405, "Méthode non permise", "Method not allowed")]
    public async Task An_error_is_a_page_in_the_language_of_the_reader(string method, string address, int status, string french, string english)
    {
        foreach (var (language, title) in new[] { ("fr", french), ("en", english) })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), address);
            var page = await Browser.ReadAsync(await site.Browse(language).Http.SendAsync(request));
            Assert.Equal((HttpStatusCode)status, page.Status);
            Assert.Equal(title, page.Words("h1"));
            Assert.Equal("text/html", page.Answer.Content.Headers.ContentType!.MediaType);
            Assert.DoesNotContain("   at ", page.Document.DocumentElement.TextContent, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("GET", "/api/nothing", 404, "Introuvable", "Not found")]
    [InlineData("DELETE", "/api/articles", 405, "Méthode non permise", "Method not allowed")]
    [InlineData("GET", "/api/articles/abc", 404, "Introuvable", "Not found")]
    [InlineData("PATCH", "/api/quotes/1", 405, "Méthode non permise", "Method not allowed")]
    public async Task An_error_of_the_api_is_a_problem_document_in_the_language_of_the_reader(string method, string address, int status, string french, string english)
    {
        foreach (var (language, title) in new[] { ("fr", french), ("en", english) })
        {
            var answer = await site.Api(language).SendAsync(new HttpMethod(method), address, null);
            Assert.Equal((HttpStatusCode)status, answer.Status);
            Assert.Equal("application/problem+json", answer.MediaType);
            Assert.Equal((title, status), ((string)answer["title"]!, (int)answer["status"]));
        }
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("POST")]
    [InlineData("FOO")]
    public async Task A_method_no_page_knows_is_refused_without_a_fault(string method)
    {
        foreach (var address in new[] { "/", "/articles/1", "/quotes", "/quotes/1", "/mentions/1", "/entities", "/entities/1", "/history", "/help", "/language", "/error/404" })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), address);
            var answer = await site.Client().SendAsync(request);
            Assert.InRange((int)answer.StatusCode, 400, 499);
        }
    }

    [Theory]
    [InlineData("/", "/?handler=Nothing")]
    [InlineData("/help", "/help")]
    [InlineData("/quotes", "/quotes")]
    [InlineData("/", "/articles/1")]
    [InlineData("/", "/articles/1?handler=Nothing")]
    [InlineData("/", "/history?handler=Redo")]
    public async Task A_form_no_page_knows_is_refused_without_a_fault(string from, string action)
    {
        var browser = site.Browse();
        var page = await browser.OpenAsync(from);
        page.One("form.language").SetAttribute("action", action);
        var refused = await browser.SubmitAsync(page, "form.language");
        Assert.InRange((int)refused.Status, 400, 499);
    }

    [Fact]
    public async Task Head_is_answered_like_get()
    {
        foreach (var address in new[] { "/", "/help", "/quotes", "/entities", "/history", "/css/base.css" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, address);
            var answer = await site.Client().SendAsync(request);
            Assert.Equal((address, HttpStatusCode.OK), (address, answer.StatusCode));
        }
    }
}
