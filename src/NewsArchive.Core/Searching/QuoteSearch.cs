using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Entities;
using NewsArchive.Storage;
using SQLitePCL;

namespace NewsArchive.Searching;

/// <summary>Lists who said what.</summary>
/// <param name="context">The archive.</param>
/// <param name="catalogue">What the program keeps in memory of this archive; null for a search that keeps nothing.</param>
/// <param name="options">The bounds of a search, or null for the usual ones.</param>
/// <param name="time">By what the time of a search is measured, or null for the clock of the system.</param>
public sealed class QuoteSearch(ArchiveContext context, Catalogue? catalogue = null, ArchiveOptions? options = null, TimeProvider? time = null)
{
    // Quotations are read so many at a time: an export of all of them holds no more in memory.
    private const int Batch = 100;

    private readonly Catalogue _catalogue = catalogue ?? new Catalogue();
    private readonly TimeSpan _longest = TimeSpan.FromSeconds((options ?? new ArchiveOptions()).LongestSearch);
    private readonly SqliteConnection _connection = context.Connection;

    /// <summary>What a query finds.</summary>
    /// <param name="query">The query.</param>
    /// <param name="counting">What is counted as well.</param>
    /// <param name="cancellation">Stops the search.</param>
    public async Task<QuoteResults> ResultsAsync(QuoteQuery query, QuoteCounting counting = QuoteCounting.None, CancellationToken cancellation = default)
    {
        await context.OpenAsync(cancellation);
        var named = await NamedAsync(query, cancellation);
        using var over = new CancellationTokenSource(_longest, time ?? TimeProvider.System);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation, over.Token);
        // Catalogue and index are read in one transaction: they speak of the same quotations.
        using var transaction = _connection.IsInTransaction() ? null : _connection.BeginTransaction(deferred: true);
        _catalogue.Refresh(_connection);
        QuoteSet? found;
        float[]? ranks = null;
        var isPartial = false;
        try
        {
            using var interrupts = limit.Token.Register(() => raw.sqlite3_interrupt(_connection.Handle));
            var words = new QuoteWords(_connection, Readings.Of(_connection, query.Filter.Query), _catalogue.QuoteBound, limit.Token);
            if (query.Filter.Query.Root is not { } root)
                found = query.Filter.Query.IsNotUnderstood ? new QuoteSet(0) : null;
            else
                found = words.Of(root);
            if (found is not null && query is { EffectiveSort: QuoteSort.Relevance, Filter.Query.Root: { } ranked })
                ranks = words.Ranks(ranked, found);
        }
        catch (Exception stopped) when (limit.IsCancellationRequested && stopped is OperationCanceledException or SqliteException { SqliteErrorCode: raw.SQLITE_INTERRUPT })
        {
            (found, isPartial) = (new QuoteSet(0), true);
        }

