using Microsoft.EntityFrameworkCore;
using NewsArchive.Editing;
using NewsArchive.Search.Entities;

namespace NewsArchive.Search;

public sealed class DuplicateSearchTests : IDisposable
{
    private readonly TempArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task Likely_doubles_of_one_kind_are_offered_the_surest_first()
    {
        await FillAsync();
        using var desk = _archive.Desk();
        var (total, hits) = await new DuplicateSearch(desk.Context).FindAsync(0, 100);

        Assert.Equal(
            ["8 9 ", "1 2 SameWords", "1 3 OtherOrder", "2 3 OtherOrder", "4 5 Initials"],
            hits.Select(hit => $"{hit.One.Id} {hit.Other.Id} {hit.Likeness}"));
        Assert.Equal(hits.Count, total);
        Assert.Equal("1 3", string.Join(' ', (await new DuplicateSearch(desk.Context).FindAsync(2, 1)).Hits.Select(hit => $"{hit.One.Id} {hit.Other.Id}")));
        Assert.Equal(["1 2", "1 3"], (await OfAsync(desk, 1)).Select(hit => $"{hit.One.Id} {hit.Other.Id}"));
        Assert.Equal(["8 9"], (await OfAsync(desk, 9)).Select(hit => $"{hit.One.Id} {hit.Other.Id}"));
        Assert.Empty(await OfAsync(desk, 6));
    }

    [Fact]
    public async Task What_was_told_apart_or_merged_is_not_offered_again()
    {
        await FillAsync();
        using var desk = _archive.Desk();
        (await desk.Entities.TellApartAsync(3, 2)).IsSaved();
        var (_, hits) = await new DuplicateSearch(desk.Context).FindAsync(0, 100);
        Assert.DoesNotContain(hits, hit => (hit.One.Id, hit.Other.Id) == (2, 3));
        Assert.Equal([2L], (await new DuplicateSearch(desk.Context).ApartFromAsync(3)).Select(hit => hit.Id));

        // Who was told from the one that goes is told from the one that stays.
        var merged = (await desk.Merge.MergeAsync(2, 2, 1)).IsSaved();
        Assert.Equal(["4 5", "8 9"], (await PairsAsync(desk)).Order());
        Assert.Equal([3L], merged.Subject.Unlike);

        (await desk.Undo.UndoAsync(merged.ChangeId)).IsSaved();
        Assert.Equal(["1 2", "1 3", "4 5", "8 9"], (await PairsAsync(desk)).Order());
    }

    [Fact]
    public async Task A_note_at_the_other_one_follows_a_merge_too()
    {
        await FillAsync();
        using var desk = _archive.Desk();
        (await desk.Entities.TellApartAsync(1, 3)).IsSaved();
        (await desk.Merge.MergeAsync(3, 1, 2)).IsSaved();
        Assert.Equal(["4 5", "8 9"], (await PairsAsync(desk)).Order());
    }

    private static async Task<List<string>> PairsAsync(Desk desk) =>
        [.. (await new DuplicateSearch(desk.Context).FindAsync(0, 100)).Hits.Select(hit => $"{hit.One.Id} {hit.Other.Id}")];

    private static async Task<List<DuplicateHit>> OfAsync(Desk desk, long id) =>
        await new DuplicateSearch(desk.Context).OfAsync(await desk.Context.Entities.AsNoTracking().Include(e => e.Names).SingleAsync(e => e.Id == id), 10);

    private async Task FillAsync()
    {
        using var desk = _archive.Desk();
        foreach (var (name, kind) in new[]
        {
            ("Kim Jong-un", "person"), ("Kim Jong Un", "person"), ("Jong-un Kim", "person"), ("D. Peskov", "person"), ("Dmitri Peskov", "person"),
            ("Kim Jong-un", "event"), ("Chang Ho-jin", "person"),
        })
            (await desk.Entities.CreateAsync(new EntityContentDraft(name, kind))).IsSaved();
        foreach (var name in new[] { "Burma", "Myanmar" })
            (await desk.Entities.CreateAsync(new EntityContentDraft(name, "place", Identifiers: [new IdentifierDraft("wikidata", "Q836")]))).IsSaved();
        (await desk.Entities.CreateAsync(new EntityContentDraft("Birman", "other", Identifiers: [new IdentifierDraft("wikidata", "Q836")]))).IsSaved();
    }
}
