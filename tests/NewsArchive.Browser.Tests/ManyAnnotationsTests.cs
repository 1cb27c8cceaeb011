using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Storage;

namespace NewsArchive.Browser.Tests;

/// <summary>A long article with 1,500 annotations asks no more of a selection than a short one.</summary>
public sealed class ManyAnnotationsTests(SharedBrowser shared) : BrowserTest(shared)
{
    private const int Wanted = 1500;
    private const string Sentence = "Le ministre Jean Dupont a déclaré que « la coopération militaire avec Pyongyang est une affaire grave » et que Paris y répondra. ";

    protected override IReadOnlyDictionary<string, string> Files => new Dictionary<string, string>
    {
        ["000_long.txt"] = "date 2024-01 Un long article\n\n" + string.Join("\n\n", Enumerable.Range(0, 125).Select(_ => string.Concat(Enumerable.Repeat(Sentence, 6)).Trim())),
    };

    // What makes a selection slow is work that grows with the annotations: the text taken apart and put together, marks drawn anew.
    [BrowserFact]
    public async Task A_selection_changes_nothing_in_the_text_and_redraws_no_mark_of_fifteen_hundred_annotations()
    {
        var article = await OpenArticleAsync();
        await AnnotateAsync(article);
        await Page.AddInitScriptAsync("""
            window.drawn = 0;
            for (const act of ["add", "delete", "clear"]) {
              const own = Highlight.prototype[act];
              Highlight.prototype[act] = function (...of) { window.drawn++; return own.apply(this, of); };
            }
            """);
        await article.OpenAsync();
        await UntilAsync("window.drawn > 0");
        await Page.EvaluateAsync("""
            window.changed = 0;
            new MutationObserver(changes => { window.changed += changes.length; }).observe(document.getElementById("text"), { subtree: true, childList: true, characterData: true });
            """);
        await Page.Locator("#text").FocusAsync();
        await Page.EvaluateAsync("window.drawn = 0");
        foreach (var key in new[] { "ArrowRight", "Shift+ArrowRight", "ArrowDown", "g", "Shift+ArrowDown", "ArrowLeft" })
            await Page.Keyboard.PressAsync(key);
        await article.DragOverAsync("la coopération militaire");
        Assert.Equal("la coopération militaire", await article.SelectedAsync());
        Assert.Equal(0, await Page.EvaluateAsync<int>("window.changed"));
        // The annotation in focus alone is lit, and no longer lit.
        Assert.InRange(await Page.EvaluateAsync<int>("window.drawn"), 0, 60);
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
