using NewsArchive.Editing;
using NewsArchive.Search.Entities;

namespace NewsArchive.Search;

public sealed class EntityTimelineTests : IDisposable
{
    private readonly TempArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task Quotations_and_mentions_are_counted_by_month_without_gaps()
    {
        using var desk = _archive.Desk();
        foreach (var (key, date) in new[] { ("a", "2023-09-15"), ("b", "2023-09"), ("c", "2023-11-01"), ("d", "2023") })
        {
            var article = await _archive.AddAsync(key, $"date {date} Titre\n\nKirby parle de {key}.");
            var text = _archive.TextOf(article);
            (await desk.Mentions.CreateAsync(article, text.MentionOf("Kirby"))).IsSaved();
            (await desk.Mentions.CreateAsync(article, text.MentionOf("Kirby") with { State = "rejected" })).IsSaved();
            if (key != "b")
                (await desk.Quotes.CreateAsync(article, text.QuoteOf("parle") with { Entity = new EntityDraft(1) })).IsSaved();
        }

        var timeline = await EntityTimeline.OfAsync(desk.Context, 1);

        Assert.Equal(12, timeline.Bars.Count);
        Assert.Equal(["2023-09 1 2", "2023-11 1 1"], timeline.Bars.Where(bar => bar.Mentions > 0).Select(bar => $"{bar.From} {bar.Quotes} {bar.Mentions}"));
        Assert.Equal(["2023 1 1"], timeline.Undated.Select(bar => $"{bar.From} {bar.Quotes} {bar.Mentions}"));
        Assert.Empty((await EntityTimeline.OfAsync(desk.Context, 2)).Bars);
    }
}
