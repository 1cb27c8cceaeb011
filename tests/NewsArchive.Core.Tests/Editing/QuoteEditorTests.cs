using NewsArchive.Annotations;

namespace NewsArchive.Editing;

public sealed class QuoteEditorTests : EditedArchive
{
    [Fact]
    public async Task A_quotation_is_kept_as_it_was_given()
    {
        using var desk = Archive.Desk();
        var draft = Text.QuoteOf("« Aucun accord »", "« n’a été signé 😀 »") with
        {
            Cue = Text.SpanOf("a dit"),
            Speaker = Text.SpanOf("Peskov") with { Exact = null },
            Entity = Named("Dmitri Peskov"),
            Note = " À vérifier.\r\n",
        };

        var quote = (await desk.Quotes.CreateAsync(ArticleId, draft)).IsSaved().Subject;

        using var context = Archive.Context();
        var stored = context.Quotes.Single();
        Assert.Equivalent(quote.Content, stored.Content, strict: true);
        Assert.Equal("« Aucun accord » […] « n’a été signé 😀 »", stored.Words);
        Assert.Equal(("a dit", "Peskov"), (stored.Cue!.Exact, stored.Speaker!.Exact));
        Assert.Equal((QuoteKind.Direct, AnnotationState.Accepted, "person", " À vérifier.\n"), (stored.Kind, stored.State, stored.Origin, stored.Note));
        Assert.Equal((1, 1, "Dmitri Peskov"), (stored.Version, stored.Revision, context.Entities.Single(entity => entity.Id == stored.EntityId).Name));
        Assert.Equal([1], await QuotesWithAsync("aucun accord"));
        IsSound();
    }

    [Fact]
    public async Task Replacing_changes_everything_and_counts_the_version()
    {
        using var desk = Archive.Desk();
        await desk.Quotes.CreateAsync(ArticleId, Text.QuoteOf("« Aucun accord »") with { Note = "Un", Entity = Named("Peskov") });

        var saved = (await desk.Quotes.ReplaceAsync(1, 1, Text.QuoteOf("n’a été signé") with { Kind = "MIXED", State = "proposed" })).IsSaved();

        Assert.Equal((2, QuoteKind.Mixed, AnnotationState.Proposed, null, null), (saved.Subject.Version, saved.Subject.Kind, saved.Subject.State, saved.Subject.Note, saved.Subject.EntityId));
        Assert.Equal([1], await QuotesWithAsync("signe"));
        Assert.Empty(await QuotesWithAsync("aucun"));
        IsSound();
    }

    [Fact]
    public async Task Deleting_takes_it_out_of_table_and_index()
    {
        using var desk = Archive.Desk();
        await desk.Quotes.CreateAsync(ArticleId, Text.QuoteOf("« Aucun accord »"));

        (await desk.Quotes.DeleteAsync(1, 1)).IsSaved();

        Assert.Empty(Content("quote"));
        Assert.Empty(await QuotesWithAsync("aucun"));
        Assert.IsType<Edit<Quote>.Missing>(await desk.Quotes.DeleteAsync(1, 1));
        Assert.IsType<Edit<Quote>.Missing>(await desk.Quotes.ReplaceAsync(1, 1, Text.QuoteOf("accord")));
        var next = (await desk.Quotes.CreateAsync(ArticleId, Text.QuoteOf("accord"))).IsSaved().Subject;
        Assert.Equal(2, next.Id);
    }

    [Fact]
    public async Task A_stale_version_changes_nothing_and_shows_the_current_state()
    {
        using (var other = Archive.Desk())
        {
            await other.Quotes.CreateAsync(ArticleId, Text.QuoteOf("« Aucun accord »"));
            (await other.Quotes.ReplaceAsync(1, 1, Text.QuoteOf("accord"))).IsSaved();
        }

        using var desk = Archive.Desk();
        var before = Content("quote");
        Assert.Equal("accord", Assert.IsType<Edit<Quote>.Stale>(await desk.Quotes.ReplaceAsync(1, 1, Text.QuoteOf("signé"))).Current.Words);
        Assert.IsType<Edit<Quote>.Stale>(await desk.Quotes.DeleteAsync(1, 1));
        Assert.IsType<Edit<Quote>.Stale>(await desk.Quotes.DeleteAsync(1, 3));
        Assert.Equal(before, Content("quote"));
        Assert.Equal(2, Changes().Count);
    }

