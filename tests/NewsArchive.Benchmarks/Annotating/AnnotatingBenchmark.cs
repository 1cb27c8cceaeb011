using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using NewsArchive.Benchmarks.SideBySide;

namespace NewsArchive.Benchmarks.Annotating;

/// <summary>The part <c>annotating</c>: how long the page of an article keeps the hand waiting, in a real browser, with few annotations and with 1,500.</summary>
internal static class AnnotatingBenchmark
{
    private const int Many = 750;
    private const string Sentence = "Le ministre Jean Dupont a déclaré que « la coopération militaire avec Pyongyang est une affaire grave » et que Paris y répondra. ";

    public static async Task<int> RunAsync(int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("newsarchive-annotating-");
        try
        {
            var seeds = folder.CreateSubdirectory("seeds").FullName;
            File.WriteAllText(Path.Combine(seeds, "short.txt"), Article(rounds + 10, 1));
            File.WriteAllText(Path.Combine(seeds, "long.txt"), Article(Many / 6, 6));
            var settings = new SideBySideSettings();
            var archive = Path.Combine(folder.FullName, "archive");
            using (var import = SiteProcess.Import(settings, archive, seeds))
                await import.WaitForExitAsync();
            await using var site = await SiteProcess.StartAsync(settings, archive);
            var (few, many) = (await NumberOfAsync(site, "short"), await NumberOfAsync(site, "long"));
            var annotations = await AnnotateAsync(site, many);
            using var playwright = await Playwright.CreateAsync();
            await using var browser = await playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = Environment.GetEnvironmentVariable("CHROME_PATH") ?? "/usr/bin/chromium",
                Args = ["--no-sandbox", "--disable-gpu"],
            });
            var page = await browser.NewPageAsync(new() { BaseURL = site.Http.BaseAddress!.ToString(), Locale = "fr-FR", ReducedMotion = ReducedMotion.Reduce });
            await page.AddInitScriptAsync(ReadingPage.Stopwatch);
            var reading = new ReadingPage(page);
            Print("save, Enter to drawn, short article", await reading.SavesAsync(few, rounds, rounds + 9));
            Print("key to next frame, short article", await reading.KeysAsync(few, rounds));
            Print($"key to next frame, {annotations} annotations", await reading.KeysAsync(many, rounds));
            Print($"mouse drawn over a sentence, longest task, {annotations} annotations", await reading.DragsAsync(many, rounds));
            Print($"save, Enter to drawn, {annotations} annotations", await reading.SavesAsync(many, rounds / 2, 9));
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Article(int paragraphs, int sentences) =>
        "date 2024-01 Un article\n\n" + string.Join("\n\n", Enumerable.Range(1, paragraphs).Select(i => $"Partie {i}. " + string.Concat(Enumerable.Repeat(Sentence, sentences)).Trim()));

    private static async Task<long> NumberOfAsync(SiteProcess site, string key)
    {
        var items = (await site.Http.GetFromJsonAsync<JsonElement>("/api/articles?size=10")).GetProperty("items").EnumerateArray();
        return items.Single(item => item.GetProperty("key").GetString() == key).GetProperty("id").GetInt64();
    }

    // A name and a quotation for each sentence but the last ones, which are left to be annotated by hand.
    private static async Task<int> AnnotateAsync(SiteProcess site, long article)
    {
        var text = (await site.Http.GetFromJsonAsync<JsonElement>($"/api/articles/{article}")).GetProperty("text").GetString()!;
        var entity = new { name = "Jean Dupont", kind = "person" };
        var (at, made) = (0, 0);
        for (var i = 0; i < Many - 60; i++)
        {
            at = text.IndexOf("Jean Dupont", at + 1, StringComparison.Ordinal);
            var speaker = new { start = at, end = at + 11, exact = "Jean Dupont" };
            var (start, end) = (text.IndexOf('«', at), text.IndexOf('»', at) + 1);
            await PostAsync($"/api/articles/{article}/mentions", new { speaker.start, speaker.end, speaker.exact, entity });
            await PostAsync($"/api/articles/{article}/quotes", new { parts = new[] { new { start, end, exact = text[start..end] } }, speaker, entity, kind = "direct" });
            made += 2;
        }

        return made;

        async Task PostAsync(string address, object body)
        {
            using var answer = await site.Http.PostAsJsonAsync(address, body);
            answer.EnsureSuccessStatusCode();
        }
    }

    private static void Print(string name, IReadOnlyList<double> milliseconds) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{name,-70} p50 {milliseconds.Median(),7:0.0}  p95 {milliseconds.Percentile(95),7:0.0}  max {milliseconds.Max(),7:0.0} ms of {milliseconds.Count}"));
}
