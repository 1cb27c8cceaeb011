using NewsArchive.Articles;
using NewsArchive.Storage;

namespace NewsArchive.Editing;

public sealed class ArticleEditorTests : EditedArchive
{
    [Fact]
    public async Task A_deleted_article_leaves_every_list_and_index_but_keeps_its_text()
    {
        using var desk = Archive.Desk();

        (await desk.Articles.DeleteAsync(ArticleId, 1)).IsSaved();

        Assert.Empty(desk.Context.LivingArticles);
        Assert.Null(await desk.Context.CurrentRevisionAsync(ArticleId));
        Assert.Equal(0, await FoundAsync("moscou"));
        Assert.Equal(Text, Archive.TextOf(ArticleId));
        Assert.IsType<Edit<Article>.Missing>(await desk.Articles.DeleteAsync(ArticleId, 2));
        IsSound();
    }

    [Fact]
    public async Task A_stale_version_deletes_nothing()
    {
        using var desk = Archive.Desk();

        Assert.Equal(1, Assert.IsType<Edit<Article>.Stale>(await desk.Articles.DeleteAsync(ArticleId, 2)).Current.Version);
        Assert.IsType<Edit<Article>.Missing>(await desk.Articles.DeleteAsync(99, 1));

        Assert.Single(desk.Context.LivingArticles);
        Assert.Empty(Changes());
    }
}
