using System.Net;
using AngleSharp.Dom;

namespace NewsArchive.Tests.Pages;

/// <summary>Proposals are decided on with the buttons of their entries, and the script asks for entries one by one.</summary>
public sealed class DecideTests(Spaced site) : IClassFixture<Spaced>
{
    [Theory]
    [InlineData("accept", "accepted", "La proposition a été acceptée.", 1)]
    [InlineData("reject", "rejected", "La proposition a été refusée.", 0)]
    public async Task A_button_of_the_entry_decides(string button, string state, string said, int left)
    {
        var (api, article) = (site.Api(), await site.Api().ArticleAsync(Spaced.Key));
        var proposed = await api.PostAsync($"/api/articles/{article}/quotes", new { parts = new[] { await api.SpanAsync(article, "pas signé") }, state = "proposed", note = "reste" });
        var browser = site.Browse();
        var page = await browser.OpenAsync($"/articles/{article}");
        var entry = $"li[data-of=quote-{proposed.Id}]";
        Assert.Equal("proposée", page.Words($"{entry} .state"));

        var decided = await PressAsync(browser, page, page.One($"{entry} [name={button}]"));
        Assert.Equal(said, decided.Words(".done p"));
        Assert.Equal(left, decided.Document.QuerySelectorAll(entry).Length);
        var quote = await api.GetAsync($"/api/quotes/{proposed.Id}");
        Assert.Equal((state, "reste"), ((string)quote["state"]!, (string)quote["note"]!));
        await api.DeleteAsync($"/api/quotes/{proposed.Id}", "*");
    }

    [Fact]
    public async Task A_proposal_that_changed_meanwhile_is_not_decided_on()
    {
        var (api, article) = (site.Api(), await site.Api().ArticleAsync(Spaced.Key));
        var span = await api.SpanAsync(article, "pas signé");
        var proposed = await api.PostAsync($"/api/articles/{article}/quotes", new { parts = new[] { span }, state = "proposed" });
        var browser = site.Browse();
        var page = await browser.OpenAsync($"/articles/{article}");
        await api.PutAsync($"/api/quotes/{proposed.Id}", new { parts = new[] { span }, state = "proposed", note = "entre-temps" }, proposed.Tag);
        var refused = await PressAsync(browser, page, page.One($"li[data-of=quote-{proposed.Id}] [name=accept]"));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal("proposed", (string)(await api.GetAsync($"/api/quotes/{proposed.Id}"))["state"]!);
        await api.DeleteAsync($"/api/quotes/{proposed.Id}", "*");
    }

    [Fact]
    public async Task One_entry_is_given_with_the_headings_and_nothing_when_it_is_gone()
    {
        var (api, article) = (site.Api(), await site.Api().ArticleAsync(Spaced.Key));
        var made = await api.PostAsync($"/api/articles/{article}/mentions", new { start = 0, end = 2, exact = "Un", entity = new { name = "<b>Un</b>", kind = "other" } });
        var entry = await site.Browse().OpenAsync($"/articles/{article}?handler=Entry&of=mention-{made.Id}");
        Assert.Equal("<b>Un</b>", entry.Words($"li[data-of=mention-{made.Id}] .entity"));
        Assert.Equal("0-2", entry.One("li").GetAttribute("data-parts"));
        await api.DeleteAsync($"/api/mentions/{made.Id}", "*");
        foreach (var of in new[] { $"mention-{made.Id}", "mention-x", "quote", "", "entity-1" })
        {
            var gone = await site.Browse().OpenAsync($"/articles/{article}?handler=Entry&of={of}");
            Assert.False(gone.Has("li"));
            Assert.True(gone.Has("#quotes-title"));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await site.Browse().OpenAsync("/articles/999?handler=Entry&of=quote-1")).Status);
    }

    // A button that names its form instead of standing in it.
    private static async Task<Page> PressAsync(Browser browser, Page page, IElement button)
    {
        var form = page.One($"form#{button.GetAttribute("form")}");
        var fields = form.QuerySelectorAll("input").Append(button).Select(field => KeyValuePair.Create(field.GetAttribute("name")!, field.GetAttribute("value")!));
        return await Browser.ReadAsync(await browser.Http.PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent(fields)));
    }
}
