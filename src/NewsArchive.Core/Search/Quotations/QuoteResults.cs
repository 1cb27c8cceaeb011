using System.Globalization;
using NewsArchive.Search.Catalog;
using NewsArchive.Search.Language;

namespace NewsArchive.Search.Quotations;

/// <summary>What a query of quotations finds: how many, in which order, and how they spread over facets, speakers and time.</summary>
public sealed class QuoteResults : IFacetCounts
{
    private static readonly StringComparer French = StringComparer.Create(CultureInfo.GetCultureInfo("fr"), CompareOptions.None);

    private readonly QuoteCounts? _counts;
    private readonly SpeakerTable.Tally? _speakers;
    private readonly int[] _ordered;

    private QuoteResults(QuoteCounts? counts, SpeakerTable.Tally? speakers, int[] ordered, bool isPartial) =>
        (_counts, _speakers, _ordered, IsPartial) = (counts, speakers, ordered, isPartial);

    /// <summary>Filters, counts and orders what was found.</summary>
    /// <param name="catalog">The catalog of the state that was searched.</param>
    /// <param name="found">The quotations with the words of the query; null for all.</param>
    /// <param name="filters">What filters the query apart from its words.</param>
    /// <param name="order">The order.</param>
    /// <param name="counting">What is counted.</param>
    /// <param name="isPartial">Whether the search was stopped.</param>
    internal static QuoteResults Of(
        ArticleCatalog catalog, NumberSet? found, QuoteFilterSet filters, QuoteOrder order, QuoteCounting counting, bool isPartial)
    {
        var counts = counting.HasFlag(QuoteCounting.Facets) ? new QuoteCounts(catalog) : null;
        var speakers = counting.HasFlag(QuoteCounting.Speakers) ? new SpeakerTable.Tally(catalog) : null;
        var entries = catalog.Entries;
        for (var article = 0; article < entries.Length; article++)
        {
            ref readonly var entry = ref entries[article];
            var quotes = catalog.QuotesOf(article);
            if (quotes.Length == 0 || !entry.IsActive)
                continue;
            var missedByAll = filters.Missed(article, entry);
            if ((missedByAll & (missedByAll - 1)) != 0)
                continue;
            foreach (var quote in quotes)
            {
                if (found is { } some && !some.Contains(quote.Id))
                    continue;
                var missed = missedByAll | filters.Missed(quote);
                if ((missed & (missed - 1)) != 0)
                    continue;
                counts?.Add(quote, entry, missed);
                if (missed != 0)
                    continue;
                speakers?.Add(quote, entry);
                order.Add(article, entry, quote);
            }
        }

        return new QuoteResults(counts, speakers, order.Ordered(speaker => catalog.NameOf(speaker) ?? "", French), isPartial);
    }

    /// <summary>How many quotations were found.</summary>
    public long Total => _ordered.Length;

    /// <summary>Whether the search was stopped at a bound: there may be more than counted.</summary>
    public bool IsPartial { get; }

    /// <summary>The numbers of some quotations, in the order of the query.</summary>
    /// <param name="skip">How many stand before them.</param>
    /// <param name="size">How many at most.</param>
    public IReadOnlyList<int> Quotes(long skip, long size)
    {
        var first = (int)Math.Min(skip, _ordered.Length);
        return new ArraySegment<int>(_ordered, first, (int)Math.Min(size, _ordered.Length - first));
    }

    /// <inheritdoc/>
    public FacetPage Values(Facet facet, string? find = null, int skip = 0, int size = 10) =>
        FacetPage.Of(facet, (_counts ?? throw Uncounted()).Values(facet), find, skip, size);

    /// <summary>Who spoke when.</summary>
    /// <exception cref="InvalidOperationException">Speakers were not counted.</exception>
    public SpeakerTable Speakers() => (_speakers ?? throw Uncounted()).Table();

    private static InvalidOperationException Uncounted() => new("These results were asked for without counts.");
}

/// <summary>What is counted beside how many quotations there are.</summary>
[Flags]
public enum QuoteCounting
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The values of facets.</summary>
    Facets = 1,

    /// <summary>Speakers period by period.</summary>
    Speakers = 2,
}
