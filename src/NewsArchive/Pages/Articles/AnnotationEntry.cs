using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Codebook;
using NewsArchive.Contract;
using NewsArchive.Storage;

namespace NewsArchive.Pages.Articles;

/// <summary>A quotation in the list beside an article.</summary>
/// <param name="Quote">The quotation.</param>
/// <param name="Tree">The codebook, for its categories.</param>
public sealed record QuoteEntry(Quote Quote, CategoryTree Tree);

/// <summary>A mention in the list beside an article.</summary>
/// <param name="Mention">The mention.</param>
/// <param name="TagAddress">Where all occurrences of the names of its entity can be marked.</param>
public sealed record MentionEntry(Mention Mention, string TagAddress);

/// <summary>One entry of the list beside an article as it is now, with the numbers of the headings.</summary>
/// <param name="Quote">The quotation, or null.</param>
/// <param name="Mention">The mention, or null.</param>
/// <param name="Quotes">How many quotations the list has.</param>
/// <param name="Mentions">How many mentions the list has.</param>
public sealed record AnnotationEntry(QuoteEntry? Quote, MentionEntry? Mention, int Quotes, int Mentions)
{
    /// <summary>The entry of what is called <c>quote-12</c> or <c>mention-12</c>; without a quotation and a mention when it is no longer in the list.</summary>
    public static async Task<AnnotationEntry> OfAsync(ArchiveContext context, long article, int revision, string? of, Func<long, string> tagAddress, CancellationToken cancellation)
    {
        var (kind, id, _) = Parse(of);
        var quotes = context.Quotes.AsNoTracking().Where(q => q.ArticleId == article && q.Revision == revision && q.State != AnnotationState.Rejected);
        var mentions = context.Mentions.AsNoTracking().Where(m => m.ArticleId == article && m.Revision == revision && m.State != AnnotationState.Rejected);
        var quote = kind == "quote" ? await quotes.Include(q => q.Entity).SingleOrDefaultAsync(q => q.Id == id, cancellation) : null;
        var mention = kind == "mention" ? await mentions.Include(m => m.Entity).SingleOrDefaultAsync(m => m.Id == id, cancellation) : null;
        return new(
            quote is null ? null : new(quote, await CategoryShape.TreeAsync(context, cancellation)),
            mention is null ? null : new(mention, tagAddress(mention.EntityId)),
            await quotes.CountAsync(cancellation), await mentions.CountAsync(cancellation));
    }

    /// <summary>What a name such as <c>quote-12</c>, or with a version <c>quote-12-3</c>, means; an empty kind when it means nothing.</summary>
    public static (string Kind, long Id, int Version) Parse(string? name) =>
        (name ?? "").Split('-') is [("quote" or "mention") and var kind, var number, .. var rest] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? (kind, id, rest is [var seen] && int.TryParse(seen, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0)
            : ("", 0, 0);
}
