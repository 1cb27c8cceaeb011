namespace NewsArchive.Tests.Pages;

/// <summary>The other tests begin with a copy of an archive; here the site makes one itself.</summary>
public sealed class FirstStartTests
{
    [Fact]
    public async Task An_empty_data_folder_becomes_an_archive_with_the_seeds()
    {
        using var site = new NewSite();
        Assert.Empty(Directory.GetFileSystemEntries(site.DataDirectory));

        var page = await site.Browse().OpenAsync("/?q=russie");

        Assert.NotEmpty(page.Document.QuerySelectorAll("#main a[href*='/articles/']"));
        Assert.Equal(2, site.Count("SELECT count(*) FROM article"));
        Assert.Equal(new Storage.Schema().Version, site.Count("PRAGMA user_version"));
        Assert.Equal(1, site.Count("SELECT count(*) FROM import_run"));
    }

    private sealed class NewSite() : TestSite(template: null);
}
