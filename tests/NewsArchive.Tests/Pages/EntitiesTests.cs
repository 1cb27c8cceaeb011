using System.Net;

namespace NewsArchive.Tests.Pages;

public sealed class EntitiesTests(QuotedSite site) : IClassFixture<QuotedSite>
{
    [Theory]
    [InlineData("?q=peskov", "Dmitri Peskov")]
    [InlineData("?q=ho+jin", "Chang Ho-jin")]
    [InlineData("?q=lim&kind=person", "Lim Soo-suk")]
    public async Task An_entity_is_found_by_any_word_of_its_names(string parameters, string name)
    {
        var page = await site.Browse().OpenAsync($"/entities{parameters}");
        Assert.Equal(name, Assert.Single(page.AllWords("tbody th")));
        Assert.Equal(name, (string)(await site.Api().GetAsync($"/api/entities{parameters}")).Items.Single()["name"]!);
    }

    [Fact]
    public async Task Another_kind_finds_nothing_and_says_so()
    {
        var page = await site.Browse().OpenAsync("/entities?q=peskov&kind=place");
        Assert.Equal("0 entité", page.Words("main > p strong"));
        Assert.True(page.Has(".empty"));
    }

    [Fact]
    public async Task An_entity_shows_what_it_said_and_where_it_is_named()
    {
        var api = site.Api();
        var peskov = (long)(await api.GetAsync("/api/entities?q=peskov")).Items.Single()["id"]!;
        var article = await api.ArticleAsync(SeedSite.Headlined);
        var span = System.Text.Json.JsonSerializer.SerializeToNode(await api.SpanAsync(article, "porte-parole du Kremlin"))!.AsObject();
        span["entity"] = new System.Text.Json.Nodes.JsonObject { ["id"] = peskov };
        await api.PostAsync($"/api/articles/{article}/mentions", span);

        var page = await site.Browse().OpenAsync($"/entities/{peskov}");
        Assert.Equal("Dmitri Peskov personne", page.Words("h1"));
        Assert.Equal("« De tels projets n’existaient pas »", page.Words("blockquote mark"));
        Assert.StartsWith("porte-parole du Kremlin — La Corée du Sud", page.Words("#named-title + ul li"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_kind_and_description_are_changed_by_form_and_the_change_can_be_undone()
    {
        var browser = site.Browse();
        var id = (await site.Api().PostAsync("/api/entities", new { name = "ONU", kind = "organisation" })).Id;
        var page = await browser.OpenAsync($"/entities/{id}");
        var saved = await browser.SubmitAsync(
            page, "form.sheet", ("Name", "Nations unies"), ("Aliases", "ONU\nO.N.U.\n\nOrganisation des Nations unies"), ("Description", "Fondée en 1945."));
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal("Les noms ont été enregistrés.", saved.Words(".done p"));
        Assert.Equal("Nations unies organisation", saved.Words("h1"));
        Assert.Equal(["ONU", "O.N.U.", "Organisation des Nations unies"], saved.AllWords(".alias"));
        Assert.Equal("Fondée en 1945.", saved.Words(".description"));
        Assert.Equal(id, (long)(await site.Api().GetAsync("/api/entities?q=organisation+des")).Items.Single()["id"]!);

        var undone = await browser.SubmitAsync(saved, ".done form");
        Assert.Equal("ONU organisation", undone.Words("h1"));
        Assert.False(undone.Has(".alias"));
    }

    [Fact]
    public async Task A_stale_change_shows_the_saved_version_and_keeps_what_was_typed()
    {
        var browser = site.Browse();
        var id = (await site.Api().PostAsync("/api/entities", new { name = "Séoul", kind = "place" })).Id;
        var mine = await browser.OpenAsync($"/entities/{id}");
        await browser.SubmitAsync(await browser.OpenAsync($"/entities/{id}"), "form.sheet", ("Description", "la leur"));
        var stale = await browser.SubmitAsync(mine, "form.sheet", ("Description", "la mienne"));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Equal("la leur", stale.Words(".description"));
        Assert.Equal("la mienne", stale.Value("#description"));
        Assert.Equal("la mienne", (await browser.SubmitAsync(stale, "form.sheet")).Words(".description"));
    }

    [Fact]
    public async Task An_entity_keeps_a_name()
    {
        var browser = site.Browse();
        var id = (await site.Api().PostAsync("/api/entities", new { name = "Moscou", kind = "place" })).Id;
        var refused = await browser.SubmitAsync(await browser.OpenAsync($"/entities/{id}"), "form.sheet", ("Name", " "), ("Description", "à garder"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("Il manque un nom.", refused.Words("[role=alert]"));
        Assert.Equal("à garder", refused.Value("#description"));
        Assert.Equal("Moscou lieu", refused.Words("h1"));
    }
}