    public static TheoryData<QuoteDraft, string> Wrong => new()
    {
        { new QuoteDraft(null), "edit.no-parts" },
        { new QuoteDraft([]), "edit.no-parts" },
        { new QuoteDraft([null!]), "edit.no-exact" },
        { new QuoteDraft([.. Enumerable.Repeat(Text.SpanOf("accord"), 101)]), "edit.no-parts" },
        { new QuoteDraft([new SpanDraft(0, 5)]), "edit.no-exact" },
        { new QuoteDraft([new SpanDraft(0, 5, "Seoul")]), "edit.not-exact" },
        { new QuoteDraft([new SpanDraft(0, 5, "Se\u0301oul")]), "edit.not-exact" },
        { new QuoteDraft([new SpanDraft(1, 5, "Séou")]), "edit.not-exact" },
        { new QuoteDraft([Text.SpanOf("accord"), new SpanDraft(0, 5000, "x")]), "edit.out-of-text" },
        { new QuoteDraft([new SpanDraft(5, 5, "")]), "edit.out-of-text" },
        { new QuoteDraft([new SpanDraft(Text.SpanOf("😀").Start, Text.SpanOf("😀").Start + 1, "\uFFFD")]), "edit.cuts-character" },
        { Text.QuoteOf("accord") with { Cue = new SpanDraft(0, 5, "a dit") }, "edit.not-exact" },
        { Text.QuoteOf("accord") with { Speaker = new SpanDraft(-1, 5) }, "edit.out-of-text" },
        { Text.QuoteOf("accord") with { Kind = "ironic" }, "edit.unknown-kind" },
        { Text.QuoteOf("accord") with { Kind = "0" }, "edit.unknown-kind" },
        { Text.QuoteOf("accord") with { Kind = "direct,mixed" }, "edit.unknown-kind" },
        { Text.QuoteOf("accord") with { Kind = "" }, "edit.unknown-kind" },
        { Text.QuoteOf("accord") with { State = "perhaps" }, "edit.unknown-state" },
        { Text.QuoteOf("accord") with { Note = new string('a', 10_001) }, "edit.note-too-long" },
        { Text.QuoteOf("accord") with { Note = "\u0007" }, "edit.note-control" },
        { Text.QuoteOf("accord") with { Entity = new EntityDraft(Id: 99) }, "edit.no-entity" },
        { Text.QuoteOf("accord") with { Entity = new EntityDraft() }, "edit.no-name" },
        { Text.QuoteOf("accord") with { Entity = Named("Peskov", "robot") }, "edit.unknown-entity-kind" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_wrong_is_refused_and_nothing_is_saved(QuoteDraft draft, string reason)
    {
        using var desk = Archive.Desk();

        Assert.Equal(reason, (await desk.Quotes.CreateAsync(ArticleId, draft)).IsRefused().Key);

        Assert.Empty(Content("quote") + Content("entity") + Content("change"));
    }

    [Fact]
    public async Task A_refused_replacement_leaves_the_quotation_and_makes_no_entity()
    {
        using var desk = Archive.Desk();
        await desk.Quotes.CreateAsync(ArticleId, Text.QuoteOf("accord"));
        var before = Content("quote");

        (await desk.Quotes.ReplaceAsync(1, 1, new QuoteDraft([new SpanDraft(0, 5, "Moscou")], Entity: Named("Peskov")))).IsRefused();

        Assert.Equal(before, Content("quote"));
        Assert.Empty(Content("entity"));
    }

    [Fact]
    public async Task An_article_that_is_not_there_has_no_quotations()
    {
        using var desk = Archive.Desk();
        await desk.Quotes.CreateAsync(ArticleId, Text.QuoteOf("accord"));
        (await desk.Articles.DeleteAsync(ArticleId, 1)).IsSaved();

        Assert.IsType<Edit<Quote>.Missing>(await desk.Quotes.CreateAsync(99, Text.QuoteOf("accord")));
        Assert.IsType<Edit<Quote>.Missing>(await desk.Quotes.CreateAsync(ArticleId, Text.QuoteOf("accord")));
        Assert.IsType<Edit<Quote>.Missing>(await desk.Quotes.ReplaceAsync(1, 1, Text.QuoteOf("accord")));
    }
}
