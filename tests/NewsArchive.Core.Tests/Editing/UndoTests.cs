using NewsArchive.Annotations;

namespace NewsArchive.Editing;

public sealed class UndoTests : EditedArchive
{
    [Fact]
    public async Task Making_a_quotation_can_be_undone_and_redone()
    {
        var change = await QuoteAsync();
        var made = State();

        var undone = await UndoAsync(change);
        Assert.Empty(Content("quote"));
        Assert.Empty(await QuotesWithAsync("aucun accord"));
        Assert.Equal((ChangeAction.Delete, change), (undone.Action, undone.Undoes));

        var redone = await UndoAsync(undone.Id);
        Assert.Equal((ChangeAction.Create, undone.Id), (redone.Action, redone.Undoes));
        Assert.Equal(made, State());
        Assert.Equal([1], await QuotesWithAsync("aucun accord"));
        IsSound();

        await UndoAsync(redone.Id);
        Assert.Empty(Content("quote"));
    }

    [Fact]
    public async Task Replacing_a_quotation_can_be_undone_and_redone()
    {
        await QuoteAsync();
        var first = State();
        long change;
        using (var desk = Archive.Desk())
            change = (await desk.Quotes.ReplaceAsync(1, 1, Text.QuoteOf("Kirby") with { Note = "Deux" })).IsSaved().ChangeId;
        var second = State();

        var undone = await UndoAsync(change);
        Assert.Equal(first, State());
        Assert.Equal([1], await QuotesWithAsync("aucun accord"));
        Assert.Empty(await QuotesWithAsync("kirby"));

        await UndoAsync(undone.Id);
        Assert.Equal(second, State());
        Assert.Equal(4, Archive.Read<long>("SELECT version FROM quote"));
        IsSound();
    }

    [Fact]
    public async Task Deleting_a_quotation_can_be_undone_and_redone()
    {
        await QuoteAsync();
        var before = State();
        long change;
        using (var desk = Archive.Desk())
            change = (await desk.Quotes.DeleteAsync(1, 1)).IsSaved().ChangeId;

        var undone = await UndoAsync(change);
        Assert.Equal(before, State());
        Assert.Equal([1], await QuotesWithAsync("aucun accord"));
        IsSound();

        await UndoAsync(undone.Id);
        Assert.Empty(Content("quote"));
        Assert.Empty(await QuotesWithAsync("aucun accord"));
    }

    [Fact]
    public async Task Deleting_a_mention_can_be_undone_and_redone()
    {
        using var desk = Archive.Desk();
        (await desk.Mentions.CreateAsync(ArticleId, Text.MentionOf("Kirby"))).IsSaved();
        (await desk.Mentions.ReplaceAsync(1, 1, Text.MentionOf("Peskov"))).IsSaved();
        var deleted = (await desk.Mentions.DeleteAsync(1, 2)).IsSaved().ChangeId;

        var back = await UndoAsync(deleted);
        Assert.Equal(["Peskov|2|3"], Mentions());
        await UndoAsync(back.Id);
        Assert.Empty(Mentions());
    }

    [Fact]
    public async Task Replacing_a_mention_can_be_undone()
    {
        long made, replaced;
        using (var desk = Archive.Desk())
        {
            made = (await desk.Mentions.CreateAsync(ArticleId, Text.MentionOf("Kirby"))).IsSaved().ChangeId;
            replaced = (await desk.Mentions.ReplaceAsync(1, 1, Text.MentionOf("Peskov"))).IsSaved().ChangeId;
        }

        await UndoAsync(replaced);
        Assert.Equal(["Kirby|1|3"], Mentions());
        await UndoAsync(made);
        Assert.Empty(Mentions());
    }

    [Fact]
    public async Task An_entity_gets_its_names_back()
    {
        long made, replaced;
        using (var desk = Archive.Desk())
        {
            made = (await desk.Entities.CreateAsync(new EntityContentDraft("Kim Jong-un", "person", ["Kim", "le Maréchal"], "Un."))).IsSaved().ChangeId;
            replaced = (await desk.Entities.ReplaceAsync(1, 1, new EntityContentDraft("Kim", "other", ["Neuf"]))).IsSaved().ChangeId;
        }

        var undone = await UndoAsync(replaced);
        Assert.Equal(["Kim Jong-un|0", "Kim|1", "le Maréchal|2"], Archive.Rows("SELECT name, position FROM entity_name ORDER BY position"));
        Assert.Equal(["Kim Jong-un|person|Un.|3"], Archive.Rows("SELECT name, kind, description, version FROM entity"));
        await UndoAsync(undone.Id);
        Assert.Equal(["Kim|0", "Neuf|1"], Archive.Rows("SELECT name, position FROM entity_name ORDER BY position"));
        Assert.Equal(new Message("edit.changed-since"), await RefuseAsync(made));
    }

    [Fact]
    public async Task Making_an_entity_can_be_undone_and_redone()
    {
        long made;
        using (var desk = Archive.Desk())
            made = (await desk.Entities.CreateAsync(new EntityContentDraft("Kim", "person", ["le Maréchal"]))).IsSaved().ChangeId;

        var undone = await UndoAsync(made);
        Assert.Empty(Content("entity") + Content("entity_name"));
        await UndoAsync(undone.Id);
        Assert.Equal(["1|Kim", "1|le Maréchal"], Archive.Rows("SELECT entity_id, name FROM entity_name ORDER BY position"));
    }

