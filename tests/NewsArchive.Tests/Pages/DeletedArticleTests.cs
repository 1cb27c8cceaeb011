using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Importing;

namespace NewsArchive.Tests.Pages;

public sealed class DeletedArticleTests : IDisposable
{
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_deleted_article_leaves_every_list_stays_out_of_imports_and_comes_back_by_undo()
    {
        var (browser, api) = (_site.Browse(), _site.Api());
        var id = await api.ArticleAsync(SeedSite.Headlined);
        var quote = await api.PostAsync($"/api/articles/{id}/quotes", new { parts = new[] { await api.SpanAsync(id, "De tels projets n’existaient pas") } });
        var deleted = await browser.SubmitAsync(await browser.OpenAsync($"/articles/{id}"), "form[action*='handler=Delete']");
        Assert.Equal("L’article a été supprimé.", deleted.Words(".done p"));
        Assert.Single(deleted.AllWords("ol.results h2"));

        foreach (var address in new[] { $"/articles/{id}", $"/api/articles/{id}", $"/api/articles/{id}/quotes", $"/api/quotes/{quote.Id}", $"/api/articles/{id}/mentions" })
            Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await api.PostAsync($"/api/articles/{id}/quotes", new { parts = new[] { new { start = 0, end = 2, exact = "La" } } })).Status);
        Assert.Equal(0, (int)(await api.GetAsync("/api/articles?q=obus"))["total"]);
        Assert.Empty((await api.GetAsync("/api/quotes")).Items);

        var report = await _site.Services.GetRequiredService<Importer>().ImportAsync(new ImportRequest([Repository.Seeds]));
        Assert.Equal((2, 0, 1, 1), (report.Read, report.Imported, report.Unchanged, report.Deleted));
        Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync($"/api/articles/{id}")).Status);

        var undone = await browser.SubmitAsync(deleted, ".done form");
        Assert.Equal("La modification a été annulée.", undone.Words(".done p"));
        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync($"/api/quotes/{quote.Id}")).Status);
        Assert.Equal(1, (int)(await api.GetAsync("/api/articles?q=obus"))["total"]);
        Assert.Contains("De tels projets", (await browser.OpenAsync($"/articles/{id}")).Words("li.quote"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_of_annotations_of_a_deleted_article_are_not_found()
    {
        var (browser, api) = (_site.Browse(), _site.Api());
        var id = await api.ArticleAsync(SeedSite.Untitled);
        var quote = await api.PostAsync($"/api/articles/{id}/quotes", new { parts = new[] { await api.SpanAsync(id, "réponses plus fortes") } });
        var page = await browser.OpenAsync($"/quotes/{quote.Id}");
        await browser.SubmitAsync(await browser.OpenAsync($"/articles/{id}"), "form[action*='handler=Delete']");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync($"/quotes/{quote.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.SubmitAsync(page, "form.sheet")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.SubmitAsync(page, "form.delete")).Status);
    }

    [Fact]
    public async Task An_article_that_was_deleted_meanwhile_cannot_be_deleted_again()
    {
        var (browser, api) = (_site.Browse(), _site.Api());
        var id = await api.ArticleAsync(SeedSite.Untitled);
        var page = await browser.OpenAsync($"/articles/{id}");
        await browser.SubmitAsync(page, "form[action*='handler=Delete']");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.SubmitAsync(page, "form[action*='handler=Delete']")).Status);
    }
}
