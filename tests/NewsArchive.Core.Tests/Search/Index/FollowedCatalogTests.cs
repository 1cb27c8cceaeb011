using System.Collections.Immutable;
using NewsArchive.Storage;

namespace NewsArchive.Search.Index;

/// <summary>A catalog that is brought from state to state is that of the archive, also where the archive was exchanged.</summary>
public sealed class FollowedCatalogTests : IDisposable
{
    private readonly TempArchive _archive = new();
    private readonly FollowedCatalog _catalog = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task Rows_of_another_copy_with_the_same_numbers_are_not_taken_for_those_that_were_read()
    {
        var article = await _archive.AddAsync("a", "date 2023-09 Un titre\n\nUn texte.");
        Assert.DoesNotContain("APS", Sources());
        // As a copy that is put back: the numbers of its rows have been given before, but never its tokens.
        _archive.Run($"""
            CREATE TABLE older AS SELECT * FROM change_feed;
            UPDATE article SET source = 'APS' WHERE id = {article};
            DELETE FROM change_feed;
            INSERT INTO change_feed SELECT * FROM older;
            UPDATE change_feed SET token = randomblob(8);
            DROP TABLE older;
            """);
        Assert.Contains("APS", Sources());
    }

    private ImmutableList<string> Sources()
    {
        using var words = ArchiveWords.Open(_archive.Options);
        _catalog.Read(words.Connection, words.Newest);
        return _catalog.Current.Sources;
    }
}
