using System.IO.Compression;
using System.Text;

namespace NewsArchive.Importing;

/// <summary>Files of several articles are counted and refused, never taken for one. All names and texts are invented.</summary>
public sealed class PressExportTests : IDisposable
{
    private const string Body = "<p>La passerelle d’Aigrefont rouvrira au printemps, a dit le maire lundi devant les riverains.</p>";

    private readonly TempArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    private static string Europresse(params string[] numbers) => "<html><body>" + string.Concat(numbers.Select(number =>
        $"<article><header><div class=\"rdp__DocPublicationName\"> <span class=\"DocPublicationName\">Les Nouvelles, no. 4881</span></div><span class=\"DocHeader\">Région, lundi 23 octobre 2023 742 mots, p. 4</span><div class=\"titreArticle\"><p class=\"rdp__articletitle\">Le pont rouvre</p></div></header><div class=\"docOcurrContainer\">{Body}</div><footer><div class=\"publiC-lblNodoc\">{number}</div></footer></article>")) + "</body></html>";

    private static string Factiva(int count, bool isIndexed) => "<html><head><title>Factiva</title></head><body>" + string.Concat(Enumerable.Range(1, count).Select(i => isIndexed
        ? $"<div class=\"article frArticle\"><table><tr><td class=\"index\"><b>HD</b>&nbsp;</td><td><b class='frHeadline'>Titre {i}</b></td></tr></table><p class=\"articleParagraph frarticleParagraph\">La passerelle rouvrira.</p></div>"
        : $"<div id=\"article-GAZLIT0020210304eh340000{i}\" class=\"article\"><div class=\"article frArticle\"><div id=\"hd\"><span class=\"frHeadline\">{i}) Titre</span></div><div>512 mots</div><div>4 mars 2021</div><p class=\"articleParagraph frarticleParagraph\">La passerelle rouvrira.</p></div></div>")) + "</body></html>";

    private static string Nexis(string first, string second) => $"\n\n   {first}\n\n   Les Nouvelles (France)\n\n   1 juillet 2008 mardi\n\nLe pont rouvre\n\nLONGUEUR: 303 mots\n\nLa passerelle.\n\nDATE-CHARGEMENT: 1 juillet 2008\n\n   {second}\n\n   Les Nouvelles (France)\n\nUn autre\n\nLONGUEUR: 12 mots\n\nTexte.\n\nDATE-CHARGEMENT: 2 juillet 2008\n";

    private static string Whole(string title) => $"<article><h1>{title}</h1><time datetime=2016-01-14>14 janvier 2016</time>{string.Concat(Enumerable.Repeat(Body, 20))}</article>";

    private static string Teaser(string title) => $"<article><h3>{title}</h3><time datetime=2016-01-14>14 janvier 2016</time>{Body}</article>";

