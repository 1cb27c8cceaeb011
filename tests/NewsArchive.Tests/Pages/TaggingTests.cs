using System.Net;
using AngleSharp.Html.Dom;

namespace NewsArchive.Tests.Pages;

/// <summary>Marking every occurrence of a name by form alone.</summary>
public sealed class TaggingTests(TaggedSite site) : IClassFixture<TaggedSite>
{
    private const string Form = "form.tagging";

    [Fact]
    public async Task Every_occurrence_in_an_article_is_shown_in_context_marked_at_once_and_taken_back_by_one_undo()
    {
        var (browser, api) = (site.Browse(), site.Api());
        var article = await api.ArticleAsync("un");
        var entity = await api.PostAsync("/api/entities", new { name = "Dmitri Peskov", kind = "person", aliases = new[] { "Peskov" } });
        var draft = await api.SpanAsync(article, "Dmitri Peskov");
        await api.PostAsync($"/api/articles/{article}/mentions", System.Text.Json.JsonSerializer.SerializeToNode(draft)!.With("entity", new { id = entity.Id }));

        var read = await browser.OpenAsync($"/articles/{article}?q=moscou");
        var preview = await browser.OpenAsync(read.LinkTo("toutes les occurrences"));
        Assert.Equal(["Dans cet article", "Dans les résultats de la recherche", "Dans toute l’archive"], preview.AllWords(".scopes a"));
        Assert.Equal(["Peskov", "Peskov", "Peskov"], preview.AllWords("mark"));
        Assert.Equal("3 occurrences à marquer · 1 déjà marquée", preview.Words("#main > p[role=status]"));
        Assert.Equal("Peskov à Moscou Dmitri Peskov a parlé, selon Peskov, que M. Peskov l’a lu.", preview.Words(".occurrences li:nth-child(2) label"));

        ((IHtmlInputElement)preview.One(".occurrences li:nth-child(2) input")).IsChecked = false;
        var done = await browser.SubmitAsync(preview, Form);
        Assert.Equal("2 occurrences marquées", done.Words("[role=status] strong"));
        Assert.Equal(3, (await api.GetAsync($"/api/articles/{article}/mentions")).Items.Count(item => (long)item["entity"]!["id"]! == entity.Id));

        var history = await browser.OpenAsync($"/history?article={article}");
        Assert.Equal("2 modifications ensemble", history.Words("ol.history li:first-child .batch"));
        var undone = await browser.SubmitAsync(done, "form[action^='/history']");
        Assert.Equal("La modification a été annulée.", undone.Words(".done p"));
        Assert.Single((await api.GetAsync($"/api/articles/{article}/mentions")).Items, item => (long)item["entity"]!["id"]! == entity.Id);
    }

    [Fact]
    public async Task Namesakes_are_warned_of_and_doubtful_places_are_not_ticked()
    {
        var (browser, api) = (site.Browse(), site.Api());
        var moscow = await api.PostAsync("/api/entities", new { name = "Moscou", kind = "place" });
        await api.PostAsync("/api/entities", new { name = "Université de Moscou", kind = "organisation" });
        await api.PostAsync("/api/entities", new { name = "Moscou", kind = "other" });
        var preview = await browser.OpenAsync($"/entities/{moscow.Id}/tag?in=list&q=titre:universit%C3%A9");
        Assert.Equal("Un autre porte l’un de ces noms : Moscou (autre)", preview.Words(".notices li"));
        Assert.Equal(["dans un nom plus long :", "homonyme :"], preview.AllWords(".occurrences .state"));
        Assert.Equal([false, true], preview.Document.QuerySelectorAll(".occurrences input").Cast<IHtmlInputElement>().Select(box => box.IsChecked));
        Assert.Equal("Marquer l’occurrence cochée (1)", preview.Words($"{Form} button.primary"));
    }