        cancellation.ThrowIfCancellationRequested();
        var order = new QuoteOrder(query.EffectiveSort, ranks, query.EffectiveSort == QuoteSort.Article ? TitlePlaces() : null);
        using var reading = _catalogue.Read();
        return new QuoteResults(_catalogue, found, new QuoteNarrowing(_catalogue, query.Filter, named), order, counting, isPartial);
    }

    /// <summary>How many quotations a query finds.</summary>
    /// <param name="query">The query.</param>
    /// <param name="cancellation">Stops the search.</param>
    public async Task<long> CountAsync(QuoteQuery query, CancellationToken cancellation = default) => (await ResultsAsync(query, cancellation: cancellation)).Total;

    /// <summary>A page of quotations, in the order of the query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="skip">How many stand before the page.</param>
    /// <param name="size">How many it has at most.</param>
    /// <param name="cancellation">Stops the search.</param>
    public async IAsyncEnumerable<QuoteHit> FindAsync(QuoteQuery query, long skip, long size, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var results = await ResultsAsync(query, cancellation: cancellation);
        await foreach (var hit in RowsAsync(query, results.Quotes(skip, size), cancellation))
            yield return hit;
    }

    /// <summary>Quotations for a list, in their sentences.</summary>
    /// <param name="query">The query they were found with.</param>
    /// <param name="quotes">Their numbers; those that are gone meanwhile are left out.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="DamagedArchiveException">The words of an anchor do not stand in the text it names.</exception>
    public async IAsyncEnumerable<QuoteHit> RowsAsync(QuoteQuery query, IReadOnlyList<int> quotes, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await context.OpenAsync(cancellation);
        var words = query.Filter.Query;
        var finder = new HitFinder(words, Readings.Of(_connection, words));
        (long Article, int Number, string Text) last = (0, 0, "");
        foreach (var batch in quotes.Chunk(Batch))
        {
            var wanted = Array.ConvertAll(batch, id => (long)id);
            var rows = await context.Quotes.AsNoTracking().Include(q => q.Article).Include(q => q.Entity)
                .Where(q => wanted.Contains(q.Id) && !q.Article!.IsDeleted).ToDictionaryAsync(q => q.Id, cancellation);
            foreach (var quote in wanted.Select(id => rows.GetValueOrDefault(id)).OfType<Quote>())
            {
                if (last.Article != quote.ArticleId || last.Number != quote.Revision)
                {
                    var text = await context.Revisions.Where(r => r.ArticleId == quote.ArticleId && r.Number == quote.Revision).Select(r => r.Text).SingleStoredAsync(cancellation);
                    last = (quote.ArticleId, quote.Revision, text);
                }

                yield return QuoteContext.Of(quote, last.Text, finder);
            }
        }
    }

    /// <summary>What could be dropped from a query that finds nothing.</summary>
    /// <param name="query">The query.</param>
    /// <param name="cancellation">Stops the search.</param>
    public Task<IReadOnlyList<Alternative>> AlternativesAsync(QuoteQuery query, CancellationToken cancellation = default) =>
        Alternatives.OfAsync(query.Filter, rest => CountAsync(query.With(rest), cancellation));

    /// <summary>What the speakers and categories that are chosen in a query are called, by <see cref="FacetChoice.NameKey"/>.</summary>
    /// <param name="query">The query.</param>
    /// <param name="cancellation">Stops the look-up.</param>
    public Task<IReadOnlyDictionary<string, string>> NamesAsync(QuoteQuery query, CancellationToken cancellation = default) =>
        ChoiceNames.OfAsync(context, query.Filter.Choices, cancellation);

    private static IEnumerable<string> Speakers(QuoteQuery query) => query.Filter.Choices.Where(choice => choice.Facet == Facet.Speaker).Select(choice => choice.Value);

    private static bool IsNumber(string value) => value.All(char.IsAsciiDigit);

    private async Task<Dictionary<string, HashSet<int>>> NamedAsync(QuoteQuery query, CancellationToken cancellation)
    {
        var named = new Dictionary<string, HashSet<int>>();
        foreach (var typed in Speakers(query).Where(value => !IsNumber(value)).Distinct())
            named[typed] = [.. await new EntitySearch(context).Named(typed).Select(e => (int)e.Id).ToListAsync(cancellation)];
        return named;
    }

    // Titles are compared without accents and capitals, as names are.
    private Dictionary<int, int> TitlePlaces()
    {
        var titles = new List<(string Folded, int Article)>();
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT id, title FROM article WHERE id IN (SELECT article_id FROM quote)";
        using var rows = command.ExecuteReader();
        while (rows.Read())
            titles.Add((Entity.Folded(rows.GetString(1)), rows.GetInt32(0)));
        return titles.OrderBy(title => title.Folded, StringComparer.Ordinal).ThenBy(title => title.Article)
            .Select((title, place) => (title.Article, place)).ToDictionary(pair => pair.Article, pair => pair.place);
    }
}
