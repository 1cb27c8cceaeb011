using System.Net;
using System.Text.Json;

namespace NewsArchive.Tests.Api;

/// <summary>An article with an emoji of several code points, and an accent that is a character of its own.</summary>
public sealed class EmojiSite() : TestSite(folder => folder.Write("emoji.txt", "date 2023-09 A😀B\n\nx\u0323\u0307 👩‍👩‍👧 fin du texte."));

public sealed class RefusedDraftsTests(EmojiSite site) : IClassFixture<EmojiSite>
{
    private readonly ApiClient _api = site.Api();

    [Theory]
    [InlineData(0, 1, "B", "edit.not-exact")]
    [InlineData(0, 4, "A😀", "edit.not-exact")]
    [InlineData(0, 1, "a", "edit.not-exact")]
    [InlineData(-1, 1, "A", "edit.out-of-text")]
    [InlineData(0, 0, "", "edit.out-of-text")]
    [InlineData(3, 1, "😀", "edit.out-of-text")]
    [InlineData(0, 100000, "A", "edit.out-of-text")]
    [InlineData(2147483646, 2147483647, "A", "edit.out-of-text")]
    [InlineData(-2147483648, 2147483647, "A", "edit.out-of-text")]
    [InlineData(0, 2, "A\ufffd", "edit.cuts-character")]
    [InlineData(2, 4, "\ufffdB", "edit.cuts-character")]
    [InlineData(6, 7, "x", "edit.cuts-character")]
    [InlineData(9, 11, "👩", "edit.cuts-character")]
    [InlineData(0, 1, null, "edit.no-exact")]
    public async Task A_passage_that_is_not_there_is_refused_for_quotations_and_names(int start, int end, string? exact, string code)
    {
        foreach (var (door, body) in new[]
        {
            ("quotes", JsonSerializer.Serialize(new { parts = new[] { new { start, end, exact } } })),
            ("mentions", JsonSerializer.Serialize(new { start, end, exact, entity = new { name = "Une", kind = "person" } })),
        })
        {
            var answer = await _api.PostAsync($"/api/articles/1/{door}", body);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Equal("application/problem+json", answer.MediaType);
            Assert.Equal((code, 422, "Impossible à enregistrer ainsi"), (answer.Code, (int)answer["status"], (string)answer["title"]!));
            Assert.NotEqual("", (string)answer["detail"]!);
        }
    }

