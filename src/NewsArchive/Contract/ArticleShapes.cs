using NewsArchive.Articles;
using NewsArchive.Search.Articles;
using NewsArchive.Search.Language;
using NewsArchive.Search.Spelling;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Contract;

/// <summary>A page of results, as <c>GET /api/articles</c> and <c>search --json</c> give it.</summary>
public sealed record ArticlePage(long Total, string Understood, IReadOnlyList<NoticeShape> Notices, IReadOnlyList<ArticleItem> Items, string? Next, IReadOnlyList<SuggestionShape> Suggestions)
{
    public static async Task<ArticlePage> OfAsync(
        ArticleSearch search, SpellingSuggestions spelling, ArticleQuery query, long skip, int size, Func<long, string?> nextOf, CancellationToken cancellation)
    {
        var results = await search.ResultsAsync(query, cancellation: cancellation);
        var items = new List<ArticleItem>();
        await foreach (var hit in search.RowsAsync(query, results.Articles(skip, size), cancellation))
            items.Add(ArticleItem.Of(hit, query));
        var understood = Wording.Understood.Sentence(query, await search.NamesAsync(query, cancellation));
        IReadOnlyList<Suggestion> suggestions = results.IsPartial ? [] : await spelling.OfAsync(query, results.Total, cancellation);
        return new(
            results.Total, understood, NoticeShape.Of(query.Query, results.IsPartial), items, nextOf(results.Total),
            [.. suggestions.Select(suggestion => new SuggestionShape(suggestion.Query.Query.Typed, suggestion.Total))]);
    }
}

/// <summary>Words in another spelling, and how many articles they find with the same dates and choices.</summary>
public sealed record SuggestionShape(string Q, long Total);

/// <summary>What was not taken as typed, and where: UTF-16 code units of the query.</summary>
public sealed record NoticeShape(string Text, int At)
{
    /// <summary>A search that was stopped says so behind everything else: what it counts is not all.</summary>
    public static IReadOnlyList<NoticeShape> Of(ParsedQuery query, bool isPartial = false)
    {
        var notices = query.Notices.Select(notice => new NoticeShape(Texts.Say(notice.Text), notice.At));
        return [.. isPartial ? notices.Append(new NoticeShape(Texts.Say("search.partial"), query.Typed.Length)) : notices];
    }
}

public sealed record SnippetShape(string Text, IReadOnlyList<int[]> Marks);

public sealed record ArticleItem(
    long Id, string Key, string Title, bool TitleIsDerived, string Date, string? Source, string? Url, SnippetShape Snippet, int Quotes, int Mentions,
    bool DateIsUncertain)
{
    public static ArticleItem Of(ArticleHit hit, ArticleQuery query) => new(
        hit.Id, hit.Key, hit.Title, hit.TitleIsDerived, hit.Date.ToString(), hit.Source, hit.Url,
        new(hit.Snippet.Text, [.. hit.Snippet.Marks.Select(mark => new[] { mark.Start, mark.End })]), hit.Quotes, hit.Mentions,
        query.IsUncertain(hit.Date));
}

/// <summary>A whole article, as <c>GET /api/articles/{id}</c> gives it. Offsets are UTF-16 code units.</summary>
public sealed record ArticleShape(
    long Id, string Key, string Title, bool TitleIsDerived, string Date, string? Source, string? Url, int Revision, string Text, IReadOnlyList<BlockShape> Blocks)
{
    public static ArticleShape Of(Article article, Revision revision) => new(
        article.Id, article.Key, article.Title, article.TitleIsDerived, article.Date.ToString(), article.Source, article.Url,
        revision.Number, revision.Text, [.. revision.Proved().Blocks.Select(block => new BlockShape(block.Start, block.End, block.Kind))]);
}

public sealed record BlockShape(int Start, int End, BlockKind Kind);
