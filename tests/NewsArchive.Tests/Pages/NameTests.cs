using System.Net;

namespace NewsArchive.Tests.Pages;

public sealed class NameTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Form = "form.sheet";

    [Fact]
    public async Task Passage_entity_and_state_of_a_name_can_be_changed()
    {
        var (browser, page) = await OpenAsync("Bonnie Jenkins");
        Assert.Equal(("Bonnie Jenkins", "Bonnie Jenkins", "person", "accepted"), (page.Value("#passage"), page.Value("#name"), page.Value("#entity-kind"), page.Value("#state")));
        var saved = await browser.SubmitAsync(page, Form, ("Passage", "Jenkins"), ("Name", "B. Jenkins"), ("State", "proposed"));
        Assert.Equal("Le nom a été modifié.", saved.Words(".done p"));
        var mention = await site.Api().GetAsync($"/api{page.Address.AbsolutePath}");
        Assert.Equal(("Jenkins", "B. Jenkins", "proposed"), ((string)mention["exact"]!, (string)mention["entity"]["name"]!, (string)mention["state"]!));
    }

    [Theory]
    [InlineData("Passage", "Personne de tel", "Ce passage ne se trouve pas tel quel dans le texte. Copiez-le depuis l’article.")]
    [InlineData("Passage", "", "Ce passage ne se trouve pas tel quel dans le texte. Copiez-le depuis l’article.")]
    [InlineData("Name", "  ", "Il manque un nom.")]
    public async Task A_name_that_cannot_be_is_refused_and_what_was_typed_stays(string field, string value, string reason)
    {
        var (browser, page) = await OpenAsync("Vladimir Poutine");
        var refused = await browser.SubmitAsync(page, Form, ("State", "rejected"), (field, value));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(reason, refused.Words("[role=alert]"));
        Assert.Equal(value.Trim(), refused.Value($"[name={field}]"));
        Assert.Equal("rejected", refused.Value("#state"));
    }

    [Fact]
    public async Task A_stale_change_of_a_name_shows_both_versions()
    {
        var (browser, mine) = await OpenAsync("Dmitri Peskov");
        await browser.SubmitAsync(await browser.OpenAsync(mine.Address.AbsolutePath), Form, ("Name", "Le leur"));
        var stale = await browser.SubmitAsync(mine, Form, ("Name", "Le mien"));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("Le leur", stale.Words(".both"), StringComparison.Ordinal);
        Assert.Equal("Le mien", stale.Value("#name"));
        await browser.SubmitAsync(stale, Form);
        Assert.Equal("Le mien", (string)(await site.Api().GetAsync($"/api{mine.Address.AbsolutePath}"))["entity"]["name"]!);
    }

    [Fact]
    public async Task A_deleted_name_comes_back_by_the_button_of_the_message()
    {
        var (browser, page) = await OpenAsync("Kim Jong-un");
        var deleted = await browser.SubmitAsync(page, "form.delete");
        Assert.Equal("Le nom a été supprimé.", deleted.Words(".done p"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync(page.Address.AbsolutePath)).Status);
        await browser.SubmitAsync(deleted, ".done form");
        Assert.Equal("Kim Jong-un", (await browser.OpenAsync(page.Address.AbsolutePath)).Value("#passage"));
    }

    private async Task<(Browser Browser, Page Page)> OpenAsync(string words)
    {
        var (browser, api) = (site.Browse(), site.Api());
        var id = await api.ArticleAsync(SeedSite.Headlined);
        var exact = System.Text.Json.JsonSerializer.SerializeToNode(await api.SpanAsync(id, words))!.AsObject();
        exact["entity"] = new System.Text.Json.Nodes.JsonObject { ["name"] = words, ["kind"] = "person" };
        var mention = await api.PostAsync($"/api/articles/{id}/mentions", exact);
        Assert.Equal(HttpStatusCode.Created, mention.Status);
        return (browser, await browser.OpenAsync($"/mentions/{mention.Id}"));
    }
}
