using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Entities;
using NewsArchive.Storage;

namespace NewsArchive.Editing;

/// <summary>Learns from what a person decides: how entities are written, and who speaks in an article. What is learned belongs to the decision and is undone with it.</summary>
internal sealed class Teaching(ArchiveContext context)
{
    // Chosen so often for the same words, a speaker is proposed for the rest of the article.
    private const int Enough = 2;

    /// <summary>The entity that gains an alias when a proposed name is accepted, and what it becomes; null when its name is nothing new, or not sure to be its own.</summary>
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

    /// <summary>The proposals of the article that should have the speaker of a quotation, whose mention reads as theirs.</summary>
    public async Task<List<Quote>> SameSpeakerAsync(long article, long quote, QuoteContent chosen, CancellationToken cancellation)
    {
        if (chosen is not { State: AnnotationState.Accepted, EntityId: { } entity, Speaker: { } speaker })
            return [];
        var folded = Entity.Folded(speaker.Exact);
        var others = context.Quotes.Where(q => q.ArticleId == article && q.Revision == chosen.Revision && q.Id != quote && q.Speaker != null);
        var open = (await others.Where(q => q.State == AnnotationState.Proposed && q.EntityId != entity && q.Origin != "person").OrderBy(q => q.Id).ToListAsync(cancellation))
            .Where(q => Entity.Folded(q.Speaker!.Exact) == folded).ToList();
        if (open.Count == 0)
            return [];
        var chosenBefore = await others.Where(q => q.State == AnnotationState.Accepted && q.EntityId == entity).Select(q => q.Speaker!).ToListAsync(cancellation);
        return chosenBefore.Count(mention => Entity.Folded(mention.Exact) == folded) + 1 < Enough ? [] : open;
    }
}
