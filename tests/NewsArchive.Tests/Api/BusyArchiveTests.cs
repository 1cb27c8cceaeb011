using System.Net;
using Microsoft.AspNetCore.Hosting;

namespace NewsArchive.Tests.Api;

/// <summary>Another program has the archive for longer than a writer waits.</summary>
public sealed class BusyArchiveTests(BusyArchiveTests.ImpatientSite site) : IClassFixture<BusyArchiveTests.ImpatientSite>
{
    [Theory]
    [InlineData("fr", "Occupé", "rien n’a été enregistré")]
    [InlineData("en", "Busy", "nothing was saved")]
    public async Task A_program_is_told_when_to_try_again(string language, string title, string sentence)
    {
        var api = site.Api(language);
        var before = Changes();
        ApiAnswer answer;
        using (new HeldLock(site.DataDirectory))
            answer = await api.PostAsync("/api/entities", new { name = "Anne", kind = "person" });
        Assert.Equal((HttpStatusCode.ServiceUnavailable, title, "store.busy"), (answer.Status, (string?)answer["title"], answer.Code));
        Assert.Contains(sentence, (string?)answer["detail"], StringComparison.Ordinal);
        Assert.InRange(answer.Response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(before, Changes());
    }

    [Fact]
    public async Task A_person_is_told_and_sends_again_what_was_typed()
    {
        var browser = site.Browse();
        var form = await browser.OpenAsync("/codebook");
        Page busy;
        using (new HeldLock(site.DataDirectory))
            busy = await browser.SubmitAsync(form, "form.sheet", ("Name", "Zoé « la » Roux"), ("Definition", "Deux\nlignes"));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Occupé"), (busy.Status, busy.Words("h1")));
        Assert.NotNull(busy.Answer.Headers.RetryAfter);
        Assert.Contains("Réessayez dans un instant", busy.Words("main"), StringComparison.Ordinal);

        var saved = await browser.SubmitAsync(busy, "form.unsaved");
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal(1, site.Count("SELECT count(*) FROM category WHERE name = 'Zoé « la » Roux' AND definition LIKE 'Deux%lignes'"));
    }

    [Fact]
    public async Task Files_whose_import_cannot_begin_are_not_kept()
    {
        var browser = site.Browse();
        var page = await browser.OpenAsync("/import");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.One("form.upload input[name=__RequestVerificationToken]").GetAttribute("value")!), "__RequestVerificationToken" },
            { new ByteArrayContent("date 2015 Un titre\n\nUn texte."u8.ToArray()), "files", "a.txt" },
        };
        using (new HeldLock(site.DataDirectory))
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await browser.Http.PostAsync("/import", form)).StatusCode);
        Assert.Empty(Directory.GetDirectories(Path.Combine(site.DataDirectory, "incoming")));
    }

    [Fact]
    public async Task Who_leaves_while_waiting_stores_nothing()
    {
        using var client = site.Client();
        var before = Changes();
        using (var gone = new CancellationTokenSource())
        using (new HeldLock(site.DataDirectory))
        {
            var waiting = client.PostAsync("/api/entities", new StringContent("{\"name\":\"Parti\",\"kind\":\"person\"}", System.Text.Encoding.UTF8, "application/json"), gone.Token);
            await client.GetAsync("/healthz");
            await gone.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        }

        Assert.Equal(HttpStatusCode.Created, (await site.Api().PostAsync("/api/entities", new { name = "Resté", kind = "person" })).Status);
        Assert.Equal((before + 1, 0L), (Changes(), site.Count("SELECT count(*) FROM entity WHERE name = 'Parti'")));
    }

    private long Changes() => site.Count("SELECT count(*) FROM change");

    public sealed class ImpatientSite : TestSite
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Archive:BusyTimeout", "1");
        }
    }
}