    [Fact]
    public async Task An_entity_in_use_stays()
    {
        await QuoteAsync();

        Assert.Equal(new Message("edit.in-use"), await RefuseAsync(1));

        Assert.Equal(1, Archive.Read<long>("SELECT count(*) FROM entity"));
        IsSound();
    }

    [Fact]
    public async Task An_entity_in_use_stays_though_its_annotations_are_at_hand()
    {
        using var desk = Archive.Desk();
        await desk.Quotes.CreateAsync(ArticleId, Text.QuoteOf("accord") with { Entity = Named("Peskov") });
        await desk.Mentions.CreateAsync(ArticleId, Text.MentionOf("Peskov"));
        var before = State() + Content("mention");

        Assert.Equal(new Message("edit.in-use"), (await desk.Undo.UndoAsync(1)).IsRefused());

        Assert.Equal(before, State() + Content("mention"));
    }

    [Fact]
    public async Task Deleting_an_article_can_be_undone_and_redone()
    {
        long change;
        using (var desk = Archive.Desk())
            change = (await desk.Articles.DeleteAsync(ArticleId, 1)).IsSaved().ChangeId;
        Assert.Equal(0, await FoundAsync("moscou"));

        var undone = await UndoAsync(change);
        Assert.Equal(["0|3"], Archive.Rows("SELECT is_deleted, version FROM article"));
        Assert.Equal(1, await FoundAsync("moscou"));
        IsSound();

        await UndoAsync(undone.Id);
        Assert.Equal(["1|4"], Archive.Rows("SELECT is_deleted, version FROM article"));
        Assert.Equal(new Message("edit.changed-since"), await RefuseAsync(undone.Id));
        await UndoAsync(change);
        Assert.Equal(["0|5"], Archive.Rows("SELECT is_deleted, version FROM article"));
        IsSound();
    }

    [Fact]
    public async Task A_change_that_others_built_upon_is_not_undone()
    {
        var made = await QuoteAsync();
        long replaced, deleted;
        using (var desk = Archive.Desk())
            replaced = (await desk.Quotes.ReplaceAsync(1, 1, Text.QuoteOf("signé"))).IsSaved().ChangeId;
        Assert.Equal(new Message("edit.changed-since"), await RefuseAsync(made));

        using (var desk = Archive.Desk())
            deleted = (await desk.Quotes.DeleteAsync(1, 2)).IsSaved().ChangeId;
        Assert.Equal(new Message("edit.changed-since"), await RefuseAsync(replaced));

        await UndoAsync(deleted);
        Assert.Equal(new Message("edit.changed-since"), await RefuseAsync(deleted));
        await UndoAsync(replaced);
        await UndoAsync(made);
        Assert.Equal("", State());
    }

    [Fact]
    public async Task A_deletion_of_an_earlier_life_is_not_undone_and_no_version_is_given_twice()
    {
        await QuoteAsync();
        long first, second;
        using (var desk = Archive.Desk())
            first = (await desk.Quotes.DeleteAsync(1, 1)).IsSaved().ChangeId;
        await UndoAsync(first);
        using (var desk = Archive.Desk())
        {
            var later = (await desk.Quotes.ReplaceAsync(1, 2, Text.QuoteOf("signé"))).IsSaved().Subject;
            second = (await desk.Quotes.DeleteAsync(1, later.Version)).IsSaved().ChangeId;
        }

        Assert.Equal(new Message("edit.changed-since"), await RefuseAsync(first));
        await UndoAsync(second);
        Assert.Equal(["4"], Archive.Rows("SELECT version FROM quote"));
        Assert.Contains("signé", State(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_never_happened_cannot_be_undone()
    {
        using var desk = Archive.Desk();
        Assert.IsType<Edit<Change>.Missing>(await desk.Undo.UndoAsync(99));
    }

    // The line of the quotation; that of its speaker stands before it.
    private async Task<long> QuoteAsync()
    {
        using var desk = Archive.Desk();
        var draft = Text.QuoteOf("« Aucun accord »", "« n’a été signé 😀 »") with { Cue = Text.SpanOf("a dit"), Speaker = Text.SpanOf("Peskov"), Entity = Named("Peskov"), Note = "Un" };
        return (await desk.Quotes.CreateAsync(ArticleId, draft)).IsSaved().ChangeId;
    }

    private string State() => string.Join('\n', Archive.Rows("SELECT id, article_id, revision, parts, cue, speaker, entity_id, kind, state, origin, note FROM quote"));

    private IReadOnlyList<string> Mentions() => Archive.Rows("SELECT json_extract(anchor, '$.exact'), entity_id, version FROM mention");

    private async Task<Change> UndoAsync(long change)
    {
        using var desk = Archive.Desk();
        return (await desk.Undo.UndoAsync(change)).IsSaved().Subject;
    }

    private async Task<Message> RefuseAsync(long change)
    {
        using var desk = Archive.Desk();
        var before = Changes();
        var reason = (await desk.Undo.UndoAsync(change)).IsRefused();
        Assert.Equal(before, Changes());
        return reason;
    }
}