    [Fact]
    public async Task Ticks_are_kept_from_page_to_page_and_many_are_marked_in_the_background()
    {
        var (browser, api) = (site.Browse(), site.Api());
        var entity = await api.PostAsync("/api/entities", new { name = "Tchernobyl", kind = "place" });
        var first = await browser.OpenAsync($"/entities/{entity.Id}/tag?in=archive");
        Assert.Equal("2 000 occurrences à marquer", first.Words("#main > p[role=status] strong"));
        Assert.Equal(100, first.AllWords(".occurrences li").Count);
        ((IHtmlInputElement)first.One(".occurrences li:nth-child(1) input")).IsChecked = false;
        ((IHtmlInputElement)first.One(".occurrences li:nth-child(3) input")).IsChecked = false;
        var second = await browser.SubmitAsync(first, Form, ("Next", "2"));
        Assert.Equal($"page 2 sur {TaggedSite.Many / 100}", second.Words(".bar span"));
        ((IHtmlInputElement)second.One(".occurrences li:nth-child(1) input")).IsChecked = false;
        var again = await browser.SubmitAsync(second, Form, ("Next", "1"));
        Assert.Equal([false, true, false, true], again.Document.QuerySelectorAll(".occurrences input").Cast<IHtmlInputElement>().Take(4).Select(box => box.IsChecked));
        ((IHtmlInputElement)again.One(".occurrences li:nth-child(3) input")).IsChecked = true;

        var run = await browser.SubmitAsync(again, Form);
        Assert.Matches($"/entities/{entity.Id}/tag/[0-9]+$", run.Address.AbsolutePath);
        while (run.Has("progress"))
        {
            Assert.True(run.Has("noscript"));
            await Task.Delay(100);
            run = await browser.OpenAsync(run.Address.PathAndQuery);
        }

        Assert.Equal(TaggedSite.Many - 2, site.Count($"SELECT count(*) FROM mention WHERE entity_id = {entity.Id}"));
        await browser.SubmitAsync(run, "form[action^='/history']");
        Assert.Equal(0, site.Count($"SELECT count(*) FROM mention WHERE entity_id = {entity.Id}"));
    }

    [Fact]
    public async Task What_changed_since_the_preview_is_told_or_passed_over()
    {
        var (browser, api) = (site.Browse(), site.Api());
        var article = await api.ArticleAsync("trois");
        var entity = await api.PostAsync("/api/entities", new { name = "Kirby", kind = "person" });
        var preview = await browser.OpenAsync($"/entities/{entity.Id}/tag?article={article}");
        var span = System.Text.Json.JsonSerializer.SerializeToNode(await api.SpanAsync(article, "Kirby"))!;
        await api.PostAsync($"/api/articles/{article}/mentions", span.With("entity", new { name = "Jack Kirby", kind = "person" }));

        var done = await browser.SubmitAsync(preview, Form);
        Assert.Equal("1 occurrence marquée", done.Words("[role=status] strong"));

        var stale = await browser.OpenAsync($"/entities/{entity.Id}/tag?article={article}");
        await api.PutAsync($"/api/entities/{entity.Id}", new { name = "John Kirby", kind = "person", aliases = new[] { "Kirby" } }, entity.Tag);
        ((IHtmlInputElement)stale.One(".occurrences input")).IsChecked = true;
        var refused = await browser.SubmitAsync(stale, Form);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("modifiée entre-temps", refused.Words("[role=alert]"), StringComparison.Ordinal);
        Assert.True(((IHtmlInputElement)refused.One(".occurrences input")).IsChecked);

        var nothing = await browser.OpenAsync($"/entities/{entity.Id}/tag?article={article}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(nothing, Form)).Status);
    }

    [Theory]
    [InlineData("/entities/999999/tag", HttpStatusCode.NotFound)]
    [InlineData("/entities/1/tag/999999", HttpStatusCode.NotFound)]
    public async Task What_is_not_there_is_not_found(string address, HttpStatusCode status) => Assert.Equal(status, (await site.Browse().OpenAsync(address)).Status);

    [Fact]
    public async Task Hostile_names_texts_and_addresses_do_no_harm()
    {
        var (browser, api) = (site.Browse(), site.Api());
        var article = await api.ArticleAsync("quatre");
        foreach (var name in Attacks.Lines)
        {
            var entity = await api.PostAsync("/api/entities", new { name, kind = "other", aliases = new[] { "alert" } });
            var preview = await browser.OpenAsync($"/entities/{entity.Id}/tag?article={article}&off={Uri.EscapeDataString(name)},1.1,1.1.1.1,99999999999999999999.1.1&on=,&p=-1&last={Uri.EscapeDataString(name)}");
            Attacks.AssertHarmless(preview);
            Assert.NotEmpty(preview.AllWords(".occurrences li"));
            var done = await browser.SubmitAsync(preview, Form);
            Attacks.AssertHarmless(done);
            Attacks.AssertHarmless(await browser.OpenAsync($"/history?entity={entity.Id}"));
        }

        Attacks.AssertHarmless(await browser.OpenAsync("/history"));
        Attacks.AssertHarmless(await browser.OpenAsync($"/articles/{article}"));
    }
}
