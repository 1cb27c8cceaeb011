using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;
using NewsArchive.Search.Articles;
using NewsArchive.Search.Catalog;
using NewsArchive.Search.Language;

namespace NewsArchive.Search.Index;

/// <summary>What one request says is of one state of the archive, whatever is imported meanwhile.</summary>
public sealed class PinnedSnapshotTests : IDisposable
{
    private readonly TempArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task A_request_counts_the_same_articles_to_its_end_and_the_next_one_counts_the_new_ones()
    {
        await _archive.AddAsync("a", "date 2023-09 Un sommet\n\nLe marché conclu.");
        await using var context = _archive.Context();
        using var pinned = new PinnedSnapshot(Searches.Of(context));
        var request = new ArticleSearch(context, pinned);
        Assert.Equal(1, await CountAsync(request, "marché"));

        await _archive.AddAsync("b", "date 2023-10 Le port\n\nUn baleinier rentre au marché.");
        Assert.Equal((1, 0), (await CountAsync(request, "marché"), await CountAsync(request, "baleinier")));
        Assert.Equal((1, 1), (await CountAsync(request, ""), await CountAsync(request, "mot OU marché")));

        Assert.Equal((2, 1), (await CountAsync(Searches.Articles(context), "marché"), await CountAsync(Searches.Articles(context), "baleinier")));
    }

    [Fact]
    public async Task An_article_that_is_deleted_while_a_request_runs_is_listed_no_more()
    {
        var article = await _archive.AddAsync("a", "date 2023-09 Un sommet\n\nLe marché conclu.");
        using var desk = _archive.Desk();
        var request = Searches.Articles(desk.Context);
        var query = new ArticleQuery(QueryParser.Parse("marché"));
        Assert.Single(await request.FindAsync(query, 0, 10).ToListAsync());
        (await desk.Articles.DeleteAsync(article, 1)).IsSaved();
        Assert.Empty(await request.FindAsync(query, 0, 10).ToListAsync());
    }

    [Fact]
    public async Task A_request_that_the_index_keeps_waiting_is_said_to_be_behind()
    {
        await _archive.AddAsync("a", "date 2023-09 Un sommet\n\nLe marché conclu.");
        await using var context = _archive.Context();
        await context.OpenAsync();
        using var snapshots = new SearchSnapshots { LongestWait = TimeSpan.Zero };
        using var pinned = new PinnedSnapshot(snapshots);
        Assert.False(pinned.IsBehind);

        snapshots.Publish(Empty(sequence: 0));
        await pinned.TakeAsync(context.Connection, hasWords: true, CancellationToken.None);
        Assert.True(pinned.IsBehind);

        snapshots.Publish(Empty(sequence: _archive.Read<long>("SELECT max(sequence) FROM change_feed")));
        using var next = new PinnedSnapshot(snapshots);
        await next.TakeAsync(context.Connection, hasWords: true, CancellationToken.None);
        Assert.Equal((true, false), (pinned.IsBehind, next.IsBehind));
    }

    private static SearchSnapshot Empty(long sequence)
    {
        var folder = new RAMDirectory();
        using (var writer = new IndexWriter(folder, new IndexWriterConfig(LuceneVersion.LUCENE_48, null)))
            writer.Commit();
        return SearchSnapshot.Of(sequence, ArticleCatalog.Empty, DirectoryReader.Open(folder));
    }

    private static Task<long> CountAsync(ArticleSearch search, string typed) => search.CountAsync(new ArticleQuery(QueryParser.Parse(typed)));
}
