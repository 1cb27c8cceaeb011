using System.Net;
using AngleSharp.Html.Dom;

namespace NewsArchive.Tests.Pages;

public sealed class HistoryTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Every_change_stands_in_the_history_newest_first_and_can_be_undone_there()
    {
        var (browser, api) = (site.Browse(), site.Api());
        var article = await api.ArticleAsync(SeedSite.Headlined);
        var quote = await api.PostAsync($"/api/articles/{article}/quotes", new { parts = new[] { await api.SpanAsync(article, "prix à payer") }, note = "v1" });
        var changed = await api.PutAsync($"/api/quotes/{quote.Id}", new { parts = quote["parts"], note = "v2" }, quote.Tag);

        var history = await browser.OpenAsync($"/history?article={article}");
        Assert.StartsWith($"Modification : citation {quote.Id}", history.AllWords("ol.history strong")[0], StringComparison.Ordinal);
        Assert.StartsWith($"Création : citation {quote.Id}", history.AllWords("ol.history strong")[1], StringComparison.Ordinal);
        Assert.Contains("\"v1\"", history.Words("ol.history li:first-child dl"), StringComparison.Ordinal);

        var undone = await browser.SubmitAsync(history, FormOf(history, changed.ChangeId));
        Assert.Equal("La modification a été annulée.", undone.Words(".done p"));
        Assert.Equal("/history", undone.Address.AbsolutePath);
        Assert.Equal($"annule la modification {changed.ChangeId}", undone.Words("ol.history li:first-child .state"));
        Assert.Equal("v1", (string)(await api.GetAsync($"/api/quotes/{quote.Id}"))["note"]!);
    }

    [Fact]
    public async Task What_was_changed_since_cannot_be_undone()
    {
        var (browser, api) = (site.Browse(), site.Api());
        var entity = await api.PostAsync("/api/entities", new { name = "Tokyo", kind = "place" });
        var changed = await api.PutAsync($"/api/entities/{entity.Id}", new { name = "Tōkyō", kind = "place" }, entity.Tag);
        await api.PutAsync($"/api/entities/{entity.Id}", new { name = "Edo", kind = "place" }, changed.Tag);
        var history = await browser.OpenAsync("/history");
        var refused = await browser.SubmitAsync(history, FormOf(history, changed.ChangeId));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("annulez d’abord la modification plus récente", refused.Words("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("Edo", (string)(await api.GetAsync($"/api/entities/{entity.Id}"))["name"]!);
    }

    [Fact]
    public async Task A_change_that_does_not_exist_is_not_found()
    {
        var browser = site.Browse();
        await site.Api().PostAsync("/api/entities", new { name = "Pékin", kind = "place" });
        var history = await browser.OpenAsync("/history");
        ((IHtmlInputElement)history.One("ol.history input[name=id]")).Value = "999999";
        Assert.Equal(HttpStatusCode.NotFound, (await browser.SubmitAsync(history, "ol.history form")).Status);
    }

    private static string FormOf(Page history, long change)
    {
        var forms = history.Document.QuerySelectorAll("ol.history form").ToList();
        var index = forms.FindIndex(form => ((IHtmlInputElement)form.QuerySelector("input[name=id]")!).Value == $"{change}");
        return $"ol.history > li:nth-child({index + 1}) form";
    }
}
