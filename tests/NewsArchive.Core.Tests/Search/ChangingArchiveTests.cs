using NewsArchive.Search.Language;

namespace NewsArchive.Search;

/// <summary>What is found follows the articles at once.</summary>
public sealed class ChangingArchiveTests : IDisposable
{
    private static readonly string[] Queries =
        ["chevaux", "preferee", "\"un cheval\"", "chev*", "=cheval", "=préféré", "titre:cheval", "titre:=cheval", "titre:chev*", "préféré NEAR/3 là", "date:2023-09", "-absent", "absent OU cheval"];

    private readonly TempArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task A_deleted_article_is_found_by_nothing_until_it_is_restored()
    {
        var id = await _archive.AddAsync("a", "date 2023-09 Un cheval\n\nLe préféré est là, la préférée aussi.");
        await CountAsync(1);

        using var desk = _archive.Desk();
        var change = (await desk.Articles.DeleteAsync(id, 1)).IsSaved().ChangeId;
        await CountAsync(0);

        (await desk.Undo.UndoAsync(change)).IsSaved();
        await CountAsync(1);
    }

    [Fact]
    public async Task A_new_revision_is_found_by_its_words_and_no_more_by_the_old_ones()
    {
        await _archive.AddAsync("a", "date 2023-09 Un cheval\n\nLe préféré est là, la préférée aussi.");
        await _archive.AddAsync("a", "date 2023-10 Une marche\n\nLe marché est là.");

        using var context = _archive.Context();
        var search = Searches.Articles(context);
        foreach (var typed in Queries.Except(["-absent"]))
            Assert.True(await search.CountAsync(new ArticleQuery(QueryParser.Parse(typed))) == 0, typed);
        foreach (var typed in new[] { "=marché", "=marche", "titre:=marche", "titre:march*", "date:2023-10", "\"le marché est\"" })
            Assert.True(await search.CountAsync(new ArticleQuery(QueryParser.Parse(typed))) == 1, typed);
        // Nothing runs from the headline into the text.
        foreach (var typed in new[] { "titre:=marché", "\"une marche le marché\"" })
            Assert.True(await search.CountAsync(new ArticleQuery(QueryParser.Parse(typed))) == 0, typed);
    }

    [Fact]
    public async Task A_form_becomes_ambiguous_when_another_article_writes_it_otherwise()
    {
        await _archive.AddAsync("a", "date 2023-09 Un titre\n\nLa marche.");
        await CountAsync("=marche", 1);
        await CountAsync("=marché", 0);

        await _archive.AddAsync("b", "date 2023-09 Un titre\n\nLe marché.");
        await CountAsync("=marche", 1);
        await CountAsync("=marché", 1);
        await CountAsync("marché", 2);
    }

    private async Task CountAsync(long count)
    {
        foreach (var typed in Queries)
            await CountAsync(typed, count);
    }

    private async Task CountAsync(string typed, long count)
    {
        using var context = _archive.Context();
        Assert.True(await Searches.Articles(context).CountAsync(new ArticleQuery(QueryParser.Parse(typed))) == count, typed);
    }
}
