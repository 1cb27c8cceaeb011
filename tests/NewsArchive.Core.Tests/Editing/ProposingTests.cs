using NewsArchive.Annotations;
using NewsArchive.Storage;

namespace NewsArchive.Editing;

/// <summary>What the program proposes, stored beside what persons decide.</summary>
public sealed class ProposingTests : IAsyncLifetime, IDisposable
{
    private const string Text =
        "Un accord à Paris\n\nLe ministre Jean Dupont a déclaré que « la paix est proche ». « Nous agirons vite », a ajouté Jean Dupont. Selon Marie Curie, « la science attend ».";

    private readonly TempArchive _archive = new();
    private long _article;

    public async Task InitializeAsync() => _article = await _archive.AddAsync("a", "date 2023-09 " + Text);

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task Each_proposal_names_its_rule_and_how_sure_it_is_and_stands_where_it_says()
    {
        var report = await ProposeAsync();
        using var context = _archive.Context();
        var quotes = context.Quotes.OrderBy(quote => quote.Id).ToList();
        Assert.Equal((1, quotes.Count, 0, 0), (report.Articles, (int)report.Quotes, (int)report.Kept, (int)report.Removed));
        Assert.Equal(["« la paix est proche »", "« Nous agirons vite »", "« la science attend »"], quotes.Select(quote => quote.Words));
        Assert.All(quotes, quote =>
        {
            Assert.Equal((AnnotationState.Proposed, 1), (quote.State, quote.Version));
            Assert.InRange(quote.Confidence!.Value, 0, 1);
            Assert.NotEqual("person", quote.Origin);
        });
        var names = context.Mentions.Select(mention => mention.Entity!.Name).Distinct().ToList();
        Assert.Subset(names.ToHashSet(), new HashSet<string> { "Jean Dupont", "Marie Curie", "Paris" });
        Assert.Equal("Marie Curie", context.Quotes.Where(quote => quote.Id == quotes[2].Id).Select(quote => quote.Entity!.Name).Single());
        IsSound();
    }

    [Fact]
    public async Task An_article_is_read_once_and_again_when_its_text_has_changed()
    {
        Assert.Equal(1, await WaitingAsync());
        await ProposeAsync();
        Assert.Equal(0, await WaitingAsync());
        Assert.Equal(0, (await ProposeAsync()).Articles);
        await _archive.AddAsync("a", "date 2023-09 " + Text + "\n\n« Rien ne presse », a dit Paul Martin.");
        Assert.Equal(1, await WaitingAsync());
        Assert.Equal((1, 1), ((int)(await ProposeAsync()).Articles, _archive.Read<long>("SELECT count(*) FROM quote WHERE parts LIKE '%presse%'")));
        IsSound();
    }

    [Fact]
    public async Task What_was_rejected_is_not_proposed_again_and_what_a_person_made_or_touched_stays()
    {
        using (var desk = _archive.Desk())
            (await desk.Quotes.CreateAsync(_article, _archive.TextOf(_article).QuoteOf("Nous agirons vite"))).IsSaved();
        await ProposeAsync();
        Assert.Equal(0, _archive.Read<long>("SELECT count(*) FROM quote WHERE state = 'proposed' AND parts LIKE '%agirons%'"));

        var (rejected, touched) = (Number("proche"), Number("science"));
        using (var desk = _archive.Desk())
        {
            (await desk.Quotes.ReplaceAsync(rejected, 1, Draft(desk, rejected) with { State = "rejected" })).IsSaved();
            (await desk.Quotes.ReplaceAsync(touched, 1, Draft(desk, touched) with { Note = "à voir" })).IsSaved();
        }

        var before = Rows();
        var again = await ProposeAsync(again: true);
        Assert.Equal((1, 0, 0, 0), ((int)again.Articles, (int)again.Quotes, (int)again.Mentions, (int)again.Removed));
        Assert.Equal(before, Rows());
        IsSound();
    }

