using Microsoft.EntityFrameworkCore;
using NewsArchive.Entities;
using NewsArchive.Storage;

namespace NewsArchive.Editing;

/// <summary>What is taken from an entity because it is of another one.</summary>
/// <param name="Into">The other entity: its number, or a name and a kind, which mean the one other entity of that name or a new one.</param>
/// <param name="Quotes">The numbers of quotations that go there; null for none.</param>
/// <param name="Mentions">The numbers of mentions that go there; null for none.</param>
/// <param name="Aliases">The names that go there, as they stand; null for none.</param>
/// <param name="Forms">Every mention that stands in its text with these words goes there, capitals and accents counted; null for none.</param>
public sealed record SplitDraft(
    EntityDraft? Into, IReadOnlyList<long>? Quotes = null, IReadOnlyList<long>? Mentions = null,
    IReadOnlyList<string>? Aliases = null, IReadOnlyList<string>? Forms = null);

/// <summary>Makes two entities of one that were two. All of it is one decision: one undo takes it back.</summary>
/// <param name="context">The archive.</param>
/// <param name="log">The change log.</param>
/// <param name="entities">The register.</param>
public sealed class EntitySplit(ArchiveContext context, ChangeLog log, EntityEditor entities)
{
    /// <summary>The most numbers or words of one kind that are sent at once.</summary>
    public const int Most = 10_000;

    /// <summary>Gives some quotations, mentions and names of an entity to another one, known or new.</summary>
    /// <param name="id">The entity.</param>
    /// <param name="version">The version the sender has seen.</param>
    /// <param name="draft">What goes, and where.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    /// <returns>The entity that has got them.</returns>
    public async Task<Edit<Entity>> SplitAsync(long id, int version, SplitDraft draft, CancellationToken cancellation = default)
    {
        await using var transaction = await context.BeginWriteAsync(cancellation);
        context.ChangeTracker.Clear();
        if (await entities.Which(id).SingleOrDefaultAsync(cancellation) is not { } source)
            return new Edit<Entity>.Missing();
        if (source.Version != version)
            return new Edit<Entity>.Stale(source);
        var (quotes, mentions) = ((draft.Quotes ?? []).Distinct().ToList(), (draft.Mentions ?? []).Distinct().ToList());
        var forms = (draft.Forms ?? []).Distinct().ToList();
        var aliases = (draft.Aliases ?? []).Select(Entity.Tidy).Select(Entity.Folded).ToHashSet();
        if (Fault(source, quotes, mentions, forms, aliases) is { } fault)
            return new Edit<Entity>.Refused(fault);
        if (await context.Quotes.CountAsync(q => q.EntityId == id && quotes.Contains(q.Id), cancellation) != quotes.Count
            || await context.Mentions.CountAsync(m => m.EntityId == id && mentions.Contains(m.Id), cancellation) != mentions.Count)
            return new Edit<Entity>.Refused(new Message("edit.not-of-entity"));
        if (quotes.Count + mentions.Count + aliases.Count == 0 && !await Written(id, forms).AnyAsync(cancellation))
            return new Edit<Entity>.Refused(new Message("edit.split-nothing"));

        using var batch = log.BeginBatch();
        var taken = source.Aliases.Where(alias => aliases.Contains(Entity.Folded(alias))).ToList();
        var (target, wrong) = await TargetAsync(source, draft.Into, taken, cancellation);
        if (target is null)
            return new Edit<Entity>.Refused(wrong!);
        await context.SaveChangesAsync(cancellation);
        var moves = new Moves(context, log);
        var into = target.Id;
        await moves.QuotesAsync(context.Quotes.Where(q => q.EntityId == id && quotes.Contains(q.Id)), into, cancellation);
        await moves.MentionsAsync(context.Mentions.Where(m => m.EntityId == id && mentions.Contains(m.Id)), into, cancellation);
        await moves.MentionsAsync(Written(id, forms), into, cancellation);
        source = await entities.Which(id).SingleAsync(cancellation);
        // Both have something of the decision, even where no name goes: whoever has seen either before has seen another one.
        var change = entities.Become(source, source.Content with { Aliases = [.. source.Aliases.Except(taken)] });
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new Edit<Entity>.Saved(await entities.Which(into).SingleAsync(cancellation), change.Id);
    }

    private static Message? Fault(Entity source, List<long> quotes, List<long> mentions, List<string> forms, HashSet<string> aliases)
    {
        if (quotes.Count > Most || mentions.Count > Most || forms.Count > Most || aliases.Count > Most)
            return new Message("edit.too-much-at-once", Most);
        var missing = aliases.Except(source.Names.Where(name => name.Position > 0).Select(name => name.Folded)).FirstOrDefault();
        return missing is null ? null : new Message("edit.no-such-alias", Words.Shown(missing));
    }

    private async Task<(Entity? Target, Message? Fault)> TargetAsync(Entity source, EntityDraft? into, List<string> aliases, CancellationToken cancellation)
    {
        var (target, fault) = await entities.ResolveAsync(into ?? new EntityDraft(), cancellation, except: source.Id);
        if (target is null)
            return (null, fault);
        if (target.Id == source.Id)
            return (null, new Message("edit.merge-itself"));
        target = await entities.Which(target.Id).SingleAsync(cancellation);
        IReadOnlyList<string> names = [.. target.Aliases.Concat(aliases).DistinctBy(Entity.Folded).Where(name => Entity.Folded(name) != Entity.Folded(target.Name))];
        if (names.Count > Entity.MostAliases)
            return (null, new Message("edit.too-many-aliases", Entity.MostAliases));
        if (names.Count > target.Aliases.Count)
            entities.Become(target, target.Content with { Aliases = names });
        return (target, null);
    }

    private IQueryable<NewsArchive.Annotations.Mention> Written(long id, List<string> forms)
    {
        var words = System.Text.Json.JsonSerializer.Serialize(forms);
        var numbers = context.Database.SqlQuery<long>(
            $"SELECT id AS Value FROM mention WHERE entity_id = {id} AND json_extract(anchor, '$.exact') IN (SELECT value FROM json_each({words}))");
        return context.Mentions.Where(m => numbers.Contains(m.Id));
    }
}
