using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Entities;

namespace NewsArchive.Editing;

public sealed class BatchTests : EditedArchive
{
    [Fact]
    public async Task The_changes_of_a_batch_carry_the_number_of_the_first_and_others_none()
    {
        await MentionAsync("Moscou");
        await BatchAsync();
        await MentionAsync("Séoul");

        Assert.Equal(
            ["1|entity|", "2|mention|", "3|entity|3", "4|mention|3", "5|entity|3", "6|quote|3", "7|mention|3", "8|entity|", "9|mention|"],
            Archive.Rows("SELECT id, subject, batch FROM change ORDER BY id"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Whichever_change_is_undone_the_whole_batch_goes_and_comes_back(long change)
    {
        await BatchAsync();
        var made = State();

        var undone = await UndoAsync(change);
        Assert.Equal("", State());
        Assert.Empty(await QuotesWithAsync("aucun accord"));
        Assert.Equal(change, undone.Undoes);
        Assert.Equal(["6|5|6", "7|4|6", "8|3|6", "9|2|6", "10|1|6"], Archive.Rows("SELECT id, undoes, batch FROM change WHERE undoes IS NOT NULL ORDER BY id"));

        var redone = await UndoAsync(undone.Id);
        Assert.Equal(made, State());
        Assert.Equal([1], await QuotesWithAsync("aucun accord"));
        IsSound();

        await UndoAsync(redone.Id);
        await UndoAsync(Archive.Read<long>("SELECT max(id) FROM change"));
        Assert.Equal(made, State());
        await UndoAsync(change);
        Assert.Equal("", State());
        IsSound();
    }

    [Fact]
    public async Task A_later_change_of_one_subject_keeps_the_whole_batch()
    {
        await BatchAsync();
        long later;
        using (var desk = Archive.Desk("bernard"))
            later = (await desk.Mentions.ReplaceAsync(1, 1, Text.MentionOf("Kirby") with { State = "rejected" })).IsSaved().ChangeId;
        var before = (State(), Changes().Count);

        using (var desk = Archive.Desk())
            Assert.Equal(new Message("edit.changed-since"), (await desk.Undo.UndoAsync(1)).IsRefused());
        Assert.Equal(before, (State(), Changes().Count));

        await UndoAsync(later);
        await UndoAsync(1);
        Assert.Equal("", State());
    }

    [Fact]
    public async Task What_came_to_use_a_new_entity_keeps_the_whole_batch()
    {
        await BatchAsync();
        using var desk = Archive.Desk();
        await desk.Mentions.CreateAsync(ArticleId, Text.MentionOf("Moscou") with { Entity = Named("Kirby") });
        var before = (State(), Changes().Count);

        Assert.Equal(new Message("edit.in-use"), (await desk.Undo.UndoAsync(3)).IsRefused());

        Assert.Equal(before, (State(), Changes().Count));
        IsSound();
    }

    [Fact]
    public async Task A_subject_changed_several_times_in_a_batch_goes_back_to_the_beginning_and_forth_again()
    {
        using (var desk = Archive.Desk())
        {
            await desk.Quotes.CreateAsync(ArticleId, Text.QuoteOf("accord"));
            using var batch = desk.Log.BeginBatch();
            await desk.Quotes.ReplaceAsync(1, 1, Text.QuoteOf("signé") with { Note = "un" });
            await desk.Quotes.ReplaceAsync(1, 2, Text.QuoteOf("regretté") with { Note = "deux" });
            await desk.Quotes.DeleteAsync(1, 3);
        }

        var undone = await UndoAsync(3);
        Assert.Equal(["accord"], Archive.Rows("SELECT json_extract(parts, '$[0].exact') FROM quote"));
        Assert.Equal([1], await QuotesWithAsync("accord"));
        var redone = await UndoAsync(undone.Id);
        Assert.Empty(Content("quote"));
        await UndoAsync(redone.Id);
        Assert.Equal(["accord"], Archive.Rows("SELECT json_extract(parts, '$[0].exact') FROM quote"));
        IsSound();
    }

    [Fact]
    public async Task A_batch_goes_over_several_transactions_and_desks_and_may_be_cut_off_at_any_of_them()
    {
        long first;
        using (var desk = Archive.Desk())
        {
            using var batch = desk.Log.BeginBatch();
            await desk.Mentions.CreateAsync(ArticleId, Text.MentionOf("Kirby"));
            using (desk.Log.BeginBatch())
                await desk.Mentions.CreateAsync(ArticleId, Text.MentionOf("Kirby"));
            await desk.Mentions.CreateAsync(ArticleId, Text.MentionOf("Peskov"));
            first = batch.Id!.Value;
        }

        await MentionAsync("Moscou");
        using (var desk = Archive.Desk())
        {
            using var batch = desk.Log.BeginBatch(first);
            await desk.Mentions.CreateAsync(ArticleId, Text.MentionOf("Séoul"));
        }

        Assert.Equal(7, Archive.Read<long>($"SELECT count(*) FROM change WHERE batch = {first}"));
        await UndoAsync(first + 1);
        Assert.Equal(["Moscou"], Archive.Rows("SELECT json_extract(anchor, '$.exact') FROM mention"));
    }

    [Fact]
    public async Task What_is_rolled_back_never_belonged_to_a_batch()
    {
        using (var desk = Archive.Desk())
        {
            using var batch = desk.Log.BeginBatch();
            await using (await desk.Context.BeginWriteAsync())
                desk.Log.Note(new Entity(), null, new EntityContent("Paris", EntityKind.Place, [], null));
            desk.Context.ChangeTracker.Clear();
            await MentionAsync("Moscou");
            await desk.Mentions.CreateAsync(ArticleId, Text.MentionOf("Séoul", "place"));
            Assert.Equal(3, batch.Id);
        }

        await UndoAsync(4);
        Assert.Equal(["Moscou"], Archive.Rows("SELECT json_extract(anchor, '$.exact') FROM mention"));
    }

    [Fact]
    [Trait(Soak.Category, Soak.Name)]
    public async Task Thousands_of_changes_are_taken_back_in_one_go()
    {
        var many = Soak.Size(400, 4000);
        await MentionAsync("Kirby");
        Archive.Run($$"""
            WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i <= {{many}})
            INSERT INTO quote (id, article_id, version, revision, parts, entity_id, kind, state, origin)
            SELECT i, {{ArticleId}}, 1, 1, '[{"start":24,"end":30,"exact":"Aucun "}]', 1, 'direct', 'accepted', 'person' FROM n;
            """);
        using (var desk = Archive.Desk())
        {
            await using var transaction = await desk.Context.BeginWriteAsync();
            using (desk.Log.BeginBatch())
            using (desk.Log.WriteAtOnce())
            {
                foreach (var quote in await desk.Context.Quotes.AsNoTracking().OrderBy(quote => quote.Id).ToListAsync())
                    desk.Log.Note(quote, null, quote.Content);
            }

            await transaction.CommitAsync();
        }

        var undone = await UndoAsync(many / 4);
        Assert.Empty(Content("quote"));
        await UndoAsync(undone.Id);

        Assert.Equal(many, Archive.Read<long>("SELECT count(*) FROM quote"));
        Assert.Equal(many, (await QuotesWithAsync("aucun")).Count);
        IsSound();
    }

    // A mention of a new entity, a quotation of another new one, and a mention of that: five changes.
    private async Task BatchAsync()
    {
        using var desk = Archive.Desk();
        using var batch = desk.Log.BeginBatch();
        await desk.Mentions.CreateAsync(ArticleId, Text.MentionOf("Kirby"));
        await desk.Quotes.CreateAsync(ArticleId, Text.QuoteOf("« Aucun accord »") with { Entity = Named("Peskov") });
        await desk.Mentions.CreateAsync(ArticleId, Text.MentionOf("Peskov"));
    }

    private async Task MentionAsync(string name)
    {
        using var desk = Archive.Desk();
        (await desk.Mentions.CreateAsync(ArticleId, Text.MentionOf(name))).IsSaved();
    }

    private string State() => string.Join('\n', Archive.Rows("""
        SELECT id, article_id, parts, entity_id, note FROM quote UNION ALL SELECT id, article_id, anchor, entity_id, state FROM mention
        UNION ALL SELECT id, name, kind, description, '' FROM entity UNION ALL SELECT entity_id, name, folded, position, '' FROM entity_name
        """));

    private async Task<Change> UndoAsync(long change)
    {
        using var desk = Archive.Desk();
        return (await desk.Undo.UndoAsync(change)).IsSaved().Subject;
    }
}
