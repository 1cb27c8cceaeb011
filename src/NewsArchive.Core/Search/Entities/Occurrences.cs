using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Entities;
using NewsArchive.Search.Articles;
using NewsArchive.Search.Concordance;
using NewsArchive.Search.Language;
using NewsArchive.Storage;
using NewsArchive.Text;

namespace NewsArchive.Search.Entities;

/// <summary>Finds every place where the names of an entity stand, and tells where they may mean somebody else.</summary>
/// <param name="context">The archive.</param>
/// <param name="search">Finds the articles that may have the names; their texts are then read one at a time.</param>
public sealed class Occurrences(ArchiveContext context, ArticleSearch search)
{
    /// <summary>How many places are found at most; once they are marked, the next ones are.</summary>
    public const int Most = 5000;

    private const int MostOthers = 20_000;
    private const int AtOnce = 200;
    private const int Window = 12;

    private readonly DbConnection _connection = context.Connection;

    private readonly record struct Mark(long Id, long Entity, TextSpan At, AnnotationState State);

    /// <summary>The places of an entity's names.</summary>
    /// <param name="entity">The entity, its names loaded.</param>
    /// <param name="scope">Where to look.</param>
    /// <param name="cancellation">Stops the search.</param>
    public async Task<OccurrenceList> FindAsync(Entity entity, OccurrenceScope scope, CancellationToken cancellation = default)
    {
        var others = await OthersAsync(entity, cancellation);
        var finder = new NameFinder([.. entity.Names.Select(name => (name.Name, entity.Id)), .. others]);
        var (articles, isPartial) = await ArticlesAsync(entity, scope, cancellation);
        var (items, marked) = (new List<Occurrence>(), 0);
        foreach (var some in articles.Chunk(AtOnce))
        {
            var marks = await MarksAsync(some, cancellation);
            foreach (var id in some)
            {
                if (await TextAsync(id, cancellation) is not var (revision, text))
                    continue;
                marked += Add(items, entity.Id, id, revision, text, finder.Find(text), marks[(id, revision)]);
            }

            if (items.Count > Most)
                return new([.. items.Take(Most)], marked, true, await HomonymsAsync(entity, cancellation));
        }

        return new(items, marked, isPartial, await HomonymsAsync(entity, cancellation));
    }

