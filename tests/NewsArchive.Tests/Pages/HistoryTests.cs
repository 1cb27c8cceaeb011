using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
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
        Assert.Equal(["Remarque", "v1", "v2"], history.AllWords("ol.history > li:first-child tbody > tr > *"));

        var undone = await browser.SubmitAsync(history, FormOf(history, changed.ChangeId));
        Assert.Equal("La modification a été annulée.", undone.Words(".done p"));
        Assert.Equal($"/history?article={article}", undone.Address.PathAndQuery);
        Assert.Equal($"annule la modification {changed.ChangeId}", undone.Words("ol.history li:first-child .state"));
        Assert.Equal("v1", (string)(await api.GetAsync($"/api/quotes/{quote.Id}"))["note"]!);
    }

    [Fact]
    public async Task A_decision_is_undone_and_redone_and_says_whether_it_still_holds()
    {
        var (browser, api) = (site.Browse(), site.Api());
        var entity = await api.PostAsync("/api/entities", new { name = "Osaka", kind = "place" });
        var changed = await api.PutAsync($"/api/entities/{entity.Id}", new { name = "Ōsaka", kind = "place", description = "Un port." }, entity.Tag);
        var address = $"/history?entity={entity.Id}";

        var history = await browser.OpenAsync(address);
        Assert.Equal("Historique entité " + entity.Id, history.Words("h1"));
        Assert.Equal(["Nom", "Osaka", "Ōsaka", "Description", "—", "Un port."], history.AllWords($"#change-{changed.ChangeId} tbody > tr > *"));
        var undone = await browser.SubmitAsync(history, $"#change-{changed.ChangeId} form");
        Assert.Equal("Annulée depuis.", undone.Words($"#change-{changed.ChangeId} .hint"));
        Assert.Equal($"Rétablir {changed.ChangeId + 1}", undone.Words($"#change-{changed.ChangeId + 1} button"));

        var redone = await browser.SubmitAsync(undone, $"#change-{changed.ChangeId + 1} form");
        Assert.Equal("Ōsaka", (string)(await api.GetAsync($"/api/entities/{entity.Id}"))["name"]!);
        Assert.Equal("Rétablie depuis.", redone.Words($"#change-{changed.ChangeId + 1} .hint"));
        Assert.NotNull(redone.Document.QuerySelector($"#change-{changed.ChangeId} form"));
    }

    [Fact]
    public async Task Each_annotation_has_its_own_history()
    {
        var (browser, api) = (site.Browse(), site.Api());
        var article = await api.ArticleAsync(SeedSite.Headlined);
        var quote = await api.PostAsync($"/api/articles/{article}/quotes", new { parts = new[] { await api.SpanAsync(article, "prix à payer") }, entity = new { name = "Sergueï", kind = "person" } });
        var draft = JsonSerializer.SerializeToNode(await api.SpanAsync(article, "Moscou insiste"))!;
        draft["entity"] = new JsonObject { ["name"] = "Moscou", ["kind"] = "place" };
        var mention = await api.PostAsync($"/api/articles/{article}/mentions", draft.ToJsonString());

        var ofQuote = await browser.OpenAsync((await browser.OpenAsync($"/quotes/{quote.Id}")).One(".where a[href^='/history']").GetAttribute("href")!);
        Assert.Equal($"Création : citation {quote.Id}", ofQuote.Words("ol.history strong"));
        Assert.Contains("Sergueï", ofQuote.AllWords("tbody td"));
        var ofMention = await browser.OpenAsync((await browser.OpenAsync($"/mentions/{mention.Id}")).One(".where a[href^='/history']").GetAttribute("href")!);
        Assert.Equal($"Création : nom {mention.Id}", ofMention.Words("ol.history strong"));
        Assert.Contains($"« Moscou insiste » ({draft["start"]}–{draft["end"]})", ofMention.AllWords("tbody td"));
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