    public static TheoryData<string, string, string, int> Files => new()
    {
        { "a.html", Europresse("news·20231023·LN·1", "news·20231023·LN·2", "news·20231023·LN·3"), "import.europresse.many", 3 },
        { "a.HTML", Europresse("news·20231023·LN·1", "news·20231023·LN·1", "news·20231023·LN·3"), "import.europresse.many", 2 },
        { "a.txt", Europresse("news·20231023·LN·1"), "import.europresse.one", 1 },
        { "a.htm", Factiva(2, isIndexed: true), "import.factiva.many", 2 },
        { "a.html", Factiva(3, isIndexed: false), "import.factiva.many", 3 },
        { "a.html", "<?xml version='1.0'?><PPSResponse><ppsarticle><article/></ppsarticle><ppsarticle><article/></ppsarticle></PPSResponse>", "import.factiva.many", 2 },
        { "a.txt", "Terroirs\n329 mots\n27 août 2014\nTexte.\nDocument ELOU000020140827ea8r0001a\n\nAutre\nDocument ELOU000020140828ea8r0002b\n", "import.factiva.many", 2 },
        { "a.html", "<html><body><a name=\"DOC_ID_0_0\"></a><p>1 of 2 DOCUMENTS</p><p>27 août 2014</p><a name=\"DOC_ID_0_1\"></a><p>2 of 2 DOCUMENTS</p></body></html>", "import.nexis.many", 2 },
        { "a.txt", Nexis("Document 1 de 2", "Document 2 de 2"), "import.nexis.many", 2 },
        { "a.TXT", Nexis("1 of 2 DOCUMENTS", "2 of 2 DOCUMENTS").Replace("\n", "\r\n", StringComparison.Ordinal), "import.nexis.many", 2 },
        { "a.txt", Nexis("Les Nouvelles", "La Gazette"), "import.nexis.many", 2 },
        { "a.html", Nexis("Dokument 1 von 2", "Dokument 2 von 2"), "import.nexis.many", 2 },
        { "a.txt", "date 2023-09 Un titre\n\nUn texte.\n\ndate 2023-10 Un autre titre\n\nUn autre texte.\n", "import.several-articles", 2 },
        { "a.html", $"<html><head><title>Sélection</title></head><body>{Whole("Un pont")}{Whole("Une gare")}{Whole("Un quai")}</body></html>", "import.several-articles", 3 },
        { "a.html", $"<html><body><main><article>{Whole("Un pont")}{Whole("Une gare")}</article></main></body></html>", "import.several-articles", 2 },
        { "a.html", $$"""<html><body><script type="application/ld+json">[{"@type":"NewsArticle","headline":"A","datePublished":"2016-01-14","articleBody":"{{new string('a', 2000)}}"},{"@type":"NewsArticle","headline":"B","datePublished":"2016-01-15","articleBody":"{{new string('b', 2000)}}"}]</script>{{Body}}</body></html>""", "import.several-articles", 2 },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task What_holds_several_articles_is_counted_and_refused_beside_and_within_an_archive(string name, string content, string reason, int count)
    {
        _archive.Write(name, content);
        _archive.Write("zip.zip", Zip(name, content));
        var report = await _archive.ImportAsync();
        Assert.Equal([(reason, (object)count), (reason, count)], report.Rejected.Select(note => (note.Text.Key, Assert.Single(note.Text.Arguments))));
        Assert.Equal(0, report.Imported);
    }

    [Theory]
    [InlineData("a.html", "{\\rtf1\\ansi 4 mars 2021\\par Un titre\\par Un texte.}")]
    [InlineData("a.html", "<?xml version='1.0' encoding='utf-8'?>\n<!-- 4 mars 2021 -->\n<nitf><body><p>Le 4 mars 2021, un texte.</p></body></nitf>")]
    public async Task What_is_no_page_is_not_read_as_one(string name, string content)
    {
        _archive.Write(name, content);
        Assert.Equal("import.no-page", Assert.Single((await _archive.ImportAsync()).Rejected).Text.Key);
    }

    [Fact]
    public async Task One_article_among_teasers_comments_and_entries_of_a_live_report_comes_in()
    {
        const string Head = "<meta property=article:published_time content=2016-01-14><title>Un pont</title>";
        var entry = Whole("Un point d’étape").Replace("h1>", "h2>", StringComparison.Ordinal);
        _archive.Write("teasers.html", $"<html><head>{Head}</head><body>{Whole("Un pont")}<aside>{string.Concat(Enumerable.Range(1, 30).Select(i => Teaser($"Un autre sujet {i}")))}</aside></body></html>");
        _archive.Write("comments.html", $"<html><head>{Head}</head><body>{Whole("Une gare")}{entry.Replace("<article>", "<article class=comment-body>", StringComparison.Ordinal)}</body></html>");
        _archive.Write("live.html", $"<html><head>{Head}</head><body><h1>Un quai, minute par minute</h1>{entry}{entry}{entry}</body></html>");
        _archive.Write("xhtml.html", $"<?xml version='1.0'?><!DOCTYPE html><html xmlns='http://www.w3.org/1999/xhtml'><head>{Head}</head><body>{Whole("Un tunnel")}</body></html>");
        // A seed file is one, whatever it quotes.
        _archive.Write("seed.txt", "date 2023-09 Un titre\n\nDocument 1 de 2\n\nLONGUEUR: 12 mots\n\nDATE-CHARGEMENT: 1 juillet 2008\n\ndate de naissance 2001-05\n\nDate 2016 : la suite.");
        var report = await _archive.ImportAsync();
        Assert.Empty(report.Rejected);
        Assert.Equal(5, report.Imported);
    }

    private static byte[] Zip(string name, string content)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.Write(Encoding.UTF8.GetBytes(content));
        }

        return bytes.ToArray();
    }
}
