using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Entities;
using NewsArchive.Storage;

namespace NewsArchive.Exporting;

/// <summary>Reads the articles of an export, page by page, and proves every span of them against the text it names.</summary>
internal sealed class ArticleReading(ArchiveContext context, DbTransaction transaction, ExportRequest request, Standing tells, bool tellsRejected)
{
    // Texts are read one by one: a page of long ones would be much to hold.
    private const int Page = 100;
    private const int MostEntities = 20_000;

    private readonly Dictionary<long, Entity> _entities = [];
    private ExportParts? _counted;

    public ExportCounts Counts { get; } = new();

    public async IAsyncEnumerable<ExportedArticle> ReadAsync(ExportParts parts, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // What an earlier walk has counted is not counted again.
        var isFirst = _counted is null;
        var counting = parts & ~(_counted ?? ExportParts.None);
        _counted = parts | (_counted ?? ExportParts.None);
        foreach (var page in request.Articles.Chunk(Page))
        {
            cancellation.ThrowIfCancellationRequested();
            var articles = await context.LivingArticles.AsNoTracking().Where(a => page.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancellation);
            var quotes = (await QuotesAsync(page, parts, cancellation)).ToLookup(q => q.ArticleId);
            var mentions = (await MentionsAsync(page, parts, cancellation)).ToLookup(m => m.ArticleId);
            await KnowAsync(quotes.SelectMany(of => of).Select(q => q.EntityId ?? 0).Concat(mentions.SelectMany(of => of).Select(m => m.EntityId)), cancellation);
            var (collections, duplicates) = await FrameAsync(page, parts, cancellation);
            foreach (var article in page.Select(id => articles.GetValueOrDefault(id)).OfType<Article>())
            {
                cancellation.ThrowIfCancellationRequested();
                var read = await ProveAsync(article, quotes[article.Id], mentions[article.Id], parts, counting, cancellation);
                Counts.Articles += isFirst ? 1 : 0;
                yield return read with { Collections = [.. collections[article.Id]], Duplicates = [.. duplicates[article.Id]] };
            }
        }
    }

    private async Task<List<Quote>> QuotesAsync(long[] page, ExportParts parts, CancellationToken cancellation)
    {
        if (!parts.HasFlag(ExportParts.Quotes))
            return [];
        // A list of quotations shows rejected ones where they were asked for.
        var hasRejected = tellsRejected || request.Quotes is not null;
        var found = await context.Quotes.AsNoTracking().Where(q => page.Contains(q.ArticleId) && (hasRejected || q.State != AnnotationState.Rejected)).ToListAsync(cancellation);
        return request.Quotes is { } wanted ? [.. found.Where(q => wanted.Contains(q.Id))] : found;
    }

    private async Task<List<Mention>> MentionsAsync(long[] page, ExportParts parts, CancellationToken cancellation)
    {
        if (!parts.HasFlag(ExportParts.Mentions) || request.Quotes is not null)
            return [];
        return await context.Mentions.AsNoTracking().Where(m => page.Contains(m.ArticleId) && (tellsRejected || m.State != AnnotationState.Rejected)).ToListAsync(cancellation);
    }

    // Few entities are named often: they are kept from page to page, up to a bound.
    private async Task KnowAsync(IEnumerable<long> named, CancellationToken cancellation)
    {
        var wanted = named.Where(id => id > 0).ToHashSet();
        if (_entities.Count > MostEntities)
            _entities.Clear();
        foreach (var unknown in wanted.Where(id => !_entities.ContainsKey(id)).Chunk(Page * 5))
        {
            await foreach (var entity in context.Entities.AsNoTracking().Include(e => e.Names).Where(e => unknown.Contains(e.Id)).AsAsyncEnumerable().WithCancellation(cancellation))
                _entities[entity.Id] = entity;
        }
    }

    private async Task<(ILookup<long, long> Collections, ILookup<long, Duplicate> Duplicates)> FrameAsync(long[] page, ExportParts parts, CancellationToken cancellation)
    {
        var wanted = parts.HasFlag(ExportParts.Frame) ? page : [];
        var members = await context.CollectionArticles.AsNoTracking().Where(m => wanted.Contains(m.ArticleId)).OrderBy(m => m.CollectionId).ToListAsync(cancellation);
        var duplicates = await context.Duplicates.AsNoTracking().Where(d => wanted.Contains(d.ArticleId)).OrderBy(d => d.Key).ToListAsync(cancellation);
        return (members.ToLookup(m => m.ArticleId, m => m.CollectionId), duplicates.ToLookup(d => d.ArticleId));
    }

    private async Task<ExportedArticle> ProveAsync(
        Article article, IEnumerable<Quote> quotes, IEnumerable<Mention> mentions, ExportParts parts, ExportParts counting, CancellationToken cancellation)
    {
        var revision = parts == ExportParts.None || !parts.HasFlag(ExportParts.Text) ? null
            : await context.Revisions.AsNoTracking().Where(r => r.ArticleId == article.Id && r.Number == article.Revision).SingleStoredAsync(cancellation);
        revision?.Proved();
        var texts = new Dictionary<int, string?> { [article.Revision] = revision?.Text };
        var provedQuotes = quotes.Select(q => new ExportedQuote(q, q.EntityId is { } id ? _entities[id] : null, Standing(q.Revision, q.Anchoring, q.Content.Anchors)))
            .Where(q => Takes(q.Standing, counting.HasFlag(ExportParts.Quotes))).OrderBy(q => q.Extent.Start).ThenBy(q => q.Quote.Id).ToList();
        var provedMentions = mentions.Select(m => new ExportedMention(m, _entities[m.EntityId], Standing(m.Revision, m.Anchoring, [m.Anchor])))
            .Where(m => Takes(m.Standing, counting.HasFlag(ExportParts.Mentions))).OrderBy(m => m.Mention.Anchor.Start).ThenBy(m => m.Mention.Id).ToList();
        Counts.Quotes += counting.HasFlag(ExportParts.Quotes) ? provedQuotes.Count : 0;
        Counts.Mentions += counting.HasFlag(ExportParts.Mentions) ? provedMentions.Count : 0;
        var entities = provedQuotes.Select(q => q.Entity).Concat(provedMentions.Select(m => m.Entity)).OfType<Entity>().DistinctBy(e => e.Id).OrderBy(e => e.Id);
        return new ExportedArticle(article, provedQuotes, provedMentions, [.. entities]) { Revision = revision };

        Standing Standing(int number, Anchoring anchoring, IEnumerable<Anchor> anchors)
        {
            if (!texts.TryGetValue(number, out var text))
                texts[number] = text = EarlierText(article.Id, number);
            return text is null || !anchors.All(anchor => anchor.Holds(text)) ? Exporting.Standing.Broken
                : number != article.Revision ? Exporting.Standing.Earlier
                : anchoring == Anchoring.Check ? Exporting.Standing.Check : Exporting.Standing.Sure;
        }
    }

    private string? EarlierText(long article, int number)
    {
        using var command = transaction.Connection!.Prepare(transaction, "SELECT text FROM revision WHERE article_id = $article AND number = $number", "$article", "$number");
        using var row = command.Query(article, number);
        return row.Read() ? row.GetString(0) : null;
    }

    private bool Takes(Standing standing, bool isCounted)
    {
        if (standing <= tells)
            return true;
        if (isCounted)
            Counts.LeaveOut(standing);
        return false;
    }
}