    /// <summary>Places with their words around, for a page.</summary>
    /// <param name="some">The places of the page.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<List<OccurrenceLine>> LinesAsync(IReadOnlyList<Occurrence> some, CancellationToken cancellation = default)
    {
        var ids = some.Select(occurrence => occurrence.Article).Distinct().ToList();
        var articles = await context.Articles.Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.Title, a.Date }).ToDictionaryAsync(a => a.Id, cancellation);
        var lines = new List<OccurrenceLine>();
        foreach (var ofArticle in some.GroupBy(occurrence => occurrence.Article))
        {
            if (await TextAsync(ofArticle.Key, cancellation) is not var (revision, text) || !articles.TryGetValue(ofArticle.Key, out var article))
                continue;
            var words = new WordsAround(text, []);
            lines.AddRange(ofArticle.Where(one => one.Revision == revision)
                .Select(one => new OccurrenceLine(one, article.Title, article.Date, words.Left(one.Anchor.Span, Window), words.Right(one.Anchor.Span, Window))));
        }

        return lines;
    }

    /// <returns>How many places are marked as the entity already.</returns>
    private static int Add(List<Occurrence> items, long entity, long article, int revision, string text, List<NamePlace> places, IEnumerable<Mark> marks)
    {
        var marked = 0;
        foreach (var place in Longest(places.Where(place => place.Owner == entity)))
        {
            var here = marks.Where(mark => mark.At.Overlaps(place.At)).ToList();
            if (here.Exists(mark => mark.Entity == entity && mark.State == AnnotationState.Accepted))
            {
                marked++;
                continue;
            }

            var (doubt, other) = DoubtOf(entity, place, here, places);
            items.Add(new(article, revision, new Anchor(place.At.Start, place.At.End, place.At.In(text)), doubt, other, [.. here.Select(mark => mark.Id)]));
        }

        return marked;
    }

    private static (Doubt Doubt, long? Other) DoubtOf(long entity, NamePlace place, List<Mark> marks, List<NamePlace> places)
    {
        if (marks.Find(mark => mark.Entity != entity && mark.State != AnnotationState.Rejected) is { Id: > 0 } other)
            return (Doubt.OtherEntity, other.Entity);
        if (marks.Exists(mark => mark.Entity == entity && mark.State == AnnotationState.Rejected))
            return (Doubt.Rejected, null);
        if (places.Find(longer => longer.Owner != entity && longer.At != place.At && longer.At.Contains(place.At)) is { Owner: > 0 } longer)
            return (Doubt.LongerName, longer.Owner);
        if (place.IsCompound)
            return (Doubt.Compound, null);
        return places.Find(same => same.Owner != entity && same.At == place.At) is { Owner: > 0 } namesake ? (Doubt.Homonym, namesake.Owner) : (Doubt.None, null);
    }

    // The longest of names that overlap, the first of them first.
    private static IEnumerable<NamePlace> Longest(IEnumerable<NamePlace> places)
    {
        var end = 0;
        foreach (var place in places.OrderBy(place => place.At.Start).ThenByDescending(place => place.At.End))
        {
            if (place.At.Start < end)
                continue;
            end = place.At.End;
            yield return place;
        }
    }

    private async Task<(IEnumerable<long> Articles, bool IsPartial)> ArticlesAsync(Entity entity, OccurrenceScope scope, CancellationToken cancellation)
    {
        await context.OpenAsync(cancellation);
        if (scope.Article is { } article)
            return ([article], false);
        var named = await search.ResultsAsync(new ArticleQuery(QueryOf(entity), Sort: ArticleSort.Newest), cancellation: cancellation);
        if (scope.List is not { } list)
            return (named.Articles(0, long.MaxValue), named.IsPartial);
        var listed = await search.ResultsAsync(list, cancellation: cancellation);
        var wanted = named.Articles(0, long.MaxValue).ToHashSet();
        return (listed.Articles(0, long.MaxValue).Where(wanted.Contains), named.IsPartial || listed.IsPartial);
    }

    // Made of words, not typed: no sign of a name is an operator.
    private static ParsedQuery QueryOf(Entity entity)
    {
        var at = new TextSpan(0, 0);
        var names = entity.Names.Select(name => NameFinder.TermsOf(name.Name)).Where(terms => terms.Count > 0)
            .Select(terms => terms.Count == 1 ? (QueryNode)new WordNode(terms[0], terms[0].Exact, at) : new PhraseNode(terms, string.Join(' ', terms.Select(term => term.Exact)), at))
            .DistinctBy(QueryPrinter.Print).ToList();
        return names.Count switch
        {
            0 => new ParsedQuery("?", null, []),
            1 => new ParsedQuery("?", new AllNode(names, at), []),
            _ => new ParsedQuery("?", new AllNode([new AnyNode(names, at)], at), []),
        };
    }

    // The names of others that may be the same or have one of ours in them.
    private async Task<List<(string Name, long Owner)>> OthersAsync(Entity entity, CancellationToken cancellation)
    {
        var found = new List<(string, long)>();
        foreach (var folded in entity.Names.Select(name => TypedName.Like(name.Folded)).Distinct())
        {
            var like = await context.EntityNames.Where(n => n.EntityId != entity.Id && EF.Functions.Like(" " + n.Folded + " ", "% " + folded + " %", "\\"))
                .Take(MostOthers - found.Count).Select(n => new { n.Name, n.EntityId }).ToListAsync(cancellation);
            found.AddRange(like.Select(n => (n.Name, n.EntityId)));
            if (found.Count >= MostOthers)
                break;
        }

        return found;
    }

    private async Task<List<EntityHit>> HomonymsAsync(Entity entity, CancellationToken cancellation)
    {
        var names = entity.Names.Select(name => name.Folded).ToList();
        return await context.Entities.Where(e => e.Id != entity.Id && e.Names.Any(n => names.Contains(n.Folded))).OrderBy(e => e.Id).Take(20)
            .Select(e => new EntityHit(e.Id, e.Name, e.Kind, context.Quotes.Count(q => q.EntityId == e.Id), context.Mentions.Count(m => m.EntityId == e.Id)))
            .ToListAsync(cancellation);
    }

    private async Task<ILookup<(long, int), Mark>> MarksAsync(long[] articles, CancellationToken cancellation)
    {
        var marks = await context.Mentions.AsNoTracking().Where(m => articles.Contains(m.ArticleId))
            .Select(m => new { m.Id, m.ArticleId, m.Revision, m.EntityId, m.Anchor, m.State }).ToListAsync(cancellation);
        return marks.ToLookup(m => (m.ArticleId, m.Revision), m => new Mark(m.Id, m.EntityId, m.Anchor.Span, m.State));
    }

    private async Task<(int Revision, string Text)?> TextAsync(long article, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var row = _connection.Prepare(null, "SELECT a.revision, r.text FROM article a JOIN revision r ON r.article_id = a.id AND r.number = a.revision WHERE a.id = $id AND a.is_deleted = 0", "$id");
        row.Parameters[0].Value = article;
        using var reader = await row.ExecuteReaderAsync(cancellation);
        return reader.Read() ? (reader.GetInt32(0), reader.GetString(1)) : null;
    }
}
