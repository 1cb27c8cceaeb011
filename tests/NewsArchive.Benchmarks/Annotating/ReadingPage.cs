using Microsoft.Playwright;

namespace NewsArchive.Benchmarks.Annotating;

/// <summary>The page of an article in a browser, with a stopwatch in it.</summary>
internal sealed class ReadingPage(IPage page)
{
    /// <summary>Must run in the page before its own scripts.</summary>
    public const string Stopwatch = """
        window.tasks = []; window.frames = []; window.saved = []; window.pressed = 0;
        new PerformanceObserver(list => { for (const task of list.getEntries()) window.tasks.push(task.duration); }).observe({ type: "longtask" });
        const drawn = (of, since) => requestAnimationFrame(() => setTimeout(() => of.push(performance.now() - since)));
        addEventListener("keydown", event => { window.pressed = event.timeStamp; drawn(window.frames, event.timeStamp); }, true);
        addEventListener("annotations-changed", () => drawn(window.saved, window.pressed));
        """;

    private static readonly string[] Keys = ["ArrowRight", "Shift+ArrowRight", "ArrowDown", "g", "Shift+ArrowDown", "ArrowLeft"];

    /// <summary>The next quotation made with three keys: from Enter until the frame that shows it.</summary>
    /// <param name="article">The article.</param>
    /// <param name="rounds">How many are made.</param>
    /// <param name="blocks">The last so many paragraphs have no annotations yet.</param>
    public async Task<IReadOnlyList<double>> SavesAsync(long article, int rounds, int blocks)
    {
        await OpenAsync(article);
        await page.EvaluateAsync($"document.getElementById('text').focus(); const first = [...document.querySelectorAll('#text .block')].at(-{blocks}); getSelection().collapse(first.firstChild ?? first, 0)");
        for (var i = 1; i <= rounds; i++)
        {
            await page.Keyboard.PressAsync("g");
            await page.Keyboard.PressAsync("q");
            await page.Locator("#annotate[open]").WaitForAsync();
            await page.Keyboard.PressAsync("Enter");
            while (await page.EvaluateAsync<int>("window.saved.length") < i)
                await Task.Delay(5);
        }

        return await page.EvaluateAsync<double[]>("window.saved");
    }

    /// <summary>The reading cursor moved: from each key until the next frame.</summary>
    public async Task<IReadOnlyList<double>> KeysAsync(long article, int rounds)
    {
        await OpenAsync(article);
        await page.Locator("#text").FocusAsync();
        for (var i = 0; i < rounds; i++)
        {
            foreach (var key in Keys)
                await page.Keyboard.PressAsync(key);
        }

        await page.WaitForTimeoutAsync(200);
        return await page.EvaluateAsync<double[]>("window.frames");
    }

    /// <summary>A sentence drawn over with the mouse: the longest task of each time; a browser tells of those of 50 ms and more, 0 stands for none.</summary>
    public async Task<IReadOnlyList<double>> DragsAsync(long article, int rounds)
    {
        await OpenAsync(article);
        var longest = new List<double>();
        for (var i = 0; i < rounds; i++)
        {
            await page.EvaluateAsync("window.tasks.length = 0");
            await page.Mouse.MoveAsync(500, 300 + (i % 5 * 40));
            await page.Mouse.DownAsync();
            await page.Mouse.MoveAsync(700, 360 + (i % 5 * 40), new() { Steps = 12 });
            await page.Mouse.UpAsync();
            await page.WaitForTimeoutAsync(100);
            longest.Add(await page.EvaluateAsync<double>("Math.max(0, ...window.tasks)"));
        }

        return longest;
    }

    private async Task OpenAsync(long article)
    {
        await page.GotoAsync($"/articles/{article}");
        await page.WaitForTimeoutAsync(1500);
    }
}
