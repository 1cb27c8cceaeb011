using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Mvc.Testing;
using NewsArchive.Storage;

namespace NewsArchive.Tests.Pages;

public sealed class CorrectionTests : IDisposable
{
    private readonly CorrectedSite _site = new();
    private readonly Browser _browser;
    private readonly ApiClient _api;

    public CorrectionTests() => (_browser, _api) = (_site.Browse(), _site.Api());

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task What_a_person_corrects_is_shown_and_found_everywhere_at_once()
    {
        var id = await _site.IdAsync("a");
        await _browser.OpenAsync("/?q=séoul");
        var done = await CorrectAsync(id, ("Date", "1er août 2019"), ("Title", "Séoul avertit Pékin"), ("Source", "AFP"), ("Authors", "Zoé Roux\nAli Ben"));
        Assert.Equal(($"/articles/{id}", "L’article a été corrigé."), (done.Address.PathAndQuery, done.Words(".done p")));
        Assert.Equal(("Séoul avertit Pékin titre corrigé", "Séoul avertit Moscou"), (done.Words("h1"), done.Words("#text h2.headline")));
        Assert.Equal(("1er août 2019", "AFP", "Zoé Roux, Ali Ben"), (done.Words(".when time"), done.Words(".when .source"), done.Words(".when .authors")));
        Assert.Equal("Séoul avertit Moscou\n\nUn texte sur la Corée.", done.One("#text").TextContent);
        Assert.Contains("Date, corrigé par une personne. Le fichier dit : septembre 2023", done.AllWords(".provenance .filed"));

        foreach (var query in new[] { "q=date:2019-08-01", "q=source:afp", "q=titre:pékin", "period=2019-08", "source=AFP", "q=moscou", "from=2019-08&to=2019-08" })
            Assert.Equal([id], (await _api.GetAsync($"/api/articles?{query}")).Items.Select(item => (long)item["id"]!));
        foreach (var query in new[] { "q=date:2023", "q=titre:moscou" })
            Assert.Empty((await _api.GetAsync($"/api/articles?{query}")).Items);
        var list = await _browser.OpenAsync("/?q=pékin");
        Assert.Equal(("Séoul avertit Pékin", "Pékin"), (list.Words(".results h2 a"), list.Words(".results h2 mark")));
        Assert.StartsWith("Séoul avertit Moscou", list.Words(".results .snippet"), StringComparison.Ordinal);
        Assert.Contains("AFP 1", string.Join('|', list.AllWords(".facets .value")), StringComparison.Ordinal);
        Assert.Contains("2019-08-01", await _browser.Http.GetStringAsync("/articles.csv?q=pékin"), StringComparison.Ordinal);
        var shape = await _api.GetAsync($"/api/articles/{id}");
        Assert.Equal(("Séoul avertit Pékin", false, "2019-08-01", "AFP"), ((string)shape["title"]!, (bool)shape["titleIsDerived"]!, (string)shape["date"]!, (string)shape["source"]!));
        Assert.Empty(Check());
    }

    [Fact]
    public async Task A_correction_is_told_in_words_in_the_history_and_undone_there_after_a_restart()
    {
        var id = await _site.IdAsync("b");
        var derived = (await _browser.OpenAsync($"/articles/{id}")).Words("h1");
        await CorrectAsync(id, ("Date", "2022-03"), ("Title", "Un vrai titre"));

        using var again = _site.WithWebHostBuilder(_ => { });
        var browser = new Browser(again.CreateClient(new WebApplicationFactoryClientOptions { HandleCookies = true }));
        var history = await browser.OpenAsync($"/history?article={id}");
        Assert.Equal($"Modification : article {id}", history.Words("ol.history strong"));
        Assert.Equal(["Date", "2022", "mars 2022", "Titre", "une phrase sans titre qui commence petit et va jusqu’à son point", "Un vrai titre", "Corrigé par une personne", "—", "Date, Titre"],
            history.AllWords("ol.history tbody > tr > *"));
        await browser.SubmitAsync(history, "ol.history form");
        Assert.Equal(derived, (await browser.OpenAsync($"/articles/{id}")).Words("h1"));
        Assert.True((bool)(await _api.GetAsync($"/api/articles/{id}"))["titleIsDerived"]!);
        Assert.Equal("2022", (string)(await _api.GetAsync($"/api/articles/{id}"))["date"]!);
        Assert.Empty((await _api.GetAsync("/api/articles?q=vrai")).Items);
        Assert.Empty(Check());
    }

    [Fact]
    public async Task A_stale_correction_is_refused_with_both_versions_and_may_be_saved_then()
    {
        var id = await _site.IdAsync("a");
        var mine = await _browser.OpenAsync($"/articles/{id}/edit");
        await CorrectAsync(id, ("Source", "Reuters"));
        var stale = await _browser.SubmitAsync(mine, "form.sheet", ("Source", "AFP"));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Equal(["Publication différent", "Reuters", "AFP"], stale.AllWords(".both tr.differs > *"));
        Assert.Equal("AFP", stale.Value("#source"));
        Assert.Equal("Reuters", (string)(await _api.GetAsync($"/api/articles/{id}"))["source"]!);
        Assert.Equal("AFP", (await _browser.SubmitAsync(stale, "form.sheet")).Words(".when .source"));
    }

