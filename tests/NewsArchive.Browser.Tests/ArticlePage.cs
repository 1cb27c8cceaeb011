using System.Text.Json;
using Microsoft.Playwright;

namespace NewsArchive.Browser.Tests;

/// <summary>The page where an article is read and annotated, as a reader handles it.</summary>
public sealed class ArticlePage(IPage page, LiveSite site, long id)
{
    public long Id => id;

    /// <summary>The text as the API has it.</summary>
    public string Text { get; private set; } = "";

    public ILocator Marks => page.Locator("#text mark");

    public ILocator Toolbar => page.Locator("#toolbar");

    public ILocator Card => page.Locator("#annotate");

    /// <summary>The words of the annotation in the card, part by part.</summary>
    public ILocator CardWords => page.Locator("#annotate-words blockquote");

    public ILocator Name => page.Locator("#annotate-name");

    public ILocator Offers => page.Locator("#annotate-list [role=option]");

    public ILocator QuoteList => page.Locator(".panel li.quote");

    public ILocator NameList => page.Locator(".panel li.name");

    public ILocator Said => page.Locator("#said");

    public async Task OpenAsync(string query = "")
    {
        await page.GotoAsync($"/articles/{id}{(query.Length > 0 ? "?q=" + Uri.EscapeDataString(query) : "")}");
        await LoadTextAsync();
    }

    /// <summary>Saves a search, and imports an article that is new in it.</summary>
    public async Task<JsonElement> SaveSearchAsync(string word)
    {
        var saved = await site.PostAsync("/api/searches", new { name = word, address = $"/?q={word}" });
        await site.ImportAsync($"{word}.txt", $"date 2024-02-03 Une nouvelle\n\nOn y parle de {word}.");
        return saved;
    }

    /// <summary>Makes the proposals of later articles: this one keeps what a test has given it.</summary>
    public Task ProposeInOthersAsync() => site.ProposeAsync(id);

    /// <summary>Imports an article with a quotation, and then a text of it in which nobody can be sure where that stands.</summary>
    public async Task LeaveInDoubtAsync(string name)
    {
        var text = $"Un titre {name}\n\nLe début est connu.\n\n« La paix viendra un jour de printemps », a dit Kirby hier soir.\n\nLa fin est connue.";
        const string Words = "« La paix viendra un jour de printemps »";
        await site.ImportAsync($"doute-{name}.txt", "date 2023-09 " + text);
        var start = text.IndexOf(Words, StringComparison.Ordinal);
        await site.PostAsync($"/api/articles/{await site.ArticleAsync($"doute-{name}")}/quotes", new { parts = new[] { new { start, end = start + Words.Length, exact = Words } } });
        await site.ImportAsync($"doute-{name}.txt", "date 2023-09 " + text.Replace("un jour", "un soir", StringComparison.Ordinal));
    }

    /// <summary>Adds a person that looks like another one, with all that can be known of one.</summary>
    public async Task<long> AddEntityAsync(string name) => (await site.PostAsync("/api/entities", new
    {
        name,
        kind = "person",
        aliases = new[] { "le porte-parole" },
        description = "À Moscou.",
        functions = new[] { new { title = "porte-parole du Kremlin", from = "2012-05" } },
        identifiers = new[] { new { scheme = "isni", value = "0000 0001 2120 0982" } },
    })).GetProperty("id").GetInt64();

    public async Task LoadTextAsync() => Text = (await site.GetAsync($"/api/articles/{id}")).GetProperty("text").GetString()!;

    /// <summary>Where these words stand in the text.</summary>
    public (int Start, int End) Find(string words)
    {
        var start = Text.IndexOf(words, StringComparison.Ordinal);
        Assert.True(start >= 0, $"Not in the text: {words}");
        return (start, start + words.Length);
    }

    /// <summary>Draws the pressed mouse over these words.</summary>
    public async Task DragOverAsync(string words)
    {
        var (start, end) = Find(words);
        var first = await ShowAsync(start);
        var last = await BoxOfAsync(end - 1);
        await page.Mouse.MoveAsync(first.Left + 0.5f, first.Middle);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(last.Right - 0.5f, last.Middle, new() { Steps = 8 });
        await page.Mouse.UpAsync();
    }

    /// <summary>Sets the caret before these words.</summary>
    public async Task ClickBeforeAsync(string words)
    {
        var first = await ShowAsync(Find(words).Start);
        await page.Mouse.ClickAsync(first.Left + 0.5f, first.Middle);
    }

    /// <summary>The selected words of the page.</summary>
    public Task<string> SelectedAsync() => page.EvaluateAsync<string>("getSelection().toString()");

    /// <summary>Moves the focus with the keyboard until the text has it.</summary>
    public async Task TabToTextAsync()
    {
        for (var presses = 0; presses < 60; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("document.activeElement?.id === 'text'"))
                return;
        }

