using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Importing;

namespace NewsArchive.Tests.Support;

/// <summary>An archive of two publications over several years, with names accepted and proposed; for tests that only read.</summary>
public sealed class NarrowedSite() : TestSite(_ => { }), IAsyncLifetime
{
    public async Task InitializeAsync()
    {
        await ImportAsync("VOA",
            ("jour", "2016-01-10", "La Russie et Vladimir Poutine"), ("mois", "2016-01", "La Russie encore"), ("mai", "2016-05", "La Russie et Vladimir Poutine en mai"),
            ("mars", "2017-03", "L’ONU se réunit"), ("an", "2016", "La Russie sans mois"));
        await ImportAsync("Le Monde", ("monde", "2016-05", "La Russie vue de Moscou"), ("onu", "2018-09", "L’ONU toujours"));
        await NameAsync("jour", "Vladimir Poutine", "person", "accepted");
        await NameAsync("mai", "Vladimir Poutine", "person", "accepted");
        await NameAsync("monde", "Moscou", "place", "proposed");
    }

    Task IAsyncLifetime.DisposeAsync() => Task.CompletedTask;

    public async Task<long> EntityAsync(string name) => (long)(await Api().GetAsync($"/api/entities?q={Uri.EscapeDataString(name)}")).Items.Single()["id"]!;

    private async Task ImportAsync(string publication, params (string Key, string Date, string Title)[] articles)
    {
        using var folder = new TemporaryFolder();
        foreach (var (key, date, title) in articles)
            folder.Write($"{key}.txt", $"date {date} {title}\n\nUn texte de {key}.\n");
        var report = await Services.GetRequiredService<Importer>().ImportAsync(new ImportRequest([folder.Path], publication));
        Assert.Equal(articles.Length, report.Imported);
    }

    private async Task NameAsync(string key, string name, string kind, string state)
    {
        var api = Api();
        var article = await api.ArticleAsync(key);
        var text = (string)(await api.GetAsync($"/api/articles/{article}"))["text"]!;
        var start = text.IndexOf(name, StringComparison.Ordinal);
        var answer = await api.PostAsync($"/api/articles/{article}/mentions", new { start, end = start + name.Length, exact = name, entity = new { name, kind }, state });
        Assert.Equal(state, (string?)answer["state"]);
    }
}
