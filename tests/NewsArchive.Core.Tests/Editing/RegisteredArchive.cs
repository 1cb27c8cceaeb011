namespace NewsArchive.Editing;

/// <summary>What the tests of merging and splitting begin with: two entities that are one, each with quotations and mentions.</summary>
public abstract class RegisteredArchive : EditedArchive
{
    protected const long Dmitri = 1, Initialled = 2, Kirby = 3;

    protected async Task FillAsync()
    {
        using var desk = Archive.Desk();
        (await desk.Entities.CreateAsync(new EntityContentDraft(
            "Dmitri Peskov", "person", ["Peskov"], "Porte-parole.", [new FunctionDraft("porte-parole du Kremlin", "2012-05")], [new IdentifierDraft("wikidata", "Q1")]))).IsSaved();
        (await desk.Entities.CreateAsync(new EntityContentDraft(
            "D. Peskov", "person", ["PESKOV", "Dimitri Peskov"], "Né en 1967.", [new FunctionDraft("diplomate", "1990", "2000")], [new IdentifierDraft("viaf", "12")]))).IsSaved();
        (await desk.Entities.CreateAsync(new EntityContentDraft("John Kirby", "person", ["Kirby"]))).IsSaved();
        foreach (var entity in new[] { Dmitri, Initialled })
        {
            (await desk.Quotes.CreateAsync(ArticleId, Text.QuoteOf("« Aucun accord »", "signé") with { Entity = new EntityDraft(entity), Note = $"n{entity}" })).IsSaved();
            (await desk.Mentions.CreateAsync(ArticleId, Text.MentionOf("Peskov") with { Entity = new EntityDraft(entity) })).IsSaved();
        }

        (await desk.Mentions.CreateAsync(ArticleId, Text.MentionOf("Kirby") with { Entity = new EntityDraft(Initialled), State = "rejected" })).IsSaved();
    }

    /// <summary>Everything but versions.</summary>
    protected string State() => string.Join('\n', [
        .. Archive.Rows("SELECT id, name, kind, description, functions, identifiers, unlike, merged_into FROM entity ORDER BY id"),
        .. Archive.Rows("SELECT * FROM entity_name ORDER BY entity_id, position"),
        .. Archive.Rows("SELECT id, article_id, revision, parts, cue, speaker, entity_id, kind, state, origin, note FROM quote ORDER BY id"),
        .. Archive.Rows("SELECT id, article_id, revision, anchor, entity_id, state, origin FROM mention ORDER BY id"),
    ]);

    protected async Task<long> UndoAsync(long change)
    {
        using var desk = Archive.Desk();
        return (await desk.Undo.UndoAsync(change)).IsSaved().ChangeId;
    }

    protected async Task<Message> RefuseAsync(long change)
    {
        using var desk = Archive.Desk();
        return (await desk.Undo.UndoAsync(change)).IsRefused();
    }
}
