using Microsoft.EntityFrameworkCore;
using NewsArchive.Exporting;
using NewsArchive.Search.Articles;
using NewsArchive.Search.Language;
using NewsArchive.Search.Quotations;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Contract;

/// <summary>What a list shows, all of it, as it is exported.</summary>
public static class ExportSelection
{
    private const int AtOnce = 500;

    /// <summary>The articles of a list.</summary>
    /// <returns>Null when the search was stopped: half must not pass for all.</returns>
    public static async Task<ExportRequest?> OfAsync(ArticleSearch search, ArticleQuery query, CancellationToken cancellation)
    {
        var results = await search.ResultsAsync(query, cancellation: cancellation);
        if (results.IsPartial)
            return null;
        var understood = Understood.Sentence(query, await search.NamesAsync(query, cancellation));
        return Said(new(results.Articles(0, long.MaxValue)) { IsWhole = !query.IsNarrowed, Understood = understood, Address = ListAddress.Of("/", query) });
    }

    /// <summary>The quotations of a list, in their articles.</summary>
    /// <inheritdoc cref="OfAsync(ArticleSearch, ArticleQuery, CancellationToken)"/>
    public static async Task<ExportRequest?> OfAsync(QuoteSearch search, ArchiveContext context, QuoteQuery query, CancellationToken cancellation)
    {
        var results = await search.ResultsAsync(query, cancellation: cancellation);
        if (results.IsPartial)
            return null;
        var (quotes, articles) = (new HashSet<long>(), new Dictionary<long, int>());
        foreach (var page in results.Quotes(0, long.MaxValue).Chunk(AtOnce))
        {
            var wanted = Array.ConvertAll(page, id => (long)id);
            var articleOf = await context.Quotes.Where(q => wanted.Contains(q.Id)).Select(q => new { q.Id, q.ArticleId }).ToDictionaryAsync(q => q.Id, q => q.ArticleId, cancellation);
            foreach (var id in wanted.Where(articleOf.ContainsKey))
            {
                quotes.Add(id);
                articles.TryAdd(articleOf[id], articles.Count);
            }
        }

        var understood = Understood.Sentence(query, await search.NamesAsync(query, cancellation));
        var order = articles.OrderBy(article => article.Value).Select(article => article.Key).ToList();
        return Said(new(order) { Quotes = quotes, Understood = understood, Address = ListAddress.Of("/quotes", query.Filter, ("sort", query.Sort?.ToString().ToLowerInvariant())) });
    }

    /// <summary>One article alone.</summary>
    public static ExportRequest Of(long article) => Said(new([article]) { Understood = Texts.Say("article.cite"), Address = $"/articles/{article}" });

    private static ExportRequest Said(ExportRequest request) => request with { Language = Texts.Language, Say = Texts.Say };
}
