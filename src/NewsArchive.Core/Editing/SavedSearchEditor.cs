using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Entities;
using NewsArchive.SavedSearches;
using NewsArchive.Storage;

namespace NewsArchive.Editing;

/// <summary>A search as sent.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Address">The address of the list, already proved to be one (see <see cref="SavedSearchContent.Address"/>).</param>
public sealed record SavedSearchDraft(string? Name = null, string? Address = null);

/// <summary>Saves searches, and marks what they find as seen.</summary>
/// <param name="context">The archive.</param>
/// <param name="log">The change log.</param>
/// <param name="time">The clock.</param>
public sealed class SavedSearchEditor(ArchiveContext context, ChangeLog log, TimeProvider time)
{
    /// <summary>Saves a search. What it finds now counts as seen.</summary>
    /// <param name="draft">What was sent.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    public async Task<Edit<SavedSearch>> CreateAsync(SavedSearchDraft draft, CancellationToken cancellation = default)
    {
        await using var transaction = await context.BeginWriteAsync(cancellation);
        if (await FaultAsync(draft, 0, cancellation) is { } fault)
            return new Edit<SavedSearch>.Refused(fault);
        var (search, now) = (new SavedSearch(), Now());
        search.Become(new SavedSearchContent(Entity.Tidy(draft.Name), draft.Address!, await LastArticleAsync(cancellation), now, now));
        var change = await context.AddAsync(search, () => log.Note(search, null, search.Content), cancellation);
        await transaction.CommitAsync(cancellation);
        return new Edit<SavedSearch>.Saved(search, change.Id);
    }

    /// <summary>Gives a saved search another name or address. What was seen stays seen.</summary>
    /// <param name="id">The saved search.</param>
    /// <param name="version">The version the sender has seen.</param>
    /// <param name="draft">What was sent.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    public Task<Edit<SavedSearch>> ReplaceAsync(long id, int version, SavedSearchDraft draft, CancellationToken cancellation = default) =>
        context.ChangeAsync(context.SavedSearches.Where(s => s.Id == id), version, async search =>
            await FaultAsync(draft, id, cancellation) is { } fault
                ? fault
                : Become(search, search.Content with { Name = Entity.Tidy(draft.Name), Address = draft.Address! }), cancellation);

    /// <summary>Deletes a saved search.</summary>
    /// <param name="id">The saved search.</param>
    /// <param name="version">The version the sender has seen.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    public Task<Edit<SavedSearch>> DeleteAsync(long id, int version, CancellationToken cancellation = default) =>
        context.ChangeAsync(context.SavedSearches.Where(s => s.Id == id), version, search =>
        {
            context.Remove(search);
            return Task.FromResult<Attempt>(log.Note(search, search.Content, null));
        }, cancellation);

    /// <summary>Marks what a search finds as seen. No version is asked for: it takes nothing away that somebody else has saved.</summary>
    /// <param name="id">The saved search.</param>
    /// <param name="article">The highest number an article had when the sender looked, or null for now: what came since stays new.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    public async Task<Edit<SavedSearch>> SeeAsync(long id, long? article = null, CancellationToken cancellation = default)
    {
        await using var transaction = await context.BeginWriteAsync(cancellation);
        if (await context.SavedSearches.SingleOrDefaultAsync(s => s.Id == id, cancellation) is not { } search)
            return new Edit<SavedSearch>.Missing();
        var change = await SeeAsync(search, article, cancellation);
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new Edit<SavedSearch>.Saved(search, change.Id);
    }

    /// <summary>Marks what all searches find as seen.</summary>
    /// <inheritdoc cref="SeeAsync(long, long?, CancellationToken)"/>
    /// <param name="article">The highest number an article had when the sender looked, or null for now: what came since stays new.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    /// <returns>How many searches were marked: those that had not seen as much yet.</returns>
    public async Task<int> SeeAllAsync(long? article = null, CancellationToken cancellation = default)
    {
        await using var transaction = await context.BeginWriteAsync(cancellation);
        var seen = await BoundAsync(article, cancellation);
        var searches = await context.SavedSearches.Where(s => s.SeenArticle < seen).OrderBy(s => s.Id).ToListAsync(cancellation);
        foreach (var search in searches)
            await SeeAsync(search, seen, cancellation);
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return searches.Count;
    }

    private async Task<Change> SeeAsync(SavedSearch search, long? article, CancellationToken cancellation) =>
        Become(search, search.Content.Seen(await BoundAsync(article, cancellation), Now()));

    // Nothing that is not there yet can have been seen.
    private async Task<long> BoundAsync(long? article, CancellationToken cancellation)
    {
        var last = await LastArticleAsync(cancellation);
        return Math.Min(article ?? last, last);
    }

    private async Task<long> LastArticleAsync(CancellationToken cancellation) => await context.Articles.MaxAsync(a => (long?)a.Id, cancellation) ?? 0;

    // As precise as it is stored.
    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());

    private Change Become(SavedSearch search, SavedSearchContent content)
    {
        var before = search.Content;
        search.Version++;
        search.Become(content);
        return log.Note(search, before, content);
    }

    private async Task<Message?> FaultAsync(SavedSearchDraft draft, long id, CancellationToken cancellation)
    {
        if (Words.NameFault(Entity.Tidy(draft.Name), SavedSearch.LongestName) is { } fault)
            return fault;
        if (draft.Address is not { Length: > 0 and <= SavedSearch.LongestAddress })
            return new Message("edit.no-search");
        var same = await context.SavedSearches.Where(s => s.Address == draft.Address && s.Id != id).Select(s => s.Name).FirstOrDefaultAsync(cancellation);
        return same is null ? null : new Message("edit.saved-already", same);
    }
}