    [Fact]
    public async Task What_other_rules_no_longer_say_is_withdrawn_and_what_they_say_otherwise_is_exchanged()
    {
        await ProposeAsync();
        _archive.Run("UPDATE quote SET origin = 'old-rule' WHERE parts LIKE '%proche%'; UPDATE proposed_text SET rules = 0");
        Assert.Equal(1, await WaitingAsync());
        var again = await ProposeAsync();
        Assert.Equal((1, 1), ((int)again.Quotes, (int)again.Removed));
        Assert.Equal(0, _archive.Read<long>("SELECT count(*) FROM quote WHERE origin = 'old-rule'"));
        Assert.Equal(1, _archive.Read<long>("SELECT count(*) FROM quote WHERE parts LIKE '%proche%'"));
        IsSound();
    }

    [Fact]
    public async Task A_persons_undo_does_not_reach_what_the_program_proposed()
    {
        await ProposeAsync();
        using var context = _archive.Context();
        Assert.NotEmpty(context.Changes.Where(change => change.Actor!.Name == Proposing.Who));
        Assert.Equal((null, null), await new ChangeHistory(context).NextAsync(_article, "local"));
    }

    [Fact]
    public async Task A_name_that_is_that_of_two_entities_is_left_open()
    {
        using (var desk = _archive.Desk())
        {
            (await desk.Entities.CreateAsync(new EntityContentDraft("Jean Dupont", "person"))).IsSaved();
            (await desk.Entities.CreateAsync(new EntityContentDraft("Jean Dupont", "person", Description: "L’autre"))).IsSaved();
        }

        await ProposeAsync();
        Assert.Equal(0, _archive.Read<long>("SELECT count(*) FROM mention WHERE json_extract(anchor, '$.exact') = 'Jean Dupont'"));
        Assert.Equal(1, _archive.Read<long>("SELECT entity_id IS NULL FROM quote WHERE parts LIKE '%agirons%'"));
        Assert.Equal(2, _archive.Read<long>("SELECT count(*) FROM entity WHERE name = 'Jean Dupont'"));
    }

    [Fact]
    public async Task A_stop_leaves_articles_whole_or_unread()
    {
        for (var i = 0; i < 5; i++)
            await _archive.AddAsync($"b{i}", $"date 2023-10 Titre {i}\n\n« La paix numéro {i} », a déclaré Jean Dupont.");
        using var stop = new CancellationTokenSource();
        using var context = _archive.Context();
        var proposing = new Proposing(context, _archive.Clock);
        var first = await proposing.NextAsync(0, 2, cancellation: stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => proposing.NextAsync(first!.Last, 2, cancellation: stop.Token));
        Assert.Equal(4, await WaitingAsync());
        Assert.Equal(2, _archive.Read<long>("SELECT count(DISTINCT article_id) FROM quote"));
        Assert.Equal(4, (await ProposeAsync()).Articles);
        Assert.Equal(6, _archive.Read<long>("SELECT count(DISTINCT article_id) FROM quote"));
    }

    private static QuoteDraft Draft(Desk desk, long quote) => QuoteDraft.Of(desk.Context.Quotes.Single(one => one.Id == quote));

    private long Number(string word) => _archive.Read<long>($"SELECT id FROM quote WHERE parts LIKE '%{word}%'");

    private IReadOnlyList<string> Rows() => [.. _archive.Rows("SELECT id, version, state, coalesce(note, ''), parts FROM quote ORDER BY id")];

    private async Task<int> WaitingAsync()
    {
        using var context = _archive.Context();
        return await new Proposing(context, _archive.Clock).WaitingAsync();
    }

    private async Task<ProposalReport> ProposeAsync(bool again = false)
    {
        using var context = _archive.Context();
        var proposing = new Proposing(context, _archive.Clock);
        var sum = new ProposalReport();
        while (await proposing.NextAsync(sum.Last, 3, again) is { } next)
            sum = sum.And(next);
        return sum;
    }

    private void IsSound() => Assert.Empty(new ArchiveCheck(_archive.Options).Run().Faults);
}
