using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Entities;
using NewsArchive.Search.Articles;
using NewsArchive.Search.Catalog;
using NewsArchive.Search.Entities;
using NewsArchive.Search.Index;
using NewsArchive.Search.Language;
using NewsArchive.Storage;

namespace NewsArchive.Search.Quotations;

/// <summary>Lists who said what.</summary>
/// <param name="context">The archive.</param>
/// <param name="pinned">The state of its index.</param>
/// <param name="options">The bounds of a search, or null for the usual ones.</param>
/// <param name="time">By what the time of a search is measured, or null for the clock of the system.</param>
public sealed class QuoteSearch(ArchiveContext context, PinnedSnapshot pinned, ArchiveOptions? options = null, TimeProvider? time = null)
{
    // Quotations are read so many at a time: an export of all of them holds no more in memory.
    private const int Batch = 100;

    private readonly TimeSpan _longest = TimeSpan.FromSeconds((options ?? new ArchiveOptions()).LongestSearch);
    private readonly DbConnection _connection = context.Connection;

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
        var snapshot = await pinned.TakeAsync(_connection, query.Filter.Query.Root is not null, cancellation);
        var session = new SearchSession(snapshot, _connection, limit.Token) { IsRanked = query.EffectiveSort == QuoteSort.Relevance };
        var catalog = snapshot.Catalog;
        var found = Found(session, query.Filter.Query);
        cancellation.ThrowIfCancellationRequested();
        var titles = query.EffectiveSort == QuoteSort.Article ? TitlePlaces() : null;
        var order = new QuoteOrder(query.EffectiveSort, session.IsRanked ? Ranks(found, catalog.QuoteBound) : null, titles);
        NumberSet? numbers = found is null ? null : NumberSet.Of(found.Numbers, catalog.QuoteBound);
        return QuoteResults.Of(catalog, numbers, new QuoteFilterSet(catalog, query.Filter, named), order, counting, found?.IsPartial == true);
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
        var finder = new HitFinder(words, (await pinned.TakeAsync(_connection, words.Root is not null, cancellation)).Readings);
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

    // Null when no words are asked for: all quotations.
    private static SearchHits? Found(SearchSession session, ParsedQuery query)
    {
        if (query.Root is { } root)
            return session.Quotes(root);
        return query.IsNotUnderstood ? new SearchHits([], [], false) : null;
    }

    private static float[] Ranks(SearchHits? found, int bound)
    {
        var ranks = new float[bound];
        for (var i = 0; i < (found?.Numbers.Length ?? 0); i++)
        {
            if (found!.Numbers[i] < bound)
                ranks[found.Numbers[i]] = found.Scores[i];
        }

        return ranks;
    }

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
        using var command = _connection.Command("SELECT id, title FROM article WHERE id IN (SELECT article_id FROM quote)");
        using var rows = command.ExecuteReader();
        while (rows.Read())
            titles.Add((Entity.Folded(rows.GetString(1)), rows.GetInt32(0)));
        return titles.OrderBy(title => title.Folded, StringComparer.Ordinal).ThenBy(title => title.Article)
            .Select((title, place) => (title.Article, place)).ToDictionary(pair => pair.Article, pair => pair.place);
    }
}
