using NewsArchive.Annotations;
using NewsArchive.Storage;

namespace NewsArchive.Editing;

public sealed class ChangeLogTests : EditedArchive
{
    [Fact]
    public async Task Every_change_has_its_line()
    {
        using var desk = Archive.Desk("anne");
        await desk.Quotes.CreateAsync(ArticleId, Text.QuoteOf("accord") with { Entity = Named("Peskov") });
        await desk.Quotes.ReplaceAsync(1, 1, Text.QuoteOf("signé") with { Entity = Named("Peskov") });
        await desk.Mentions.CreateAsync(ArticleId, Text.MentionOf("Kirby") with { Entity = Named("Peskov") });
        await desk.Mentions.ReplaceAsync(1, 1, Text.MentionOf("Kirby") with { Entity = Named("Peskov"), State = "rejected" });
        await desk.Mentions.DeleteAsync(1, 2);
        await desk.Quotes.DeleteAsync(1, 2);
        await desk.Entities.ReplaceAsync(1, 1, new EntityContentDraft("Dmitri Peskov", "person"));
        await desk.Articles.DeleteAsync(ArticleId, 1);

        Assert.Equal(
            [
                "1|anne|create|entity|1|1|", "2|anne|create|quote|1|1|", "3|anne|update|quote|1|2|", "4|anne|create|mention|1|1|", "5|anne|update|mention|1|2|",
                "6|anne|delete|mention|1|2|", "7|anne|delete|quote|1|2|", "8|anne|update|entity|1|2|", "9|anne|update|article|1|2|",
            ],
            Changes());
        Assert.Equal(["1", "8"], Archive.Rows("SELECT id FROM change WHERE article_id IS NULL"));
    }

    [Fact]
    public async Task A_line_holds_the_whole_content_before_and_after()
    {
        using var desk = Archive.Desk();
        var draft = Text.QuoteOf("« Aucun accord »", "signé") with { Cue = Text.SpanOf("a dit"), Speaker = Text.SpanOf("Peskov"), Entity = Named("Peskov"), Note = "Ça « compte »." };
        var made = (await desk.Quotes.CreateAsync(ArticleId, draft)).IsSaved();
        var first = made.Subject.Content;
        Archive.Clock.Now += TimeSpan.FromHours(1);
        var replaced = (await desk.Quotes.ReplaceAsync(1, 1, draft with { Kind = "mixed", Note = null })).IsSaved();
        var second = replaced.Subject.Content;
        var deleted = (await desk.Quotes.DeleteAsync(1, 2)).IsSaved();

        using var context = Archive.Context();
        Is(made.ChangeId, ChangeAction.Create, null, first);
        Is(replaced.ChangeId, ChangeAction.Update, first, second);
        Is(deleted.ChangeId, ChangeAction.Delete, second, null);
        Assert.Equal(Archive.Clock.Now, context.Changes.Single(change => change.Id == deleted.ChangeId).At);
        Assert.Contains("Ça « compte ».", context.Changes.Single(change => change.Id == made.ChangeId).After, StringComparison.Ordinal);

        void Is(long id, ChangeAction action, QuoteContent? before, QuoteContent? after)
        {
            var change = context.Changes.Single(change => change.Id == id);
            Assert.Equal(action, change.Action);
            Assert.Equivalent(before, change.Before is null ? null : StoredJson.Read<QuoteContent>(change.Before), strict: true);
            Assert.Equivalent(after, change.After is null ? null : StoredJson.Read<QuoteContent>(change.After), strict: true);
        }
    }
}
