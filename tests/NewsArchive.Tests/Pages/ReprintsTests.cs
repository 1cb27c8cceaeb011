using Microsoft.Data.Sqlite;
using NewsArchive.Importing;

namespace NewsArchive.Tests.Pages;

public sealed class ReprintsTests : IClassFixture<ReprintsTests.ReprintSite>
{
    private const string Wire = "Le Conseil de sécurité de l’ONU s’est réuni en urgence lundi soir à New York à la demande de trois de ses membres, et la représentante de la France a demandé un couloir humanitaire avant la fin de la semaine.";

    private readonly ReprintSite _site;

    public ReprintsTests(ReprintSite site) => (_site, _) = (site, site.Find());

    [Fact]
    public async Task The_list_counts_with_and_without_reprints_and_says_so_at_each()
    {
        var list = await _site.Browse().OpenAsync("/?q=conseil");
        Assert.Equal("4 articles (dont 2 reprises d’un autre) regrouper les reprises", list.Words(".summary p"));
        Assert.Equal(["2 reprises", "2 reprises", "2 reprises"], list.AllWords(".results .counts a"));
    }

    [Fact]
    public async Task Folded_only_the_first_of_each_group_is_listed()
    {
        var browser = _site.Browse();
        var folded = await browser.OpenAsync((await browser.OpenAsync("/?q=conseil&sort=oldest")).LinkTo("regrouper les reprises"));
        Assert.Equal("2 articles (sans compter 2 reprises) tout montrer", folded.Words(".summary p"));
        Assert.Equal(["Réunion d’urgence à l’ONU", "Le conseil municipal"], folded.AllWords(".results h2 a"));
        Assert.Contains("reprises regroupées", folded.Words(".chips"));
        Assert.Equal("/?q=conseil&sort=oldest", folded.LinkTo("tout montrer"));
        var newest = await browser.OpenAsync("/?q=conseil&sort=newest&fold=1");
        Assert.Equal(["Le conseil municipal", "L’ONU cherche un couloir"], newest.AllWords(".results h2 a"));
    }

    [Fact]
    public async Task The_way_through_a_folded_list_passes_reprints_over()
    {
        var browser = _site.Browse();
        var first = await browser.OpenAsync((await browser.OpenAsync("/?q=conseil&sort=oldest&fold=1")).One(".results h2 a").GetAttribute("href")!);
        Assert.Equal("Résultat 1 sur 2", first.Words(".within li"));
        Assert.Contains("Le conseil municipal", (await browser.OpenAsync(first.One(".within a[rel=next]").GetAttribute("href")!)).Words("h1, .headline"));
    }

    [Fact]
    public async Task The_article_names_its_reprints_the_oldest_first()
    {
        var browser = _site.Browse();
        var article = await browser.OpenAsync((await browser.OpenAsync("/?q=conseil&sort=newest&fold=1")).Document.QuerySelectorAll(".results h2 a")[1].GetAttribute("href")!);
        Assert.Equal("2 reprises : presque le même texte", article.Words("#reprints h2"));
        Assert.Equal(["mars 2021 · Réunion d’urgence à l’ONU", "avril 2021 · <b>Couloir</b> humanitaire"], article.AllWords("#reprints li"));
        Assert.False((await browser.OpenAsync((await browser.OpenAsync("/?q=municipal")).One(".results h2 a").GetAttribute("href")!)).Has("#reprints"));
    }

    [Fact]
    public async Task The_api_counts_and_lists_what_the_page_does()
    {
        var api = _site.Api();
        Assert.Equal(4, (int)(await api.GetAsync("/api/articles?q=conseil"))["total"]!);
        var folded = await api.GetAsync("/api/articles?q=conseil&fold=1&sort=oldest");
        Assert.Equal(2, (int)folded["total"]!);
        Assert.Equal(["afp", "local"], folded["items"]!.AsArray().Select(item => (string)item!["key"]!));
    }

    [Fact]
    public async Task A_word_that_is_no_switch_is_said_and_left_out() =>
        Assert.Contains("fold", (await _site.Browse().OpenAsync("/?q=conseil&fold=oui")).Words(".notices"));

    public sealed class ReprintSite() : TestSite(folder =>
    {
        folder.Write("afp.txt", $"date 2021-03 Réunion d’urgence à l’ONU\n\n{Wire}");
        folder.Write("lemonde.txt", $"date 2021-04 <b>Couloir</b> humanitaire\n\n{Wire}\n\nAvec AFP.");
        folder.Write("figaro.txt", $"date 2021-05 L’ONU cherche un couloir\n\n{Wire} Aucune décision n’est tombée.");
        folder.Write("local.txt", "date 2021-06 Le conseil municipal\n\nLe conseil municipal a voté hier soir le budget de la piscine, malgré l’opposition de quatre élus qui demandaient un report.");
    })
    {
        /// <summary>Reprints are looked for beside the site; here at once.</summary>
        public int Find()
        {
            _ = Client();
            using var connection = new SqliteConnection($"Data Source={Path.Combine(DataDirectory, "archive.db")};Pooling=False;Default Timeout=20");
            connection.Open();
            return Reprints.StepsAsync(connection).ToBlockingEnumerable().Count();
        }
    }
}
