using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Storage;
using NewsArchive.Text;

namespace NewsArchive.Searching;

/// <summary>Which quotations are wanted; null leaves a filter open.</summary>
/// <param name="Words">Words within the quotation.</param>
/// <param name="SpeakerId">Who speaks.</param>
/// <param name="SpeakerName">A part of one of the speaker's names.</param>
/// <param name="Kind">Direct, indirect or mixed.</param>
/// <param name="State">Accepted, proposed or rejected; left open, the rejected ones stay out.</param>
/// <param name="From">Only from articles that may be of this period or later.</param>
/// <param name="To">Only from articles that may be of this period or earlier.</param>
public sealed record QuoteQuery(
    ParsedQuery Words, long? SpeakerId = null, string? SpeakerName = null, QuoteKind? Kind = null,
    AnnotationState? State = null, PartialDate? From = null, PartialDate? To = null);

/// <summary>A quotation in a list, with the sentence it stands in.</summary>
/// <param name="Quote">The quotation, with article and speaker loaded.</param>
/// <param name="Context">The sentence around its first part, on one line.</param>
/// <param name="Parts">Where the parts stand in <paramref name="Context"/>: UTF-16 code units, half-open.</param>
public sealed record QuoteHit(Quote Quote, string Context, IReadOnlyList<TextSpan> Parts);

/// <summary>Lists who said what.</summary>
/// <param name="context">The archive.</param>
public sealed class QuoteSearch(ArchiveContext context)
{
    /// <summary>How many quotations a query finds.</summary>
    /// <param name="query">The query.</param>
    /// <param name="cancellation">Stops the search.</param>
    public Task<int> CountAsync(QuoteQuery query, CancellationToken cancellation = default) => Where(query).CountAsync(cancellation);

    /// <summary>A page of quotations, of the newest articles first.</summary>
    /// <param name="query">The query.</param>
    /// <param name="skip">How many stand before the page.</param>
    /// <param name="size">How many it has at most.</param>
    /// <param name="cancellation">Stops the search.</param>
    public async IAsyncEnumerable<QuoteHit> FindAsync(QuoteQuery query, long skip, int size, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var page = await Where(query).AsNoTracking()
            .OrderByDescending(q => q.Article!.FirstDay).ThenBy(q => q.ArticleId).ThenBy(q => q.Id)
            .Skip((int)Math.Min(skip, int.MaxValue)).Take(size)
            .Include(q => q.Article).Include(q => q.Entity)
            .ToListAsync(cancellation);
        (long Article, int Number, string Text) last = (0, 0, "");
        foreach (var quote in page)
        {
            if (last.Article != quote.ArticleId || last.Number != quote.Revision)
            {
                var text = await context.Revisions.Where(r => r.ArticleId == quote.ArticleId && r.Number == quote.Revision)
                    .Select(r => r.Text).SingleAsync(cancellation);
                last = (quote.ArticleId, quote.Revision, text);
            }

            yield return InContext(quote, last.Text);
        }
    }

    private IQueryable<Quote> Where(QuoteQuery query)
    {
        var quotes = context.Quotes.Where(q => !q.Article!.IsDeleted);
        if (query.Words.IsNotUnderstood)
            return quotes.Where(_ => false);
        if (query.Words.Root is { } words)
            quotes = Having(quotes, words, ReadingsOf(query.Words));

        if (query.SpeakerId is { } speaker)
            quotes = quotes.Where(q => q.EntityId == speaker);
        if (!string.IsNullOrWhiteSpace(query.SpeakerName))
        {
            var named = new EntitySearch(context).Named(query.SpeakerName).Select(entity => entity.Id);
            quotes = quotes.Where(q => q.EntityId != null && named.Contains(q.EntityId.Value));
        }

        if (query.Kind is { } kind)
            quotes = quotes.Where(q => q.Kind == kind);
        quotes = query.State is { } state ? quotes.Where(q => q.State == state) : quotes.Where(q => q.State != AnnotationState.Rejected);
        if (query.From is { } from)
        {
            var first = PartialDate.Number(from.FirstDay);
            quotes = quotes.Where(q => q.Article!.LastDay >= first);
        }

        if (query.To is { } to)
        {
            var last = PartialDate.Number(to.LastDay);
            quotes = quotes.Where(q => q.Article!.FirstDay <= last);
        }

        return quotes;
    }

    private IQueryable<Quote> Having(IQueryable<Quote> quotes, AllNode words, Readings readings)
    {
        if (words.Parts.All(part => part is WordNode or PhraseNode or NearNode))
        {
            var match = FtsExpression.Of(words, readings);
            var matching = context.Database.SqlQuery<long>($"SELECT rowid AS Value FROM quote_index WHERE quote_index MATCH {match}");
            return quotes.Where(q => matching.Contains(q.Id));
        }

        var found = new QuoteWords((SqliteConnection)context.Database.GetDbConnection(), readings).Of(words);
        return found is null ? quotes : quotes.Where(q => found.Contains(q.Id));
    }

    private Readings ReadingsOf(ParsedQuery words)
    {
        if (words.Root is null)
            return Readings.None;
        context.Database.OpenConnection();
        return Readings.Of((SqliteConnection)context.Database.GetDbConnection(), words);
    }

    private static QuoteHit InContext(Quote quote, string text)
    {
        var around = Sentences.Around(text, quote.Parts[0].Span);
        var parts = quote.Parts.Where(part => around.Contains(part.Span))
            .Select(part => new TextSpan(part.Start - around.Start, part.End - around.Start));
        return new QuoteHit(quote, around.In(text).Replace('\n', ' '), [.. parts.OrderBy(part => part.Start)]);
    }
}
