using System.Text.Json;
using NewsArchive.Text;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace NewsArchive.Browser.Tests;

/// <summary>A person tags every quotation of the seeds with the keyboard; what the API then gives is what was meant, character by character.</summary>
public sealed class TaggingTheGoldTests(SharedBrowser shared, ITestOutputHelper output) : BrowserTest(shared)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private static readonly string Fixtures = Path.Combine(AppContext.BaseDirectory, "Fixtures");

    private readonly string _shortest = File.ReadAllText(Path.Combine(Fixtures, "shortest-keys.js"));

    private int _keys;

    /// <summary>A quotation as it should be. Places are in code points.</summary>
    private sealed record Gold(string Key, int[][] Parts, int[] Cue, int[] Speaker, string Name, string[] Words);

    [BrowserFact]
    public async Task All_quotations_of_the_seeds_are_tagged_by_keys_as_the_gold_has_them()
    {
        var gold = File.ReadLines(Path.Combine(Fixtures, "gold-seeds.jsonl")).Select(line => JsonSerializer.Deserialize<Gold>(line, Web)!).ToList();
        Assert.Equal(27, gold.Count);
        foreach (var quotes in gold.GroupBy(quote => quote.Key))
        {
            var article = await OpenArticleAsync(quotes.Key);
            await Page.Locator("#text").FocusAsync();
            foreach (var quote in quotes)
                await TagAsync(article, quote);
            await Expect(article.QuoteList).ToHaveCountAsync(quotes.Count());
            var saved = (await article.QuotesAsync()).EnumerateArray().OrderBy(quote => quote.GetProperty("parts")[0].GetProperty("start").GetInt32());
            Assert.Equal(quotes.Select(quote => Written(article.Text, quote)), saved.Select(Written));
        }

        output.WriteLine($"{_keys / (double)gold.Count:F1} keys a quotation");
    }

    private async Task TagAsync(ArticlePage article, Gold quote)
    {
        await SelectAsync(article.Text, quote.Parts[0][0], quote.Parts[^1][1]);
        await PressAsync("q");
        await Expect(article.Name).ToBeFocusedAsync();
        Assert.Equal(quote.Words, await article.CardWords.AllTextContentsAsync());
        await CorrectAsync(article, "cue", "F4", quote.Cue);
        await CorrectAsync(article, "speaker", "F2", quote.Speaker);
        if (await article.Name.InputValueAsync() != quote.Name)
        {
            await Page.Keyboard.TypeAsync(quote.Name);
            _keys += quote.Name.Length;
        }

        await PressAsync("Enter");
        await Expect(article.Card).ToBeHiddenAsync();
    }

    // What is proposed wrongly is chosen in the text. The card shows words, so the same words at another place are chosen again as well.
    private async Task CorrectAsync(ArticlePage article, string what, string key, int[] place)
    {
        var (start, end) = (Offsets.FromCodePoints(article.Text, place[0]), Offsets.FromCodePoints(article.Text, place[1]));
        var words = article.Text[start..end];
        var isUnique = article.Text.IndexOf(words, StringComparison.Ordinal) == article.Text.LastIndexOf(words, StringComparison.Ordinal);
        if (isUnique && await Page.Locator($"#annotate-{what}").InnerTextAsync() == words)
            return;
        await PressAsync(key);
        if (await PlaceAsync() != (start, end))
            await SelectAsync(article.Text, place[0], place[1]);
        await PressAsync("Enter");
        await Expect(article.Name).ToBeFocusedAsync();
        await Expect(Page.Locator($"#annotate-{what}")).ToHaveTextAsync(words);
    }

    private async Task<(int Start, int End)> PlaceAsync()
    {
        var place = await Page.EvaluateAsync<int[]>("""
            async () => {
              const { Places } = await import("/js/offsets.js");
              const { start, end } = new Places(document.getElementById("text")).selected() ?? { start: 0, end: 0 };
              return [start, end];
            }
            """);
        return (place[0], place[1]);
    }

    private async Task SelectAsync(string text, int start, int end)
    {
        foreach (var key in await Page.EvaluateAsync<string[]>(_shortest, new[] { Offsets.FromCodePoints(text, start), Offsets.FromCodePoints(text, end) }))
            await PressAsync(key);
    }

    private Task PressAsync(string key)
    {
        _keys++;
        return Page.Keyboard.PressAsync(key);
    }

    private static string Written(string text, Gold quote)
    {
        string Place(int[] span) => $"{Offsets.FromCodePoints(text, span[0])}-{Offsets.FromCodePoints(text, span[1])}";
        return $"{string.Join(' ', quote.Parts.Select((part, i) => $"{Place(part)} {quote.Words[i]}"))} | {Place(quote.Cue)} | {Place(quote.Speaker)} | {quote.Name}";
    }

    private static string Written(JsonElement quote)
    {
        static string Place(JsonElement span) => $"{span.GetProperty("start")}-{span.GetProperty("end")}";
        var parts = quote.GetProperty("parts").EnumerateArray().Select(part => $"{Place(part)} {part.GetProperty("exact").GetString()}");
        return $"{string.Join(' ', parts)} | {Place(quote.GetProperty("cue"))} | {Place(quote.GetProperty("speaker"))} | {quote.GetProperty("entity").GetProperty("name").GetString()}";
    }
}