    [Theory]
    [InlineData("2023-13", "il n’y a pas de tel jour")]
    [InlineData("31 juin 2020", "il n’y a pas de tel jour")]
    [InlineData("demain", "n’est pas une date que l’on puisse lire")]
    [InlineData("2199", "est encore à venir")]
    [InlineData("", "n’est pas une date que l’on puisse lire")]
    public async Task A_date_that_cannot_be_is_said_beside_its_field_and_nothing_is_saved(string typed, string said)
    {
        var id = await _site.IdAsync("a");
        var refused = await CorrectAsync(id, ("Date", typed), ("Title", "Un autre titre"), ("Authors", "Zoé; Ali"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(said, refused.Words("#date-said [role=alert]"), StringComparison.Ordinal);
        Assert.Equal("true", refused.One("#date").GetAttribute("aria-invalid"));
        Assert.Equal((typed, "Un autre titre", "Zoé; Ali"), (refused.Value("#date"), refused.Value("#title"), refused.Value("#authors")));
        Assert.Equal(0, _site.Count("SELECT count(*) FROM change"));
        Assert.Equal("Un autre titre", (await _browser.SubmitAsync(refused, "form.sheet", ("Date", "2020"))).Words("h1 bdi"));
    }

    [Fact]
    public async Task Each_corrected_field_says_what_the_file_has_and_takes_it_back_by_a_box()
    {
        var id = await _site.IdAsync("a");
        await CorrectAsync(id, ("Date", "2020"), ("Title", "Le mien"), ("Source", "AFP"));
        var form = await _browser.OpenAsync($"/articles/{id}/edit");
        Assert.Equal(["Le fichier dit : septembre 2023", "Le fichier dit : Séoul avertit Moscou", "Le fichier dit : rien"], form.AllWords(".filed"));
        foreach (var box in form.Document.QuerySelectorAll("input[name=AsFiled]").Cast<IHtmlInputElement>().Where(box => box.Value is "title" or "source"))
            box.IsChecked = true;
        var page = await _browser.SubmitAsync(form, "form.sheet");
        Assert.Equal(("Séoul avertit Moscou", "2020"), (page.Words("h1"), page.Words(".when time")));
        Assert.False(page.Has(".when .source"));
        Assert.False(page.Has(".corrected-title"));
        Assert.Equal("Rien n’a changé : tout était déjà ainsi.", (await CorrectAsync(id)).Words(".done p"));
        Assert.Equal(2, _site.Count("SELECT count(*) FROM change"));
    }

    [Fact]
    public async Task A_later_import_by_the_command_line_keeps_what_was_corrected()
    {
        var id = await _site.IdAsync("a");
        await CorrectAsync(id, ("Date", "2020-02"), ("Title", "Le mien"), ("Source", "AFP"), ("Authors", "Zoé"));
        using var folder = new TemporaryFolder();
        CorrectedSite.Fill(folder);
        Assert.Equal(26, (int)(await _site.RunAsync("import", folder.Path, "--publication", "Le Temps", "--json")).Json["updated"]!);
        folder.Write("a.txt", "date 2024-01 Séoul avertit encore Moscou\n\nUn texte tout nouveau.");
        Assert.Equal(1, (int)(await _site.RunAsync("import", folder.Path, "--json")).Json["updated"]!);

        var page = await _browser.OpenAsync($"/articles/{id}");
        Assert.Equal(("Le mien titre corrigé", "février 2020", "AFP", "Zoé"), (page.Words("h1"), page.Words(".when time"), page.Words(".when .source"), page.Words(".when .authors")));
        Assert.Contains("tout nouveau", page.Words("#text"), StringComparison.Ordinal);
        Assert.Equal(["Le fichier dit : janvier 2024", "Le fichier dit : Séoul avertit encore Moscou", "Le fichier dit : Le Temps", "Le fichier dit : rien"], (await _browser.OpenAsync($"/articles/{id}/edit")).AllWords(".filed"));
        Assert.Equal([id], (await _api.GetAsync("/api/articles?q=titre:mien")).Items.Select(item => (long)item["id"]!));
        Assert.Equal(0, (await _site.RunAsync("check")).ExitCode);
        Assert.Equal(0, (await _site.RunAsync("reindex")).ExitCode);
        Assert.Equal([id], (await _api.GetAsync("/api/articles?q=titre:mien")).Items.Select(item => (long)item["id"]!));
    }

    [Fact]
    public async Task What_is_typed_is_words_whatever_it_says()
    {
        var id = await _site.IdAsync("a");
        foreach (var attack in Attacks.Lines.Append("</h1><h1>").Append(new string('é', 300)))
        {
            var page = await CorrectAsync(id, ("Title", attack), ("Source", attack), ("Authors", attack));
            Assert.Equal(HttpStatusCode.OK, page.Status);
            foreach (var address in new[] { $"/articles/{id}", $"/articles/{id}/edit", "/?q=moscou", $"/history?article={id}", $"/articles/edit?article={id}&change=publication&publication={Uri.EscapeDataString(attack)}x&preview=1", $"/articles/edit?article={id}&change=date&date={Uri.EscapeDataString(attack)}" })
            {
                var seen = await _browser.OpenAsync(address);
                Assert.Equal(HttpStatusCode.OK, seen.Status);
                Attacks.AssertHarmless(seen);
            }
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await CorrectAsync(id, ("Title", new string('x', 501)))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _browser.OpenAsync("/articles/999/edit")).Status);
        Assert.Empty(Check());
    }

    private async Task<Page> CorrectAsync(long id, params (string, string)[] fields) =>
        await _browser.SubmitAsync(await _browser.OpenAsync($"/articles/{id}/edit"), "form.sheet", fields);

    private IReadOnlyList<Message> Check() => new ArchiveCheck(new ArchiveOptions { DataDirectory = _site.DataDirectory }).Run().Faults;
}
