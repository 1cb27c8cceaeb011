using System.Net;
using NewsArchive.Tests.Pages;

namespace NewsArchive.Tests.Security;

/// <summary>Every form of every page, sent without its token.</summary>
public sealed class AntiforgeryTests(QuotedSite site) : IClassFixture<QuotedSite>
{
    [Fact]
    public async Task No_form_is_taken_without_its_token()
    {
        var made = await site.Api().PostAsync("/api/articles/1/mentions", new { start = 0, end = 2, exact = "La", entity = new { name = "La", kind = "other" } });
        var mention = $"/mentions/{made.Id}";
        var search = $"/searches/{(await site.Api().PostAsync("/api/searches", new { name = "ONU", address = "/?q=onu&from=2023" })).Id}";
        await site.Api().PutAsync(search.Insert(0, "/api"), new { name = "L’ONU", address = "/?q=onu&from=2023" }, "*");
        var collection = $"/collections/{(await site.Api().PostAsync("/api/collections", new { name = "ONU", articles = new[] { 1 } })).Id}";
        await site.Api().PostAsync("/api/collections", new { name = "Ailleurs" });
        var category = $"/codebook/{(await site.Api().PostAsync("/api/categories", new { name = "ONU" })).Id}";
        var changes = site.Count("SELECT count(*) FROM change");
        var seen = new HashSet<string>();
        foreach (var address in new[] { "/", "/articles/1", "/quotes/1", mention, "/entities/1", "/entities/1/merge?with=2", "/entities/1/split", "/searches", search, "/?q=onu", "/collections", collection, "/codebook", category, "/articles/1/categories", "/articles/1/edit", "/articles/edit?q=onu&change=publication&publication=AFP", "/history", "/import", "/import/1", "/export" })
        {
            var browser = site.Browse();
            foreach (var form in (await browser.OpenAsync(address)).Document.QuerySelectorAll("form[method=post]"))
            {
                var action = form.GetAttribute("action")!;
                seen.Add(action);
                foreach (var token in new string?[] { null, "", "CfDJ8-forged", "x" })
                    Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(browser.Http, action, token)).StatusCode);
                // The token of one reader is worth nothing without the cookie that goes with it.
                var stolen = form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value");
                Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(site.Client(), action, stolen)).StatusCode);
            }
        }

        Assert.Equal(
            ["/articles/1/categories", "/articles/1/edit", "/articles/1?handler=Decide", "/articles/1?handler=Delete", "/articles/1?handler=Mention", "/articles/1?handler=Quote", "/articles/edit?q=onu", "/codebook", category, $"{category}?handler=Delete",
             "/collections", collection, $"{collection}?handler=Articles", $"{collection}?handler=Delete", "/collections?handler=Articles", "/entities/1", "/entities/1/merge?with=2", "/entities/1/split", "/history?handler=Undo", "/import", "/import/1?handler=Undo", "/language",
             mention, $"{mention}?handler=Delete", "/quotes/1", "/quotes/1?handler=Delete",
             "/searches", search, $"{search}?handler=Delete", "/searches?handler=SeenAll"],
            seen.Order(StringComparer.Ordinal));
        Assert.Equal(changes, site.Count("SELECT count(*) FROM change"));
    }

    [Fact]
    public async Task Opening_any_page_changes_nothing()
    {
        var before = site.Count("SELECT count(*) FROM change");
        foreach (var address in new[] { "/articles/1?handler=Delete", "/quotes/1?handler=Delete", "/history?handler=Undo&id=1", "/import/1?handler=Undo", "/searches?handler=SeenAll", "/searches?handler=Seen&id=1", "/searches/1?handler=Delete", "/collections?handler=Articles&id=1&article=1", "/collections/1?handler=Delete", "/codebook/1?handler=Delete", "/articles/1/categories?version=1", "/articles/1/edit?Version=1&Title=x", "/articles/edit?change=publication&publication=x", "/articles/edit?handler=Ticked&article=1", "/api/collections/1/articles", "/api/searches/1/seen", "/language?language=en", "/api/changes/1/undo" })
            await site.Client().GetAsync(address);
        Assert.Equal(before, site.Count("SELECT count(*) FROM change"));
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient http, string action, string? token)
    {
        var fields = new Dictionary<string, string> { ["Passage"] = "prix à payer", ["Version"] = "1", ["id"] = "1", ["Name"] = "X", ["language"] = "en" };
        if (token is not null)
            fields["__RequestVerificationToken"] = token;
        using var content = new FormUrlEncodedContent(fields);
        return await http.PostAsync(action, content);
    }
}
