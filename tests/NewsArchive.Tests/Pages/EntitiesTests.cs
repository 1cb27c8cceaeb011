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

    [Fact]
    public async Task Functions_and_identifiers_are_kept_by_form_shown_and_linked()
    {
        var browser = site.Browse();
        var id = (await site.Api().PostAsync("/api/entities", new { name = "Kim Yung-ho", kind = "person" })).Id;
        var saved = await browser.SubmitAsync(
            await browser.OpenAsync($"/entities/{id}"), "form.sheet",
            ("Functions[0].Title", "ministre de l’Unification"), ("Functions[0].From", "2023-07"), ("Functions[1].Title", "professeur"), ("Functions[1].From", "1999"), ("Functions[1].To", "2023"),
            ("Identifiers[wikidata]", "https://www.wikidata.org/wiki/Q535 ; Q42"), ("Identifiers[isni]", "0000 0001 2120 0982"));
        Assert.Equal(["ministre de l’Unification depuis juillet 2023", "professeur 1999–2023"], saved.AllWords(".functions li"));
        Assert.Equal(["Wikidata Q535", "Wikidata Q42", "ISNI 0000 0001 2120 0982"], saved.AllWords(".identifiers li"));
        Assert.Equal("https://isni.org/isni/0000000121200982", saved.One(".identifiers li:last-child a").GetAttribute("href"));

        var answer = await site.Api().GetAsync($"/api/entities/{id}");
        Assert.Equal("""[{"title":"ministre de l’Unification","from":"2023-07","to":null},{"title":"professeur","from":"1999","to":"2023"}]""", answer["functions"].ToJsonString(Relaxed));
        var again = await site.Api().PutAsync($"/api/entities/{id}", answer.Body, answer.Tag);
        Assert.Equal(answer["functions"].ToJsonString() + answer["identifiers"].ToJsonString(), again["functions"].ToJsonString() + again["identifiers"].ToJsonString());

        var refused = await browser.SubmitAsync(await browser.OpenAsync($"/entities/{id}"), "form.sheet", ("Functions[0].Title", ""), ("Functions[0].From", ""), ("Identifiers[idref]", "026927609"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.StartsWith("« 026927609 » n’est pas un identifiant IdRef", refused.Words("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("026927609", refused.Value("#identifier-idref"));
    }

    [Fact]
    public async Task An_entity_over_time_is_drawn_and_tabled_and_a_bar_narrows_its_lists()
    {
        await site.ImportAsync("avant.txt", "date 2022-11-03 Une visite\n\nZoé Zola est venue. Zoé Zola est repartie.");
        await site.ImportAsync("apres.txt", "date 2023-01-03 Une autre\n\nZoé Zola est revenue.");
        var api = site.Api();
        foreach (var key in new[] { "avant", "apres" })
        {
            var article = await api.ArticleAsync(key);
            var span = System.Text.Json.JsonSerializer.SerializeToNode(await api.SpanAsync(article, "Zoé Zola"))!.AsObject();
            span["entity"] = new System.Text.Json.Nodes.JsonObject { ["name"] = "Zoé Zola", ["kind"] = "person" };
            await api.PostAsync($"/api/articles/{article}/mentions", span);
        }

        var id = (long)(await api.GetAsync("/api/entities?q=zola")).Items.Single()["id"]!;
        var page = await site.Browse().OpenAsync($"/entities/{id}");
        Assert.Equal(["novembre 2022 : 0 citation, 1 mention", "janvier 2023 : 0 citation, 1 mention"], page.Document.QuerySelectorAll(".bars a").Select(bar => bar.GetAttribute("aria-label")!.Replace('\u00a0', ' ')));
        Assert.Contains("novembre 2022 0 1", page.AllWords(".timeline tbody tr"));
        Assert.Equal(24, page.Document.QuerySelectorAll(".timeline tbody tr").Length);

        var narrowed = await site.Browse().OpenAsync(page.One(".bars a").GetAttribute("href")!);
        Assert.Equal("1 mention", narrowed.Words("#named-title"));
        Assert.Equal("Une visite", narrowed.Words("#named-title + ul a"));
        Assert.Equal($"/entities/{id}", narrowed.LinkTo("toutes les dates"));
    }

    [Fact]
    public async Task The_register_is_sorted_and_counted_by_kind()
    {
        var page = await site.Browse().OpenAsync("/entities?sort=quotes&kind=person");
        Assert.Equal("Dmitri Peskov", page.AllWords("tbody th").First(name => name is "Dmitri Peskov" or "Lim Soo-suk"));
        Assert.StartsWith("Personnes", page.Words(".kinds [aria-current]"), StringComparison.Ordinal);
        Assert.Equal("/entities?sort=quotes", page.LinkTo("Tous"));
        Assert.Equal("Lim Soo-suk", Assert.Single((await site.Browse().OpenAsync("/entities?q=lss")).AllWords("tbody th")));
    }

    private static readonly System.Text.Json.JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
