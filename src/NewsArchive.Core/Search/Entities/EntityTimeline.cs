using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Search.Catalog;
using NewsArchive.Search.Language;
using NewsArchive.Storage;

namespace NewsArchive.Search.Entities;

/// <summary>What was said by and of an entity in a period.</summary>
/// <param name="From">The first month or year.</param>
/// <param name="To">The last one; the same for a bar of one month or year.</param>
/// <param name="Quotes">How many quotations it has in articles of the period.</param>
/// <param name="Mentions">How many times it is named in them.</param>
public sealed record TimelineBar(PartialDate From, PartialDate To, long Quotes, long Mentions);

/// <summary>An entity over time, in bars of equal periods without gaps, oldest first; rejected annotations aside.</summary>
/// <param name="Bars">The bars; months where all lies within three years, else years or several years.</param>
/// <param name="Undated">The articles of which only the year is known, where the other bars are months.</param>
public sealed record EntityTimeline(IReadOnlyList<TimelineBar> Bars, IReadOnlyList<TimelineBar> Undated)
{
    /// <summary>Counts.</summary>
    /// <param name="context">The archive.</param>
    /// <param name="entity">The entity.</param>
    /// <param name="cancellation">Stops the query.</param>
    public static async Task<EntityTimeline> OfAsync(ArchiveContext context, long entity, CancellationToken cancellation = default)
    {
        var counted = await context.Database.SqlQuery<Row>($"""
            SELECT substr(a.date, 1, 7) AS Period, sum(found.quotes) AS Quotes, count(*) - sum(found.quotes) AS Mentions FROM (
                SELECT article_id, 1 AS quotes FROM quote WHERE entity_id = {entity} AND state <> 'rejected'
                UNION ALL SELECT article_id, 0 FROM mention WHERE entity_id = {entity} AND state <> 'rejected'
            ) AS found JOIN article a ON a.id = found.article_id AND a.is_deleted = 0 GROUP BY 1
            """).ToListAsync(cancellation);
        // A histogram sums two numbers over its bars: all, and what of them are quotations.
        var histogram = Histogram.Of(
            [.. counted.Select(row => new PeriodCount(Mapping.ReadDate(row.Period), row.Quotes + row.Mentions, row.Quotes))], new ArticleQuery(QueryParser.Parse("")));
        return new([.. histogram.Bars.Select(Bar)], [.. histogram.Undated.Select(Bar)]);

        static TimelineBar Bar(HistogramBar bar) => new(bar.From, bar.To, bar.OfAll, bar.Count - bar.OfAll);
    }

    private sealed record Row(string Period, long Quotes, long Mentions);
}
