using System.Net;

namespace NewsArchive.Tests.Pages;

public sealed class EditQuotationTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Form = "form.sheet", Words = "« agir de manière responsable »";

    [Fact]
    public async Task Every_field_of_a_quotation_can_be_changed()
    {
        var (browser, page) = await OpenAsync();
        Assert.Equal(Words, page.Value("[name='Parts[0]']"));
        var saved = await browser.SubmitAsync(
            page, Form, ("Parts[0]", "agir de manière responsable"), ("Parts[1]", "en tant que membre permanent du CSNU"), ("Kind", "mixed"), ("State", "proposed"),
            ("Name", "Chang Ho-jin"), ("EntityKind", "person"), ("Cue", "a-t-il insisté"), ("Speaker", "Chang Ho-jin"), ("Note", "deux parties"));
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal("La citation a été modifiée.", saved.Words(".done p"));

        var quote = await site.Api().GetAsync($"/api{page.Address.AbsolutePath}");
        Assert.Equal(2, (int)quote["version"]);
        Assert.Equal(["agir de manière responsable", "en tant que membre permanent du CSNU"], quote["parts"].AsArray().Select(part => (string)part!["exact"]!));
        Assert.Equal(("mixed", "proposed", "deux parties"), ((string)quote["kind"]!, (string)quote["state"]!, (string)quote["note"]!));
        Assert.Equal(("a-t-il insisté", "Chang Ho-jin"), ((string)quote["cue"]["exact"]!, (string)quote["speaker"]["exact"]!));
        Assert.Equal("Chang Ho-jin", (string)quote["entity"]["name"]!);
    }

    [Fact]
    public async Task Sending_the_form_as_it_was_rendered_changes_nothing_but_the_version()
    {
        var (browser, page) = await OpenAsync();
        var address = $"/api{page.Address.AbsolutePath}";
        var before = (await site.Api().GetAsync(address)).Json.AsObject();
        await browser.SubmitAsync(page, Form);
        var after = (await site.Api().GetAsync(address)).Json.AsObject();
        Assert.Equal((1, 2), ((int)before["version"]!, (int)after["version"]!));
        before.Remove("version");
        after.Remove("version");
        Assert.Equal(before.ToJsonString(), after.ToJsonString());
    }

    [Theory]
    [InlineData("Parts[0]", "pas dans le texte", "La partie 1 ne se trouve pas telle quelle dans le texte.")]
    [InlineData("Cue", "a crié", "Les mots qui introduisent la citation ne se trouvent pas dans le texte.")]
    [InlineData("Speaker", "Personne", "La mention du locuteur ne se trouve pas dans le texte.")]
    [InlineData("Parts[0]", "", "Une citation a de 1 à 100 parties.")]
    public async Task A_change_that_cannot_be_is_refused_and_what_was_typed_stays(string field, string value, string reason)
    {
        var (browser, page) = await OpenAsync();
        var refused = await browser.SubmitAsync(page, Form, (field, value), ("Note", "à garder"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(reason, refused.Words("[role=alert]"));
        Assert.Equal("à garder", refused.Value("[name=Note]"));
        Assert.Equal(value, refused.Value($"[name='{field}']"));
        Assert.Equal(1, (int)(await site.Api().GetAsync($"/api{page.Address.AbsolutePath}"))["version"]);
    }

    [Fact]
    public async Task A_stale_change_shows_both_versions_and_can_then_be_saved()
    {
        var (browser, mine) = await OpenAsync();
        var theirs = await browser.OpenAsync(mine.Address.AbsolutePath);
        await browser.SubmitAsync(theirs, Form, ("Note", "la leur"), ("Kind", "indirect"));

        var stale = await browser.SubmitAsync(mine, Form, ("Note", "la mienne"));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("voici les deux versions", stale.Words("[role=alert]"), StringComparison.Ordinal);
        Assert.Contains("la leur", stale.Words(".both"), StringComparison.Ordinal);
        Assert.Contains("indirecte", stale.Words(".both"), StringComparison.Ordinal);
        Assert.Equal("la mienne", stale.Value("[name=Note]"));
        Assert.Equal("la leur", (string)(await site.Api().GetAsync($"/api{mine.Address.AbsolutePath}"))["note"]!);

        var saved = await browser.SubmitAsync(stale, Form);
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal("la mienne", (string)(await site.Api().GetAsync($"/api{mine.Address.AbsolutePath}"))["note"]!);
    }

    [Fact]
    public async Task A_deleted_quotation_comes_back_by_the_button_of_the_message()
    {
        var (browser, page) = await OpenAsync();
        var deleted = await browser.SubmitAsync(page, "form.delete");
        Assert.Equal("La citation a été supprimée.", deleted.Words(".done p"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync(page.Address.AbsolutePath)).Status);

        var undone = await browser.SubmitAsync(deleted, ".done form");
        Assert.Equal("La modification a été annulée.", undone.Words(".done p"));
        Assert.StartsWith("/articles/", undone.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync(page.Address.AbsolutePath)).Status);

        var redone = await browser.SubmitAsync(undone, ".done form");
        Assert.Equal("La modification a été annulée.", redone.Words(".done p"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync(page.Address.AbsolutePath)).Status);
    }

    [Fact]
    public async Task A_stale_deletion_deletes_nothing()
    {
        var (browser, mine) = await OpenAsync();
        await browser.SubmitAsync(await browser.OpenAsync(mine.Address.AbsolutePath), Form, ("Note", "plus récente"));
        var refused = await browser.SubmitAsync(mine, "form.delete");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Rien n’a été supprimé", refused.Words("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("plus récente", (await browser.OpenAsync(mine.Address.AbsolutePath)).Value("[name=Note]"));
    }

    private async Task<(Browser Browser, Page Page)> OpenAsync()
    {
        var browser = site.Browse();
        var id = await site.Api().ArticleAsync(SeedSite.Headlined);
        var article = await browser.SubmitAsync(await browser.OpenAsync($"/articles/{id}"), "form[action*='handler=Quote']", ("Passage", Words), ("Name", "Quelqu’un"));
        var newest = (await site.Api().GetAsync($"/api/articles/{id}/quotes")).Items.Max(quote => (long)quote["id"]!);
        Assert.Contains($"quote-{newest}", article.One("#text").InnerHtml, StringComparison.Ordinal);
        return (browser, await browser.OpenAsync($"/quotes/{newest}"));
    }
}
