using System.Net;
using System.Text.Json.Nodes;

namespace NewsArchive.Tests.Api;

public sealed class UndoTests(TestSite site) : IClassFixture<TestSite>
{
    private readonly ApiClient _api = site.Api();

    [Fact]
    public async Task Creating_changing_and_deleting_are_undone_and_the_undoing_too()
    {
        var article = await _api.ArticleAsync(SeedSite.Headlined);
        var made = await _api.PostAsync($"/api/articles/{article}/quotes", new { parts = new[] { await _api.SpanAsync(article, "prix à payer") }, note = "un" });
        var address = $"/api/quotes/{made.Id}";
        var changed = await _api.PutAsync(address, WithNote(made, "deux"), made.Tag);

        var undone = await UndoAsync(changed.ChangeId);
        Assert.Equal("un", (string)(await _api.GetAsync(address))["note"]!);
        var redone = await UndoAsync(undone.ChangeId);
        Assert.Equal("deux", (string)(await _api.GetAsync(address))["note"]!);
        Assert.Equal("\"4\"", (await _api.GetAsync(address)).Tag);

        var deleted = await _api.DeleteAsync(address, "\"4\"");
        var back = await UndoAsync(deleted.ChangeId);
        var restored = await _api.GetAsync(address);
        Assert.Equal((made.Id, "deux"), (restored.Id, (string)restored["note"]!));
        Assert.Equal(1, (int)(await _api.GetAsync("/api/quotes?q=prix+payer"))["total"]);
        var gone = await UndoAsync(back.ChangeId);
        Assert.Equal(HttpStatusCode.NotFound, (await _api.GetAsync(address)).Status);
        Assert.Equal(0, (int)(await _api.GetAsync("/api/quotes?q=prix+payer"))["total"]);
        Assert.True(gone.ChangeId > redone.ChangeId);
    }

    [Fact]
    public async Task An_undo_says_what_it_undid()
    {
        var made = await _api.PostAsync("/api/entities", new { name = "Berlin", kind = "place" });
        var changed = await _api.PutAsync($"/api/entities/{made.Id}", new { name = "Berlin-Est", kind = "place" }, made.Tag);
        var undone = await UndoAsync(changed.ChangeId);
        Assert.Equal(["id", "undoes", "subject", "subjectId", "action"], undone.Json.AsObject().Select(property => property.Key));
        Assert.Equal((undone.ChangeId, changed.ChangeId, "entity", made.Id, "update"), (undone.Id, (long)undone["undoes"], (string)undone["subject"]!, (long)undone["subjectId"], (string)undone["action"]!));
    }

    [Fact]
    public async Task What_was_changed_since_or_is_in_use_stays()
    {
        var article = await _api.ArticleAsync(SeedSite.Headlined);
        var entity = await _api.PostAsync("/api/entities", new { name = "Rome", kind = "place" });
        var changed = await _api.PutAsync($"/api/entities/{entity.Id}", new { name = "Roma", kind = "place" }, entity.Tag);
        await RefuseAsync(entity.ChangeId, "edit.changed-since");

        await _api.PostAsync($"/api/articles/{article}/quotes", new { parts = new[] { await _api.SpanAsync(article, "Moscou insiste") }, entity = new { name = "Naples", kind = "place" } });
        var naples = (long)(await _api.GetAsync("/api/entities?q=naples")).Items.Single()["id"]!;
        await RefuseAsync(site.Count($"SELECT id FROM change WHERE subject = 'entity' AND subject_id = {naples}"), "edit.in-use");
        Assert.Equal("Naples", (string)(await _api.GetAsync($"/api/entities/{naples}"))["name"]!);

        await UndoAsync(changed.ChangeId);
        await RefuseAsync(changed.ChangeId, "edit.changed-since");
    }

    [Fact]
    public async Task An_article_tells_what_its_reader_can_undo_and_redo_next()
    {
        var article = await _api.ArticleAsync(SeedSite.Untitled);
        var address = $"/api/articles/{article}/changes";
        Assert.Equal((null, null), await NextAsync(address));
        var first = await _api.PostAsync($"/api/articles/{article}/quotes", new { parts = new[] { await _api.SpanAsync(article, "les ") }, note = "1" });
        var second = await _api.PutAsync($"/api/quotes/{first.Id}", WithNote(first, "2"), first.Tag);
        Assert.Equal((second.ChangeId, null), await NextAsync(address));

        var undone = await UndoAsync(second.ChangeId);
        Assert.Equal((first.ChangeId, undone.ChangeId), await NextAsync(address));
        var gone = await UndoAsync(first.ChangeId);
        Assert.Equal((null, gone.ChangeId), await NextAsync(address));
        await UndoAsync(gone.ChangeId);
        Assert.Equal((first.ChangeId, undone.ChangeId), await NextAsync(address));
        await UndoAsync(undone.ChangeId);
        Assert.Equal((second.ChangeId, null), await NextAsync(address));
        var again = await UndoAsync(second.ChangeId);
        Assert.Equal((first.ChangeId, again.ChangeId), await NextAsync(address));

        var third = await _api.PostAsync($"/api/articles/{article}/quotes", new { parts = new[] { await _api.SpanAsync(article, "les ") }, note = "3" });
        Assert.Equal((third.ChangeId, null), await NextAsync(address));

        var history = await _api.GetAsync(address);
        Assert.Equal(8, (int)history["total"]);
        Assert.Equal((third.ChangeId, "local", true, 1, $"Création : citation {third.Id} « les »"),
            ((long)history.Items[0]["id"]!, (string)history.Items[0]["who"]!, (bool)history.Items[0]["holds"]!, (int)history.Items[0]["count"]!, Tidy((string)history.Items[0]["text"]!)));
        Assert.Equal(("1", "2"), ((string)history.Items[^2]["before"]!["note"]!, (string)history.Items[^2]["after"]!["note"]!));
        Assert.Equal(HttpStatusCode.NotFound, (await _api.GetAsync("/api/articles/999999/changes")).Status);
    }

    [Theory]
    [InlineData("/api/changes/999999/undo", HttpStatusCode.NotFound)]
    [InlineData("/api/changes/-1/undo", HttpStatusCode.NotFound)]
    [InlineData("/api/changes/x/undo", HttpStatusCode.NotFound)]
    public async Task A_change_that_is_not_there_is_not_found(string address, HttpStatusCode status) =>
        Assert.Equal(status, (await _api.PostAsync(address)).Status);

    private static string Tidy(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task<(long? Undo, long? Redo)> NextAsync(string address)
    {
        var changes = await _api.GetAsync(address);
        return ((long?)changes.Json["undo"]?["id"], (long?)changes.Json["redo"]?["id"]);
    }

    private async Task<ApiAnswer> UndoAsync(long change)
    {
        var answer = await _api.PostAsync($"/api/changes/{change}/undo");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return answer;
    }

    private async Task RefuseAsync(long change, string code)
    {
        var answer = await _api.PostAsync($"/api/changes/{change}/undo");
        Assert.Equal((HttpStatusCode.Conflict, "application/problem+json", code), (answer.Status, answer.MediaType, answer.Code));
    }

    private static string WithNote(ApiAnswer quote, string note)
    {
        var body = quote.Json.AsObject();
        body["note"] = JsonValue.Create(note);
        return body.ToJsonString();
    }
}
