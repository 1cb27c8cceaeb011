using System.Net;

namespace NewsArchive.Tests.Pages;

public sealed class AnchorsTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Body = "Un titre\n\nLe début de l’affaire est connu.\n\n« La paix viendra un jour de printemps », a dit Kirby hier soir.\n\nLa fin de l’affaire est connue.";
    private const string Words = "« La paix viendra un jour de printemps »";
    private const string Attach = "form.places", Discard = "form.discard";

    [Fact]
    public async Task What_is_in_doubt_stands_beside_what_it_was_and_is_confirmed()
    {
        var (browser, article, quote) = await ReviseAsync("confirm", Body.Replace("un jour", "un soir", StringComparison.Ordinal));
        Assert.Equal("check", (string)(await site.Api().GetAsync($"/api/quotes/{quote}"))["anchoring"]!);
        var read = await browser.OpenAsync($"/articles/{article}");
        Assert.Equal("1 annotation attend d’être vérifiée depuis que le texte a changé", read.Words("p.waiting"));
        Assert.Contains("à vérifier", read.Words(".panel li.quote"), StringComparison.Ordinal);

        var page = await browser.OpenAsync(read.One("p.waiting a").GetAttribute("href")!);
        Assert.Equal(["« La paix viendra un jour de printemps »"], page.AllWords("blockquote mark"));
        Assert.Equal("« La paix viendra un soir de printemps »", page.Words(".choice mark"));
        var done = await browser.SubmitAsync(page, Attach);
        Assert.Equal("L’annotation est à sa place.", done.Words(".done p"));
        Assert.False(done.Has(Attach));
        var saved = await site.Api().GetAsync($"/api/quotes/{quote}");
        Assert.Equal(("sure", 2, 3), ((string)saved["anchoring"]!, (int)saved["revision"]!, (int)saved["version"]!));

        await browser.SubmitAsync(done, ".done form");
        Assert.Equal("check", (string)(await site.Api().GetAsync($"/api/quotes/{quote}"))["anchoring"]!);
    }

    [Fact]
    public async Task What_is_lost_is_attached_by_words_of_the_new_text()
    {
        var (browser, article, quote) = await ReviseAsync("attach", "Un titre\n\nTout autre chose, et puis tout autre chose.\n\n« Non », répond-il.");
        var page = await browser.OpenAsync($"/review/anchors?article={article}");
        Assert.Equal("à rattacher", page.Words(".state"));
        Assert.Contains(Words, page.Words("blockquote mark"), StringComparison.Ordinal);

        var missing = await browser.SubmitAsync(page, Attach, ("Typed[0]", "pas dans le texte"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, missing.Status);
        Assert.Equal("pas dans le texte", missing.Value("[name='Typed[0]']"));
        var several = await browser.SubmitAsync(page, Attach, ("Typed[0]", "autre chose"));
        Assert.Contains("choisissez l’endroit", several.Words("[role=alert]"), StringComparison.Ordinal);
        var done = await browser.SubmitAsync(page, Attach, ("Typed[0]", "« Non »"));
        Assert.Equal("L’annotation est à sa place.", done.Words(".done p"));
        var saved = await site.Api().GetAsync($"/api/quotes/{quote}");
        Assert.Equal(("« Non »", 2, "sure"), ((string)saved["parts"][0]!["exact"]!, (int)saved["revision"]!, (string)saved["anchoring"]!));
    }

    [Fact]
    public async Task What_has_no_place_any_more_is_deleted_and_comes_back_by_an_undo()
    {
        var (browser, article, quote) = await ReviseAsync("discard", "Un titre\n\nTout autre chose.");
        var done = await browser.SubmitAsync(await browser.OpenAsync($"/review/anchors?article={article}"), Discard);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Api().GetAsync($"/api/quotes/{quote}")).Status);
        await browser.SubmitAsync(done, ".done form");
        Assert.Equal(HttpStatusCode.OK, (await site.Api().GetAsync($"/api/quotes/{quote}")).Status);
        Assert.True((await browser.OpenAsync($"/review/anchors?article={article}")).Has(Attach));
    }

    [Fact]
    public async Task What_somebody_else_changed_meanwhile_is_not_overwritten()
    {
        var (browser, article, quote) = await ReviseAsync("stale", Body.Replace("un jour", "un soir", StringComparison.Ordinal));
        var page = await browser.OpenAsync($"/review/anchors?article={article}");
        var theirs = await site.Api().GetAsync($"/api/quotes/{quote}");
        await site.Api().PutAsync($"/api/quotes/{quote}", new { parts = theirs["parts"], note = "la leur" }, theirs.Tag);

        foreach (var form in new[] { Attach, Discard })
        {
            var stale = await browser.SubmitAsync(page, form);
            Assert.Equal(HttpStatusCode.Conflict, stale.Status);
            Assert.StartsWith("Quelqu’un d’autre", stale.Words("[role=alert]"), StringComparison.Ordinal);
        }

        var now = await site.Api().GetAsync($"/api/quotes/{quote}");
        Assert.Equal(("check", "la leur"), ((string)now["anchoring"]!, (string)now["note"]!));
    }

    [Fact]
    public async Task A_place_in_a_text_that_has_changed_again_is_not_taken()
    {
        var (browser, article, _) = await ReviseAsync("again", "Un titre\n\nTout autre chose.");
        var page = await browser.OpenAsync($"/review/anchors?article={article}");
        await site.ImportAsync("again.txt", "date 2023-09 Un titre\n\nEncore tout autre chose.");
        var refused = await browser.SubmitAsync(page, Attach, ("Typed[0]", "autre chose"));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.StartsWith("Le texte de l’article a encore changé.", refused.Words("[role=alert]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_waits_the_page_says_so()
    {
        Assert.Equal("Rien n’attend : chaque annotation est à sa place.", (await site.Browse().OpenAsync("/review/anchors?article=999")).Words(".empty"));
        Assert.Equal(HttpStatusCode.NotFound, (await SendUnknownAsync()).Status);
    }

    private async Task<Page> SendUnknownAsync()
    {
        var (browser, article, quote) = await ReviseAsync("unknown", "Un titre\n\nTout autre chose.");
        var page = await browser.OpenAsync($"/review/anchors?article={article}");
        await browser.SubmitAsync(page, Discard);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Api().GetAsync($"/api/quotes/{quote}")).Status);
        return await browser.SubmitAsync(page, Attach, ("Typed[0]", "Tout autre chose"));
    }

    private async Task<(Browser Browser, long Article, long Quote)> ReviseAsync(string key, string revised)
    {
        // Another name in each: the same text under another key would be a duplicate.
        await site.ImportAsync($"{key}.txt", $"date 2023-09 {Body.Replace("Un titre", $"Un titre {key}", StringComparison.Ordinal)}");
        var article = await site.Api().ArticleAsync(key);
        var quote = await site.Api().PostAsync($"/api/articles/{article}/quotes", new { parts = new[] { await site.Api().SpanAsync(article, Words) } });
        Assert.Equal("sure", (string)quote["anchoring"]!);
        await site.ImportAsync($"{key}.txt", $"date 2023-09 {revised.Replace("Un titre", $"Un titre {key}", StringComparison.Ordinal)}");
        return (site.Browse(), article, quote.Id);
    }
}
