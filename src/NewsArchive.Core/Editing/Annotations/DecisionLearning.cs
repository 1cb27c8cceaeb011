using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Entities;
using NewsArchive.Storage;

namespace NewsArchive.Editing.Annotations;

/// <summary>Learns from what a person decides: how entities are written, and who speaks in an article.</summary>
/// <remarks>What is learned belongs to the decision and is undone with it.</remarks>
internal sealed class DecisionLearning(ArchiveContext context)
{
    // Chosen so often for the same words, a speaker is proposed for the rest of the article.
    private const int Enough = 2;

    // Words that mean somebody else in the next sentence say nothing of who speaks in the rest of the article.
    private static readonly FrozenSet<string> Pronouns = new[]
    {
        "il", "elle", "on", "ils", "elles", "je", "j'", "tu", "nous", "vous", "lui", "eux", "moi", "ce", "qui", "celui-ci", "celle-ci", "ceux-ci", "celles-ci",
        "celui-là", "celle-là", "ce dernier", "cette dernière", "ces derniers", "ces dernières", "le premier", "la première", "le second", "la seconde",
    }.Select(Entity.Folded).ToFrozenSet();

    /// <summary>The entity that gains an alias when a proposed name is accepted, and what it becomes.</summary>
    /// <returns>Null when the name is nothing new, or not sure to be its own.</returns>
    public async Task<(Entity Entity, EntityContent Content)?> AliasAsync(MentionContent before, MentionContent after, CancellationToken cancellation)
    {
        if (before.State != AnnotationState.Proposed || after.State != AnnotationState.Accepted || before.Origin == "person")
            return null;
        // A surname alone is that of many.
        var words = Entity.Tidy(after.Anchor.Exact);
        if (!words.Any(char.IsUpper) || (!words.Contains(' ', StringComparison.Ordinal) && !words.All(char.IsUpper)) || words.Length > Entity.LongestName)
            return null;
        var entity = await context.LivingEntities.Include(e => e.Names).SingleOrDefaultAsync(e => e.Id == after.EntityId, cancellation);
        var folded = Entity.Folded(words);
        if (entity is null || await context.LivingEntities.AnyAsync(e => e.Kind == entity.Kind && e.Names.Any(name => name.Folded == folded), cancellation))
            return null;
        return entity.Aliases.Count < Entity.MostAliases ? (entity, entity.Content with { Aliases = [.. entity.Aliases, words] }) : null;
    }

    /// <summary>The proposals whose speaker is called by the same words as one that was chosen often enough, and the entity each should have.</summary>
    /// <param name="article">The article.</param>
    /// <param name="decided">The quotations that were decided together, with what they become.</param>
    /// <param name="cancellation">Stops the queries.</param>
    /// <returns>None of those that were decided.</returns>
    public async Task<IReadOnlyList<(Quote Proposal, long Entity)>> SpeakersAsync(
        long article, IReadOnlyList<(long Id, QuoteContent Content)> decided, CancellationToken cancellation)
    {
        var chosen = new List<(string Words, long Entity)>();
        foreach (var (_, content) in decided)
        {
            if (content is { State: AnnotationState.Accepted, EntityId: { } entity, Speaker: { } speaker } && !Pronouns.Contains(Entity.Folded(speaker.Exact)))
                chosen.Add((Entity.Folded(speaker.Exact), entity));
        }

        if (chosen.Count == 0)
            return [];
        var (revision, ids) = (decided[0].Content.Revision, decided.Select(one => one.Id).ToList());
        var others = context.Quotes.Where(q => q.ArticleId == article && q.Revision == revision && q.Speaker != null && !ids.Contains(q.Id));
        var open = await others.Where(q => q.State == AnnotationState.Proposed && q.Origin != "person").OrderBy(q => q.Id).ToListAsync(cancellation);
        var byWords = open.ToLookup(q => Entity.Folded(q.Speaker!.Exact));
        if (!chosen.Exists(choice => byWords.Contains(choice.Words)))
            return [];
        var accepted = await others.Where(q => q.State == AnnotationState.Accepted && q.EntityId != null).Select(q => new { q.Speaker, q.EntityId }).ToListAsync(cancellation);
        var before = accepted.Select(q => (Entity.Folded(q.Speaker!.Exact), q.EntityId!.Value));
        // The words that were chosen for several people are left open where they are decided together.
        return
        [
            .. from choice in chosen.Distinct()
               where chosen.TrueForAll(other => other.Words != choice.Words || other.Entity == choice.Entity)
               where chosen.Concat(before).Count(one => one == choice) >= Enough
               from proposal in byWords[choice.Words]
               where proposal.EntityId != choice.Entity
               select (proposal, choice.Entity),
        ];
    }
}
