using NewsArchive.Annotations;
using NewsArchive.Storage;

namespace NewsArchive.Editing;

public sealed class TaggingTests : IAsyncLifetime, IDisposable
{
    private static readonly int Many = Soak.Size(450, 2000);

    private readonly TempArchive _archive = new();
    private long _moscow;

    [Fact]
    [Trait(Soak.Category, Soak.Name)]
    public async Task Very_many_places_are_one_batch_that_one_undo_takes_back_also_after_a_restart()
    {
        await using (var runs = new TaggingRuns(_archive.Options, _archive.Clock))
        {
            var run = runs.Start("anne", _moscow, Places());
            await run.Completion;
            Assert.Equal((TaggingState.Done, Many, 0), (run.State, run.Sum.Tagged, run.Sum.Passed));
        }

        Assert.Equal(Many, Mentions());
        Assert.Equal(1, _archive.Read<long>("SELECT count(DISTINCT batch) FROM change WHERE batch IS NOT NULL"));
        IsSound();

        var undone = await UndoAsync(_archive.Read<long>("SELECT max(id) FROM change"));
        Assert.Equal(0, Mentions());
        await UndoAsync(undone);
        Assert.Equal(Many, Mentions());
        IsSound();
    }

    [Fact]
    public async Task What_was_stored_until_a_stop_is_one_batch_and_taken_back_by_one_undo()
    {
        TaggingRun? run = null;
        await using (var runs = new TaggingRuns(_archive.Options, new StoppingClock(() => run)))
        {
            run = runs.Start("anne", _moscow, Places());
            await run.Completion;
        }

        Assert.Equal(TaggingState.Stopped, run.State);
        Assert.InRange(Mentions(), TaggingRuns.Portion, Many - 1);
        Assert.Equal(run.Sum.Tagged, Mentions());
        await UndoAsync(run.Sum.Batch!.Value);
        Assert.Equal(0, Mentions());
        IsSound();
    }

    // The log asks for the time of every change: the first of the second portion stops the run.
    private sealed class StoppingClock(Func<TaggingRun?> run) : TimeProvider
    {
        private int _asked;

        public override DateTimeOffset GetUtcNow()
        {
            if (++_asked > TaggingRuns.Portion)
                run()?.Stop();
            return base.GetUtcNow();
        }
    }

    [Fact]
    public async Task An_undo_in_between_ends_the_rest()
    {
        var portions = Places().Chunk(TaggingRuns.Portion).ToList();
        var first = await TagAsync(portions[0], null);
        await UndoAsync(first.Batch!.Value);
        var second = await TagAsync(portions[1], first.Batch);
        Assert.True(second.IsOver);
        Assert.Equal(0, Mentions());
    }

    [Fact]
    public async Task What_somebody_marked_in_between_is_respected()
    {
        var places = Places().Take(3).ToList();
        using (var desk = _archive.Desk("bernard"))
            (await desk.Mentions.CreateAsync(1, new MentionDraft(places[1].Anchor.Start, places[1].Anchor.End, "Moscou", new EntityDraft(Name: "Moscou (Idaho)", Kind: "place")))).IsSaved();

        var tagging = await TagAsync(places, null);

        Assert.Equal((2, 1), (tagging.Tagged, tagging.Passed));
        Assert.Equal(["1", "2", "1"], _archive.Rows("SELECT entity_id FROM mention ORDER BY json_extract(anchor, '$.start')"));
        // Seen, it may be marked beside the other.
        Assert.Equal(1, (await TagAsync([places[1] with { Marks = [1] }], null)).Tagged);
        // The same again is not marked twice.
        Assert.Equal((0, 3), await Result(TagAsync(places, null)));
    }

    [Fact]
    public async Task A_text_that_was_replaced_in_between_is_passed_over()
    {
        var places = Places().Take(3).ToList();
        await _archive.AddAsync("un", "date 2020-01 Autre titre\n\nMoscou, Moscou.");
        Assert.Equal((0, 3), await Result(TagAsync(places, null)));
        Assert.Equal((0, 1), await Result(TagAsync([places[0] with { Anchor = new Anchor(0, 6, "Moscou") }], null)));
        Assert.Equal(0, Mentions());
    }

    [Fact]
    public async Task A_proposal_at_the_place_is_accepted_and_proposed_again_by_the_undo()
    {
        var place = Places()[0];
        using (var desk = _archive.Desk())
            await desk.Mentions.CreateAsync(1, new MentionDraft(place.Anchor.Start, place.Anchor.End, "Moscou", new EntityDraft(_moscow), "proposed"));

        var tagging = await TagAsync([place with { Marks = [1] }], null);

        Assert.Equal(["1|accepted"], _archive.Rows("SELECT id, state FROM mention"));
        await UndoAsync(tagging.Batch!.Value);
        Assert.Equal(["1|proposed"], _archive.Rows("SELECT id, state FROM mention"));
    }

    [Fact]
    public async Task Nothing_is_marked_as_an_entity_that_is_gone()
    {
        using (var desk = _archive.Desk())
            (await desk.Undo.UndoAsync(1)).IsSaved();
        Assert.True((await TagAsync(Places(), null)).IsOver);
        Assert.Equal(0, Mentions());
    }

    public async Task InitializeAsync()
    {
        await _archive.AddAsync("un", "date 2020-01 Titre\n\n" + string.Concat(Enumerable.Repeat("Moscou, ", Many)));
        using var desk = _archive.Desk();
        _moscow = (await desk.Entities.CreateAsync(new EntityContentDraft("Moscou", "place"))).IsSaved().Subject.Id;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _archive.Dispose();

    private static List<TaggedPlace> Places() => [.. Enumerable.Range(0, Many).Select(i => new TaggedPlace(1, 1, new Anchor(7 + (8 * i), 13 + (8 * i), "Moscou"), []))];

    private static async Task<(int, int)> Result(Task<Tagging> tagging) => ((await tagging).Tagged, (await tagging).Passed);

    private async Task<Tagging> TagAsync(IReadOnlyList<TaggedPlace> places, long? batch)
    {
        using var context = _archive.Context();
        return await new NameTagging(context, new ChangeLog(context, _archive.Clock, "anne")).TagAsync(_moscow, places, batch);
    }

    private async Task<long> UndoAsync(long change)
    {
        using var desk = _archive.Desk();
        return (await desk.Undo.UndoAsync(change)).IsSaved().ChangeId;
    }

    private long Mentions() => _archive.Read<long>("SELECT count(*) FROM mention");

    private void IsSound() => Assert.Empty(new ArchiveCheck(_archive.Options).Run().Faults);
}
