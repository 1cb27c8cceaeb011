using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Storage;

namespace NewsArchive.Editing;

/// <summary>Gives quotations and mentions to another entity, each with its line in the log, in the transaction of the caller and some at a time.</summary>
internal sealed class Moves(ArchiveContext context, ChangeLog log)
{
    private const int AtOnce = 500;

    public Task QuotesAsync(IQueryable<Quote> which, long entity, CancellationToken cancellation) => AllAsync(
        last => which.Where(q => q.Id > last).OrderBy(q => q.Id), quote => quote.Id,
        quote => quote.Rewrite(quote.Content with { EntityId = entity }, log),
        cancellation);

    public Task MentionsAsync(IQueryable<Mention> which, long entity, CancellationToken cancellation) => AllAsync(
        last => which.Where(m => m.Id > last).OrderBy(m => m.Id), mention => mention.Id,
        mention => mention.Rewrite(mention.Content with { EntityId = entity }, log),
        cancellation);

    private async Task AllAsync<T>(Func<long, IQueryable<T>> behind, Func<T, long> number, Action<T> move, CancellationToken cancellation)
        where T : class
    {
        var last = 0L;
        while (await behind(last).Take(AtOnce).ToListAsync(cancellation) is { Count: > 0 } some)
        {
            some.ForEach(move);
            await context.SaveChangesAsync(cancellation);
            context.ChangeTracker.Clear();
            last = number(some[^1]);
        }
    }
}
