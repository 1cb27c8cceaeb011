using System.Net;
using NewsArchive.Storage;

namespace NewsArchive.Tests.Pages;

/// <summary>What the program proposes, looked through without script.</summary>
public sealed class ReviewTests(TestSite site) : IClassFixture<TestSite>
{
    private static readonly SemaphoreSlim Once = new(1, 1);

    [Fact]
    public async Task Proposals_are_shown_in_their_sentences_and_decided_by_forms()
    {
        await ProposeAsync();
        var browser = site.Browse();
        var page = await browser.OpenAsync("/review");
        var left = page.Document.QuerySelectorAll(".waiting > li").Length;
        Assert.InRange(left, 3, 10);
        var first = page.AllWords(".waiting > li .passage mark")[0];
        Assert.Contains("confiance", page.Words(".waiting > li .where"), StringComparison.Ordinal);
        var total = int.Parse(page.Words(".tabs [aria-current]").Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);

        var decided = await browser.DecideAsync(page, "accept");
        Assert.Equal("La proposition a été acceptée.", decided.Words(".done p"));
        Assert.StartsWith($"{total - 1} citation", decided.Words(".tabs [aria-current]"), StringComparison.Ordinal);
        Assert.DoesNotContain(first, decided.AllWords(".waiting > li .passage mark"));
        var refused = await browser.DecideAsync(decided, "reject");
        Assert.Equal("La proposition a été refusée.", refused.Words(".done p"));
        Assert.StartsWith($"{total - 2} citation", refused.Words(".tabs [aria-current]"), StringComparison.Ordinal);

        var stale = await browser.DecideAsync(decided, "accept");
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        await browser.SubmitAsync(refused, ".done form");
        Assert.StartsWith($"{total - 1} citation", (await browser.OpenAsync("/review")).Words(".tabs [aria-current]"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/review?by=article")]
    [InlineData("/review?by=speaker")]
    [InlineData("/review?of=mention")]
    [InlineData("/review?of=mention&by=speaker")]
    [InlineData("/review?of=mention&by=article&article=1")]
    [InlineData("/review?by=nonsense&of=nonsense&article=nonsense&p=99")]
    public async Task Every_order_shows_what_waits(string address)
    {
        await ProposeAsync();
        var page = await site.Browse().OpenAsync(address);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.NotEmpty(page.AllWords(".waiting > li .passage mark"));
    }

    [Fact]
    public async Task Proposals_of_an_article_are_accepted_together_as_they_were_seen_and_taken_back_by_one_undo()
    {
        await ProposeAsync();
        var api = site.Api();
        var mentions = (await api.GetAsync("/api/articles/2/mentions"))["items"].AsArray().Where(one => (string)one!["state"]! == "proposed").ToList();
        var seen = mentions.Select(one => new { id = (long)one!["id"]!, version = (int)one["version"]! }).ToArray();
        Assert.True(seen.Length > 3);
        var stale = new { seen[0].id, version = 99 };
        var answer = await api.PostAsync("/api/articles/2/accept", new { mentions = seen.Skip(1).Append(stale).ToArray() });
        Assert.Equal((HttpStatusCode.OK, seen.Length - 1, 1), (answer.Status, (int)answer["accepted"], (int)answer["passed"]));
        Assert.Equal(1, await ProposedAsync());
        Assert.Equal(HttpStatusCode.OK, (await api.PostAsync($"/api/changes/{answer.ChangeId}/undo")).Status);
        Assert.Equal(seen.Length, await ProposedAsync());

        Assert.Equal("edit.accept-how-many", (await api.PostAsync("/api/articles/2/accept", new { })).Code);
        Assert.Equal(HttpStatusCode.NotFound, (await api.PostAsync("/api/articles/99/accept", new { mentions = seen })).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await api.PostAsync("/api/articles/2/accept", new { quotes = "tout" })).Status);
        // Those of another article are not accepted by the way.
        Assert.Equal(0, (int)(await api.PostAsync("/api/articles/1/accept", new { mentions = seen }))["accepted"]);

        async Task<int> ProposedAsync() => (await api.GetAsync("/api/articles/2/mentions"))["items"].AsArray().Count(one => (string)one!["state"]! == "proposed");
    }

    private async Task ProposeAsync()
    {
        await Once.WaitAsync();
        try
        {
            // The site makes the archive when it begins.
            await site.Api().GetAsync("/api/articles");
            using var context = Database.Context(new ArchiveOptions { DataDirectory = site.DataDirectory });
            var proposing = new Editing.Proposing(context, TimeProvider.System);
            while (await proposing.NextAsync(0, 10) is not null)
            {
            }
        }
        finally
        {
            Once.Release();
        }
    }
}