        Assert.Fail("The text cannot be reached with the Tab key.");
    }

    public async Task PressAsync(string key, int times)
    {
        for (var i = 0; i < times; i++)
            await page.Keyboard.PressAsync(key);
    }

    public Task<JsonElement> QuotesAsync() => ItemsAsync("quotes");

    public Task<JsonElement> MentionsAsync() => ItemsAsync("mentions");

    /// <summary>A quotation saved through the API, for tests that begin with one.</summary>
    public Task<JsonElement> AddQuoteAsync(string words, string? speaker = null, string? note = null)
    {
        var (start, end) = Find(words);
        var entity = speaker is null ? null : new { name = speaker, kind = "person" };
        return site.PostAsync($"/api/articles/{id}/quotes", new { parts = new[] { new { start, end, exact = words } }, entity, note });
    }

    public Task<JsonElement> AddMentionAsync(string words, string name, string kind = "person")
    {
        var (start, end) = Find(words);
        return site.PostAsync($"/api/articles/{id}/mentions", new { start, end, exact = words, entity = new { name, kind } });
    }

    /// <summary>A fixed and a living collection, and a codebook of every colour, some of it given to the article and to a quotation.</summary>
    public async Task<(long Fixed, long Living, long Category)> AddFrameAsync(long quote)
    {
        var inside = await site.PostAsync("/api/collections", new { name = "Moscou", description = "Pour un mémoire.", articles = new[] { id } });
        var living = await site.PostAsync("/api/collections", new { name = "La Russie", kind = "living", address = "/?q=russie" });
        var categories = new List<long>();
        foreach (var (colour, key) in new[] { ("grey", "g"), ("blue", "e"), ("teal", "t"), ("green", "v"), ("gold", "o"), ("orange", "1"), ("red", "r"), ("pink", "p"), ("purple", "2"), ("brown", "b") })
        {
            var parent = categories.Count is > 0 and < 4 ? categories[^1] : (long?)null;
            categories.Add(Number(await site.PostAsync("/api/categories", new { name = $"Catégorie {colour}", definition = "Quand la donner.", colour, key, parent })));
        }

        foreach (var address in new[] { $"/api/articles/{id}/categories", $"/api/quotes/{quote}/categories" })
            await site.PutAsync(address, new { categories });
        return (Number(inside), Number(living), categories[1]);

        static long Number(JsonElement made) => made.GetProperty("id").GetInt64();
    }

    /// <summary>The words that are lit when the entry of an annotation has the focus, its parts put together.</summary>
    public async Task<string> MarkedAsync(string annotation)
    {
        await page.Locator($"li[data-of='{annotation}']").FocusAsync();
        return string.Concat(await HighlightedAsync("lit"));
    }

    /// <summary>The words that are drawn in one way, such as <c>quote-direct</c>.</summary>
    public Task<string[]> HighlightedAsync(string name) => page.EvaluateAsync<string[]>("""
        name => [...CSS.highlights.get(name) ?? []].map(still => {
          const range = document.createRange();
          range.setStart(still.startContainer, still.startOffset);
          range.setEnd(still.endContainer, still.endOffset);
          return range.toString();
        })
        """, name);

    /// <summary>Waits until these words, and no others, are drawn in one way.</summary>
    public async Task ExpectHighlightedAsync(string name, params string[] words)
    {
        var drawn = await HighlightedAsync(name);
        for (var tries = 0; tries < 100 && !drawn.SequenceEqual(words); tries++)
        {
            await Task.Delay(50);
            drawn = await HighlightedAsync(name);
        }

        Assert.Equal(words, drawn);
    }

    private async Task<JsonElement> ItemsAsync(string what) => (await site.GetAsync($"/api/articles/{id}/{what}")).GetProperty("items");

    private async Task<(float Left, float Right, float Middle)> ShowAsync(int at)
    {
        await page.EvaluateAsync("([at]) => { " + RangeOf + " range(at, at + 1).startContainer.parentElement.scrollIntoView({ block: 'center' }); }", new[] { at });
        return await BoxOfAsync(at);
    }

    private async Task<(float Left, float Right, float Middle)> BoxOfAsync(int at)
    {
        var box = await page.EvaluateAsync<float[]>(
            "([at]) => { " + RangeOf + " const box = range(at, at + 1).getBoundingClientRect(); return [box.left, box.right, (box.top + box.bottom) / 2]; }", new[] { at });
        return (box[0], box[1], box[2]);
    }

    private const string RangeOf = """
        const range = (start, end) => {
          const found = document.createRange();
          const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
          let at = 0;
          for (let node = walker.nextNode(); node; at += node.data.length, node = walker.nextNode()) {
            if (start >= at && start < at + node.data.length) found.setStart(node, start - at);
            if (end > at && end <= at + node.data.length) { found.setEnd(node, end - at); break; }
          }
          return found;
        };
        """;
}
