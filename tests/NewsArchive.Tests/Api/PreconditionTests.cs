using System.Net;
using System.Text.Json.Nodes;

namespace NewsArchive.Tests.Api;

/// <summary>Changes to what exists: only upon the version that was read.</summary>
public sealed class PreconditionTests(TestSite site) : IClassFixture<TestSite>
{
    private readonly ApiClient _api = site.Api();

    public static TheoryData<string, HttpStatusCode> Conditions => new()
    {
        { "\"2\"", HttpStatusCode.OK },
        { "\"7\", \"2\"", HttpStatusCode.OK },
        { "*", HttpStatusCode.OK },
        { "\"1\"", HttpStatusCode.PreconditionFailed },
        { "\"3\"", HttpStatusCode.PreconditionFailed },
        { "W/\"2\"", HttpStatusCode.PreconditionFailed },
        { "\"02\"", HttpStatusCode.PreconditionFailed },
        { "\"another-server\"", HttpStatusCode.PreconditionFailed },
        { "2", HttpStatusCode.PreconditionFailed },
        { "\"", HttpStatusCode.PreconditionFailed },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public async Task A_change_needs_the_version_that_is_there(string ifMatch, HttpStatusCode status)
    {
        foreach (var (address, body) in await SecondVersionsAsync())
        {
            var answer = await _api.PutAsync(address, body.ToJsonString(), ifMatch);
            Assert.Equal(status, answer.Status);
            if (status == HttpStatusCode.PreconditionFailed)
            {
                Assert.Equal(("application/problem+json", "problem.stale"), (answer.MediaType, answer.Code));
                Assert.Equal((await _api.GetAsync(address)).Json.ToJsonString(), answer["current"].ToJsonString());
            }
            else
            {
                Assert.Equal("\"3\"", answer.Tag);
            }
        }
    }

    [Fact]
    public async Task Without_a_version_nothing_is_changed_or_deleted()
    {
        foreach (var (address, body) in await SecondVersionsAsync())
        {
            foreach (var answer in new[] { await _api.PutAsync(address, body.ToJsonString(), null), address.Contains("entities", StringComparison.Ordinal) ? await _api.PutAsync(address, "{}", null) : await _api.DeleteAsync(address, null) })
            {
                Assert.Equal((HttpStatusCode)428, answer.Status);
                Assert.Equal(("application/problem+json", "problem.if-match"), (answer.MediaType, answer.Code));
            }

            Assert.Equal("\"2\"", (await _api.GetAsync(address)).Tag);
        }
    }

    [Fact]
    public async Task A_stale_deletion_deletes_nothing_and_shows_what_is_there()
    {
        foreach (var (address, body) in (await SecondVersionsAsync()).Where(item => !item.Address.Contains("entities", StringComparison.Ordinal)))
        {
            var answer = await _api.DeleteAsync(address, "\"1\"");
            Assert.Equal(HttpStatusCode.PreconditionFailed, answer.Status);
            Assert.Equal(body.ToJsonString(), answer["current"].ToJsonString());
            Assert.Equal(HttpStatusCode.OK, (await _api.GetAsync(address)).Status);
        }
    }

    [Theory]
    [InlineData("/api/quotes/999999")]
    [InlineData("/api/mentions/999999")]
    [InlineData("/api/entities/999999")]
    public async Task What_is_not_there_is_not_found_whatever_the_version(string address)
    {
        foreach (var ifMatch in new[] { "\"1\"", "*" })
            Assert.Equal(HttpStatusCode.NotFound, (await _api.PutAsync(address, "{}", ifMatch)).Status);
    }

    // A quotation, a name and an entity, each changed once.
    private async Task<List<(string Address, JsonNode Body)>> SecondVersionsAsync()
    {
        var article = await _api.ArticleAsync(SeedSite.Headlined);
        var span = System.Text.Json.JsonSerializer.SerializeToNode(await _api.SpanAsync(article, "Séoul"))!.AsObject();
        span["entity"] = new JsonObject { ["name"] = "Séoul", ["kind"] = "place" };
        var second = new List<(string, JsonNode)>();
        foreach (var made in new[]
        {
            await _api.PostAsync($"/api/articles/{article}/quotes", new { parts = new[] { await _api.SpanAsync(article, "prix à payer") } }),
            await _api.PostAsync($"/api/articles/{article}/mentions", span.ToJsonString()),
            await _api.PostAsync("/api/entities", new { name = $"Ville {Guid.NewGuid()}", kind = "place" }),
        })
        {
            var address = made.Response.Headers.Location!.OriginalString;
            var changed = await _api.PutAsync(address, made.Body, made.Tag);
            Assert.Equal(HttpStatusCode.OK, changed.Status);
            second.Add((address, changed.Json));
        }

        return second;
    }
}
