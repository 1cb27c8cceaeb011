using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Storage;
using Xunit.Abstractions;

namespace NewsArchive.Browser.Tests;

/// <summary>A long article with 1,500 annotations stays quick under the hand.</summary>
public sealed class ManyAnnotationsTests(SharedBrowser shared, ITestOutputHelper output) : BrowserTest(shared)
{
    private const int Wanted = 1500;
    private const string Sentence = "Le ministre Jean Dupont a déclaré que « la coopération militaire avec Pyongyang est une affaire grave » et que Paris y répondra. ";

    protected override IReadOnlyDictionary<string, string> Files => new Dictionary<string, string>
    {
        ["000_long.txt"] = "date 2024-01 Un long article\n\n" + string.Join("\n\n", Enumerable.Range(0, 125).Select(_ => string.Concat(Enumerable.Repeat(Sentence, 6)).Trim())),
    };

    [BrowserFact]
    public async Task Selecting_is_no_long_task_with_fifteen_hundred_annotations()
    {
        var article = await OpenArticleAsync();
        await AnnotateAsync(article);
        await Page.AddInitScriptAsync("""
            window.longest = 0;
            new PerformanceObserver(list => { for (const task of list.getEntries()) window.longest = Math.max(window.longest, task.duration); }).observe({ type: "longtask" });
            """);
        await article.OpenAsync();
        await Page.WaitForTimeoutAsync(1000);
        // A busy machine makes any task long: what can be done in time once is quick enough.
        var longest = new List<double>();
        for (var tries = 0; tries < 5 && longest.All(task => task > 0); tries++)
        {
            await Page.EvaluateAsync("window.longest = 0");
            await Page.Locator("#text").FocusAsync();
            foreach (var key in new[] { "ArrowRight", "Shift+ArrowRight", "ArrowDown", "g", "Shift+ArrowDown", "ArrowLeft" })
                await Page.Keyboard.PressAsync(key);
            await Page.WaitForTimeoutAsync(100);
            longest.Add(await Page.EvaluateAsync<double>("window.longest"));
        }

        output.WriteLine(string.Join(", ", longest));
        Assert.Contains(longest, task => task == 0);
    }

    // Through the door of the API this would take as long as all other tests together.
    private async Task AnnotateAsync(ArticlePage article)
    {
        using var scope = Site.Services.CreateScope();
        var quotes = scope.ServiceProvider.GetRequiredService<ArchiveContext>();
        var person = await Site.PostAsync("/api/entities", new { name = "Jean Dupont", kind = "person" });
        var who = person.GetProperty("id").GetInt64();
        await using var transaction = await quotes.Database.BeginTransactionAsync();
        var at = 0;
        for (var i = 0; i < Wanted / 2; i++)
        {
            at = article.Text.IndexOf("Jean Dupont", at + 1, StringComparison.Ordinal);
            var name = new NewsArchive.Annotations.Anchor(at, at + 11, "Jean Dupont");
            var start = article.Text.IndexOf('«', at);
            var end = article.Text.IndexOf('»', at) + 1;
            var mention = new NewsArchive.Annotations.Mention { ArticleId = article.Id };
            mention.Become(new(1, name, who, NewsArchive.Annotations.AnnotationState.Accepted, "person"));
            var quote = new NewsArchive.Annotations.Quote { ArticleId = article.Id };
            quote.Become(new(1, [new(start, end, article.Text[start..end])], null, name, who, NewsArchive.Annotations.QuoteKind.Direct, NewsArchive.Annotations.AnnotationState.Accepted, "person", null));
            quotes.AddRange(mention, quote);
        }

        await quotes.SaveChangesAsync();
        await transaction.CommitAsync();
        Assert.Equal(Wanted, (await article.QuotesAsync()).GetArrayLength() + (await article.MentionsAsync()).GetArrayLength());
    }
}