    [Theory]
    [InlineData("""{}""", "edit.no-parts")]
    [InlineData("""{"parts":[]}""", "edit.no-parts")]
    [InlineData("""{"parts":null}""", "edit.no-parts")]
    [InlineData("""{"parts":[null]}""", "edit.no-exact")]
    [InlineData("""{"parts":[{"start":0,"end":1,"exact":"A"}],"kind":"shouted"}""", "edit.unknown-kind")]
    [InlineData("""{"parts":[{"start":0,"end":1,"exact":"A"}],"kind":"1"}""", "edit.unknown-kind")]
    [InlineData("""{"parts":[{"start":0,"end":1,"exact":"A"}],"kind":"direct,indirect"}""", "edit.unknown-kind")]
    [InlineData("""{"parts":[{"start":0,"end":1,"exact":"A"}],"state":"perhaps"}""", "edit.unknown-state")]
    [InlineData("""{"parts":[{"start":0,"end":1,"exact":"A"}],"cue":{"start":0,"end":900}}""", "edit.out-of-text")]
    [InlineData("""{"parts":[{"start":0,"end":1,"exact":"A"}],"cue":{"start":0,"end":1,"exact":"Z"}}""", "edit.not-exact")]
    [InlineData("""{"parts":[{"start":0,"end":1,"exact":"A"}],"speaker":{"start":1,"end":2}}""", "edit.cuts-character")]
    [InlineData("""{"parts":[{"start":0,"end":1,"exact":"A"}],"entity":{}}""", "edit.no-name")]
    [InlineData("""{"parts":[{"start":0,"end":1,"exact":"A"}],"entity":{"id":999999}}""", "edit.no-entity")]
    [InlineData("""{"parts":[{"start":0,"end":1,"exact":"A"}],"entity":{"name":"X"}}""", "edit.unknown-entity-kind")]
    [InlineData("""{"parts":[{"start":0,"end":1,"exact":"A"}],"entity":{"name":"X","kind":"animal"}}""", "edit.unknown-entity-kind")]
    [InlineData("""{"parts":[{"start":0,"end":1,"exact":"A"}],"entity":{"name":"  ","kind":"person"}}""", "edit.no-name")]
    [InlineData("""{"parts":[{"start":0,"end":1,"exact":"A"}],"entity":{"name":"a\u0001b","kind":"person"}}""", "edit.name-control")]
    [InlineData("""{"parts":[{"start":0,"end":1,"exact":"A"}],"note":"a\u0007b"}""", "edit.note-control")]
    public async Task A_quotation_that_cannot_be_is_refused_with_its_reason(string body, string code)
    {
        var answer = await _api.PostAsync("/api/articles/1/quotes", body);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, code), (answer.Status, answer.Code));
        Assert.Equal(0, site.Count("SELECT count(*) FROM quote"));
    }

    [Theory]
    [InlineData("""{"start":0,"end":1,"exact":"A"}""", "edit.no-name")]
    [InlineData("""{"start":0,"end":1,"exact":"A","entity":null}""", "edit.no-name")]
    [InlineData("""{"start":0,"end":1,"exact":"A","entity":{"name":"X","kind":"person"},"state":"2"}""", "edit.unknown-state")]
    [InlineData("""{"entity":{"name":"X","kind":"person"}}""", "edit.no-exact")]
    public async Task A_name_that_cannot_be_is_refused_with_its_reason(string body, string code)
    {
        var answer = await _api.PostAsync("/api/articles/1/mentions", body);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, code), (answer.Status, answer.Code));
        Assert.Equal(0, site.Count("SELECT count(*) FROM mention"));
    }

    [Theory]
    [InlineData("""{"kind":"person"}""", "edit.no-name")]
    [InlineData("""{"name":"X"}""", "edit.unknown-entity-kind")]
    [InlineData("""{"name":"X","kind":""}""", "edit.unknown-entity-kind")]
    [InlineData("""{"name":"X","kind":"person","aliases":["a\u0001"]}""", "edit.name-control")]
    [InlineData("""{"name":"X","kind":"person","description":"\u001b[2J"}""", "edit.note-control")]
    public async Task An_entity_that_cannot_be_is_refused_with_its_reason(string body, string code)
    {
        var answer = await _api.PostAsync("/api/entities", body);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, code), (answer.Status, answer.Code));
        Assert.Equal(0, site.Count("SELECT count(*) FROM entity"));
    }

    [Fact]
    public async Task What_is_too_long_or_too_many_is_refused()
    {
        var part = new { start = 0, end = 1, exact = "A" };
        Assert.Equal("edit.note-too-long", (await _api.PostAsync("/api/articles/1/quotes", new { parts = new[] { part }, note = new string('n', 10_001) })).Code);
        Assert.Equal("edit.no-parts", (await _api.PostAsync("/api/articles/1/quotes", new { parts = Enumerable.Repeat(part, 101) })).Code);
        Assert.Equal("edit.name-too-long", (await _api.PostAsync("/api/entities", new { name = new string('n', 201), kind = "person" })).Code);
        Assert.Equal("edit.too-many-aliases", (await _api.PostAsync("/api/entities", new { name = "N", kind = "person", aliases = Enumerable.Range(0, 201).Select(i => $"a{i}") })).Code);
        Assert.Equal(0, site.Count("SELECT count(*) FROM change"));
    }

    [Fact]
    public async Task A_refusal_is_said_in_the_language_of_the_reader()
    {
        const string Body = """{"parts":[{"start":0,"end":1,"exact":"B"}]}""";
        Assert.StartsWith("En 0–1, le texte est", (string)(await _api.PostAsync("/api/articles/1/quotes", Body))["detail"]!, StringComparison.Ordinal);
        Assert.Equal("At 0–1 the text is “A”, not the words that were sent.", (string)(await site.Api("en").PostAsync("/api/articles/1/quotes", Body))["detail"]!);
    }
}
