namespace NewsArchive.Tests.Support;

/// <summary>The seeds, and a person who is in the register twice, each with a quotation and a mention.</summary>
public sealed class RegisterSite : TestSite
{
    /// <summary>Adds two entities that are one.</summary>
    /// <param name="name">The full name; the other has initials.</param>
    public async Task<(long Full, long Short)> AddDoublesAsync(string name)
    {
        var api = Api();
        var article = await api.ArticleAsync(SeedSite.Headlined);
        var ids = new List<long>();
        foreach (var one in new[] { $"Dmitri {name}", $"D. {name}" })
        {
            var made = await api.PostAsync("/api/entities", new { name = one, kind = "person", aliases = new[] { $"alias de {one}" } });
            ids.Add(made.Id);
            var part = await api.SpanAsync(article, "agir de manière responsable");
            await api.PostAsync($"/api/articles/{article}/quotes", new { parts = new[] { part }, entity = new { id = made.Id } });
            var span = System.Text.Json.JsonSerializer.SerializeToNode(await api.SpanAsync(article, "Bonnie Jenkins"))!.AsObject();
            span["entity"] = new System.Text.Json.Nodes.JsonObject { ["id"] = made.Id };
            await api.PostAsync($"/api/articles/{article}/mentions", span);
        }

        return (ids[0], ids[1]);
    }
}
