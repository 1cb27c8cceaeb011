using NewsArchive.Entities;

namespace NewsArchive.Editing;

public sealed class EntitySplitTests : RegisteredArchive
{
    [Fact]
    public async Task What_is_chosen_goes_to_a_new_entity_and_one_undo_takes_it_back()
    {
        await FillAsync();
        var before = State();
        long change;
        using (var desk = Archive.Desk())
        {
            var saved = (await desk.Split.SplitAsync(Initialled, 1, new SplitDraft(Named("Youri Peskov"), [2], [2], ["dimitri peskov"]))).IsSaved();
            change = saved.ChangeId;
            Assert.Equal(("Youri Peskov", EntityKind.Person, 4L), (saved.Subject.Name, saved.Subject.Kind, saved.Subject.Id));
            Assert.Equal(["Dimitri Peskov"], saved.Subject.Aliases);
        }

        Assert.Equal(["PESKOV"], Archive.Rows("SELECT name FROM entity_name WHERE entity_id = 2 AND position > 0"));
        Assert.Equal(["1", "4"], Archive.Rows("SELECT entity_id FROM quote ORDER BY id"));
        Assert.Equal(["1", "4", "2"], Archive.Rows("SELECT entity_id FROM mention ORDER BY id"));
        var split = State();

        var undone = await UndoAsync(change);
        Assert.Equal(before, State());
        await UndoAsync(undone);
        Assert.Equal(split, State());
        IsSound();
    }

    [Fact]
    public async Task All_mentions_that_are_written_alike_go_to_a_known_entity()
    {
        await FillAsync();
        var before = State();
        using var desk = Archive.Desk();
        var saved = (await desk.Split.SplitAsync(Initialled, 1, new SplitDraft(new EntityDraft(Kirby), Forms: ["Kirby", "personne"], Aliases: ["PESKOV"]))).IsSaved();

        Assert.Equal(["Kirby", "PESKOV"], saved.Subject.Aliases);
        Assert.Equal(["1", "2", "3"], Archive.Rows("SELECT entity_id FROM mention ORDER BY id"));
        await UndoAsync(saved.ChangeId);
        Assert.Equal(before, State());
    }

    [Fact]
    public async Task A_name_means_another_entity_even_when_the_split_one_has_it_too()
    {
        await FillAsync();
        using var desk = Archive.Desk();

        Assert.Equal(Dmitri, (await desk.Split.SplitAsync(Initialled, 1, new SplitDraft(Named("peskov"), [2]))).IsSaved().Subject.Id);
        Assert.Equal(4, (await desk.Split.SplitAsync(Initialled, 2, new SplitDraft(Named("Dimitri Peskov"), null, [2]))).IsSaved().Subject.Id);
    }

    public static TheoryData<SplitDraft, string> Wrong => new()
    {
        { new(null, [2]), "edit.no-name" },
        { new(new EntityDraft(Id: 99), [2]), "edit.no-entity" },
        { new(new EntityDraft(Id: Initialled), [2]), "edit.merge-itself" },
        { new(new EntityDraft(Name: "\u0007", Kind: "person"), [2]), "edit.name-control" },
        { new(new EntityDraft(Name: "Y", Kind: "chose"), [2]), "edit.unknown-entity-kind" },
        { new(new EntityDraft(Name: "Y", Kind: "person")), "edit.split-nothing" },
        { new(new EntityDraft(Name: "Y", Kind: "person"), Forms: ["jamais"]), "edit.split-nothing" },
        { new(new EntityDraft(Name: "Y", Kind: "person"), [1]), "edit.not-of-entity" },
        { new(new EntityDraft(Name: "Y", Kind: "person"), null, [2, 1]), "edit.not-of-entity" },
        { new(new EntityDraft(Name: "Y", Kind: "person"), null, null, ["D. Peskov"]), "edit.no-such-alias" },
        { new(new EntityDraft(Name: "Y", Kind: "person"), null, [.. Enumerable.Range(1, 10_001).Select(i => (long)i)]), "edit.too-much-at-once" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_wrong_is_refused_and_nothing_is_moved(SplitDraft draft, string reason)
    {
        await FillAsync();
        var before = State() + Content("change");
        using var desk = Archive.Desk();
        Assert.Equal(reason, (await desk.Split.SplitAsync(Initialled, 1, draft)).IsRefused().Key);
        Assert.Equal(before, State() + Content("change"));
    }

    [Fact]
    public async Task A_stale_split_is_refused()
    {
        await FillAsync();
        using var desk = Archive.Desk();
        (await desk.Split.SplitAsync(Initialled, 1, new SplitDraft(Named("Y"), [2]))).IsSaved();
        Assert.Equal(2, Assert.IsType<Edit<Entity>.Stale>(await desk.Split.SplitAsync(Initialled, 1, new SplitDraft(Named("Y"), null, [2]))).Current.Version);
    }

    [Fact]
    public async Task A_merge_can_be_taken_apart_by_hand()
    {
        await FillAsync();
        using var desk = Archive.Desk();
        (await desk.Merge.MergeAsync(Initialled, 1, Dmitri)).IsSaved();

        var parted = (await desk.Split.SplitAsync(Dmitri, 2, new SplitDraft(Named("D. Peskov"), [2], [2, 3], ["Dimitri Peskov", "D. Peskov"]))).IsSaved().Subject;

        Assert.Equal(["Dimitri Peskov"], parted.Aliases);
        Assert.Equal(["1", "4", "4"], Archive.Rows("SELECT entity_id FROM mention ORDER BY id"));
        IsSound();
    }
}
