using System.Data.Common;
using Lucene.Net.Search;
using NewsArchive.Search.Catalog;
using NewsArchive.Search.Index;
using NewsArchive.Search.Index.Queries;
using NewsArchive.Search.Language;

namespace NewsArchive.Search;

/// <summary>A search under way: all but the names of entities is of one state of the archive.</summary>
/// <param name="Snapshot">That state.</param>
/// <param name="Connection">A connection, for names of entities.</param>
/// <param name="Limit">Ends the search: nobody waits for it, or its time is over.</param>
internal sealed record SearchSession(SearchSnapshot Snapshot, DbConnection Connection, CancellationToken Limit)
{
    /// <summary>Whether it matters how well an article fits.</summary>
    public bool IsRanked { get; init; } = true;

    public ArticleCatalog Catalog => Snapshot.Catalog;

    /// <summary>The articles of a query.</summary>
    /// <param name="root">The query.</param>
    /// <param name="withProposals">Whether annotations count that are only proposed.</param>
    public SearchHits Articles(QueryNode root, bool withProposals) => Find(IndexFields.Article, withProposals, writer => writer.OfArticles(root));

    /// <summary>The quotations with some words.</summary>
    /// <param name="words">The words, as <see cref="WithinQuotes"/> reads them.</param>
    public SearchHits Quotes(QueryNode words) => Find(IndexFields.Quote, withProposals: true, writer => writer.OfQuotes(words));

    private SearchHits Find(string kind, bool withProposals, Func<QueryWriter, Query> write) => Snapshot.Run(searcher =>
    {
        try
        {
            Limit.ThrowIfCancellationRequested();
            var limit = new SearchLimit(Limit);
            var filters = new FieldFilters(this, withProposals);
            var writer = new QueryWriter(Snapshot.Readings.StemsOf, filters.Of, IsRanked, limit);
            return HitCollector.Find(searcher, write(writer), kind, limit);
        }
        catch (OperationCanceledException) when (Limit.IsCancellationRequested)
        {
            // Before the first document was looked at.
            return new SearchHits([], [], IsPartial: true);
        }
    });
}
