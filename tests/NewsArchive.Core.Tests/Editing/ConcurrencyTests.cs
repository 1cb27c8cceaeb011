using NewsArchive.Annotations;

namespace NewsArchive.Editing;

public sealed class ConcurrencyTests : EditedArchive
{
    private const int Writers = 20;

    [Fact]
    public async Task Twenty_writers_on_one_article_lose_nothing()
    {
        var saved = await TogetherAsync(async (desk, writer) =>
            (await desk.Quotes.CreateAsync(ArticleId, Text.QuoteOf("accord") with { Note = $"note {writer}", Entity = Named("Peskov") })).IsSaved().Subject.Id);

        Assert.Equal(Writers, saved.Distinct().Count());
        Assert.Equal(Enumerable.Range(0, Writers).Select(writer => $"note {writer}").Order(), Archive.Rows("SELECT note FROM quote").Order());
        Assert.Equal(1, Archive.Read<long>("SELECT count(*) FROM entity"));
        Assert.Equal(Writers, (await QuotesWithAsync("accord")).Count);
        Assert.Equal(Writers + 1, Changes().Count);
        IsSound();
    }

    [Fact]
    public async Task Of_twenty_writers_on_one_quotation_one_wins_and_the_others_are_told()
    {
        using (var desk = Archive.Desk())
            (await desk.Quotes.CreateAsync(ArticleId, Text.QuoteOf("accord"))).IsSaved();

        var edits = await TogetherAsync((desk, writer) => desk.Quotes.ReplaceAsync(1, 1, Text.QuoteOf("accord") with { Note = $"note {writer}" }));

        var winner = Assert.Single(edits.OfType<Edit<Quote>.Saved>());
        Assert.Equal([$"{winner.Subject.Note}|2"], Archive.Rows("SELECT note, version FROM quote"));
        Assert.All(edits.OfType<Edit<Quote>.Stale>(), stale => Assert.Equal(winner.Subject.Note, stale.Current.Note));
        Assert.Equal(Writers - 1, edits.OfType<Edit<Quote>.Stale>().Count());
        Assert.Equal(2, Changes().Count);
    }

    [Fact]
    public async Task A_change_is_undone_once_however_many_ask()
    {
        long change;
        using (var desk = Archive.Desk())
            change = (await desk.Quotes.CreateAsync(ArticleId, Text.QuoteOf("accord"))).IsSaved().ChangeId;

        var undos = await TogetherAsync((desk, _) => desk.Undo.UndoAsync(change));

        Assert.Single(undos.OfType<Edit<Change>.Saved>());
        Assert.Equal(Writers - 1, undos.OfType<Edit<Change>.Refused>().Count());
    }

    [Fact]
    public async Task Writers_and_an_import_stand_beside_each_other()
    {
        Archive.Options.ImportBatch = 5;
        for (var i = 0; i < 60; i++)
            Archive.Write($"n{i:00}.txt", $"date 2023 Titre {i}\n\nUne phrase {i}.");

        var import = Archive.ImportAsync();
        await TogetherAsync(async (desk, _) => (await desk.Mentions.CreateAsync(ArticleId, Text.MentionOf("Kirby"))).IsSaved());

        Assert.Equal(60, (await import).Imported);
        Assert.Equal(Writers, Archive.Read<long>("SELECT count(*) FROM mention"));
        IsSound();
    }

    private Task<T[]> TogetherAsync<T>(Func<Desk, int, Task<T>> write) => Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
    {
        using var desk = Archive.Desk();
        return await write(desk, writer);
    })));
}
