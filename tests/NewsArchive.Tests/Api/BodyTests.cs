using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace NewsArchive.Tests.Api;

/// <summary>Bodies that are no JSON of the expected form.</summary>
public sealed class BodyTests(EmojiSite site) : IClassFixture<EmojiSite>
{
    private static readonly string[] Doors = ["/api/articles/1/quotes", "/api/articles/1/mentions", "/api/entities"];

    public static TheoryData<string> Malformed => new()
    {
        "",
        "null",
        "{",
        "[]",
        "\"text\"",
        "1",
        "{\"parts\":1,\"start\":[],\"name\":1}",
        "{\"parts\":[{\"start\":99999999999,\"end\":1}],\"start\":99999999999,\"name\":[]}",
        "{\"parts\":[{\"start\":1e400}],\"start\":1e400,\"name\":{}}",
        "{\"parts\":[{\"start\":0.5}],\"start\":0.5,\"name\":true}",
        "{\"parts\":[{\"start\":0,\"end\":1,\"exact\":\"A\"}],}",
        "{'parts':[]}",
        "{\"parts\":" + new string('[', 200) + new string(']', 200) + ",\"exact\":" + new string('[', 200) + new string(']', 200) + ",\"name\":" + new string('[', 200) + new string(']', 200) + "}",
        "<parts/>",
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task A_body_that_is_not_of_the_form_is_refused_at_every_door(string body)
    {
        foreach (var door in Doors)
        {
            var answer = await site.Api().PostAsync(door, body);
            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.Equal("application/problem+json", answer.MediaType);
            Assert.Equal("problem.bad-json", answer.Code);
        }
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/xml")]
    [InlineData(null)]
    public async Task A_body_of_another_type_is_refused(string? type)
    {
        foreach (var door in Doors)
        {
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes("{}"));
            content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
            var answer = await site.Client().PostAsync(door, content);
            Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        }
    }

    [Fact]
    public async Task A_body_that_is_not_utf8_is_refused()
    {
        using var content = new ByteArrayContent([.. "{\"name\":\""u8, 0xC3, 0x28, 0xFF, .. "\",\"kind\":\"person\"}"u8]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        Assert.Equal(HttpStatusCode.BadRequest, (await site.Client().PostAsync("/api/entities", content)).StatusCode);
    }

    [Fact]
    public async Task Nothing_of_a_refused_body_was_stored()
    {
        await site.Api().PostAsync("/api/entities", "{\"name\":\"X\",\"kind\":\"person\"");
        Assert.Equal(0, site.Count("SELECT count(*) FROM entity") + site.Count("SELECT count(*) FROM change"));
    }
}
