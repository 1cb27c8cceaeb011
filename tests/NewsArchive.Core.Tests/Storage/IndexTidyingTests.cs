using NewsArchive.Search.Articles;
using NewsArchive.Search.Language;

namespace NewsArchive.Storage;

public sealed class IndexTidyingTests : IDisposable
{
    private readonly TempArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task Pieces_become_one_and_everything_is_found_as_before()
    {
        for (var i = 0; i < 12; i++)
            await _archive.AddAsync($"a{i}", $"date 2023-09 Un titre {i}\n\nL’ONU, encore l’ONU, {string.Join(' ', Enumerable.Range(i * 100, 100))}.");
        _archive.Run("UPDATE article SET is_deleted = 1 WHERE key = 'a3'; DELETE FROM article_index WHERE rowid = 4; DELETE FROM word_index WHERE rowid = 4");
        var before = await FindAsync();
        Assert.InRange(Pieces(), 2, 100);

        using (var connection = Database.Open(_archive.Options))
        {
            Assert.Equal(12, IndexTidying.StepsAsync(connection).ToBlockingEnumerable().Distinct().Single());
            Assert.False(IndexTidying.IsDue(connection));
        }

        Assert.Equal(1, Pieces());
        Assert.Equal(before, await FindAsync());
        Assert.Empty(new ArchiveCheck(_archive.Options).Run().Faults);
    }

    [Fact]
    public void A_small_archive_is_left_as_it_is()
    {
        using var connection = Database.Open(_archive.Options);
        Assert.False(IndexTidying.IsDue(connection));
    }

    private long Pieces() => _archive.Read<long>("SELECT count(DISTINCT segid) FROM article_index_idx");

    private async Task<IReadOnlyList<long>> FindAsync()
    {
        using var context = _archive.Context();
        return (await Searches.Articles(context).ResultsAsync(new ArticleQuery(QueryParser.Parse("onu OU tit*")))).Articles(0, 100);
    }
}
