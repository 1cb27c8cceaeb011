using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NewsArchive.Articles;

namespace NewsArchive.Importing.Pages;

/// <summary>Pages made to harm: read or rejected, in bounded time, without exhausting the stack.</summary>
public class HostilePageTests
{
    private const string Head = "<html lang=fr><head><meta property='article:published_time' content='2015-04-30'><title>Un titre de page</title></head><body><h1>Un titre de page</h1>";

    // Bytes for each byte of a page. None of these takes half of it at any length.
    private const int MostAllocated = 3000;

    private static readonly System.Buffers.SearchValues<char> Never = System.Buffers.SearchValues.Create("\u00AD\u200B\uFEFF\u2060\r\0");

    [Theory]
    [Trait(Soak.Category, Soak.Name)]
    [InlineData("<div>", "")]
    [InlineData("<div>", "</div>")]
    [InlineData("<b>", "")]
    [InlineData("<b>", "</b>")]
    [InlineData("<svg>", "")]
    [InlineData("<svg>", "</svg>")]
    [InlineData("<ul><li>", "")]
    [InlineData("<table><tr><td>", "")]
    [InlineData("<template>", "</template>")]
    [InlineData("<x-y/>", "")]
    [InlineData("<a href=x>", "")]
    [InlineData("<p>", "")]
    [InlineData("<blockquote>", "</blockquote>")]
    [InlineData("<svg><foreignObject>", "")]
    [InlineData("<svg><div/>", "")]
    [InlineData("<svg><g>", "")]
    [InlineData("<select>", "")]
    [InlineData("<nobr>", "")]
    [InlineData("<font color=a><p>", "")]
    [InlineData("<button>", "")]
    public void Deeply_nested_tags_end_soon(string open, string close) => EndsSoon(
        Head + string.Concat(Enumerable.Repeat(open, Nested)) + "<p>Le texte, enfin.</p>" + string.Concat(Enumerable.Repeat(close, Nested)));

    [Fact]
    [Trait(Soak.Category, Soak.Name)]
    public void Open_formatting_is_not_opened_anew_without_end() => EndsSoon(
        Head + string.Concat(Enumerable.Range(0, 900).Select(i => $"<b class=c{i}>")) + string.Concat(Enumerable.Repeat("<p>Un paragraphe.", Nested)));

    [Fact]
    public void Two_million_tags_are_rejected_before_they_are_read()
    {
        var (page, rejected) = SavedPage.Read(Encoding.UTF8.GetBytes(Head + string.Concat(Enumerable.Repeat("<p>x", 2_000_000))));
        Assert.Null(page);
        Assert.Equal("import.page-too-many-tags", rejected!.Key);
    }

    [Fact]
    [Trait(Soak.Category, Soak.Name)]
    public void Very_many_paragraphs_are_read()
    {
        var count = Soak.Size(3_000, 45_000);
        var page = EndsSoon(Head + string.Concat(Enumerable.Repeat("<p>Un paragraphe, avec <a href=x>un lien</a> et « un guillemet ».</p>\n", count)));

        Assert.Equal(count + 1, page!.Blocks.Count);
    }

    [Fact]
    [Trait(Soak.Category, Soak.Name)]
    public void A_very_long_word_is_read() => Assert.NotNull(EndsSoon(Head + "<p>" + new string('a', Many(3_000_000)) + ".</p>"));

    [Fact]
    [Trait(Soak.Category, Soak.Name)]
    public void Very_many_attributes_end_soon() => EndsSoon(Head + "<p " + string.Concat(Enumerable.Range(0, Many(280_000)).Select(i => $"a{i}=\"\" ")) + ">Le texte.</p>");

    [Fact]
    [Trait(Soak.Category, Soak.Name)]
    public void Very_many_character_references_end_soon() => EndsSoon(Head + "<p>" + string.Concat(Enumerable.Repeat("&amp;&nbsp;", Many(280_000))) + "</p>");

    [Fact]
    [Trait(Soak.Category, Soak.Name)]
    public void A_very_long_script_ends_soon() => EndsSoon(
        Head + "<script type='application/ld+json'>" + new string('[', Nested) + "</script><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":[" + string.Concat(Enumerable.Repeat("{\"name\":\"Jeanne Sorel\"},", Many(90_000))) + "]}</script><p>Le texte, enfin.</p>");

    [Fact]
    [Trait(Soak.Category, Soak.Name)]
    public void Titles_dates_and_bylines_within_each_other_are_not_each_read_whole() => EndsSoon(
        Head + string.Concat(Enumerable.Repeat("<div class='titre article-date auteur' itemprop=author>", 900)) + string.Concat(Enumerable.Repeat("<p>Un paragraphe, puis un autre.<br>", Many(40_000))));

    [Fact]
    [Trait(Soak.Category, Soak.Name)]
    public void Times_without_end_in_one_line_are_read() => EndsSoon(Head + "<div>" + string.Concat(Enumerable.Range(0, Many(60_000)).Select(i => $"<time datetime=2015-04-30>{i}</time> ")) + "</div><p>Le texte, enfin.</p>");

    [Fact]
    [Trait(Soak.Category, Soak.Name)]
    public void Names_without_end_are_not_each_compared_with_all() => EndsSoon(
        Head + "<meta name=author content='" + string.Concat(Enumerable.Range(0, Many(60_000)).Select(i => $"Jeanne {Name(i)}, ")) + "'><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":["
        + string.Join(',', Enumerable.Range(0, Many(60_000)).Select(i => $"{{\"name\":\"Paul {Name(i)}\"}}")) + "]}</script><p>Le texte, enfin.</p>");

    [Theory]
    [Trait(Soak.Category, Soak.Name)]
    [InlineData("<p>x")]
    [InlineData("<p>Par Jeanne Sorel")]
    [InlineData("x<br><br>")]
    [InlineData("<b>Jeanne</b><br><br>")]
    public void Lines_that_say_little_are_taken_off_at_once(string line) => EndsSoon(Head + "<div>" + string.Concat(Enumerable.Repeat(line, Many(60_000))) + "<p>Le texte, enfin.</p>");

    [Fact]
    [Trait(Soak.Category, Soak.Name)]
    public void Blanks_without_end_in_a_script_are_read()
    {
        var page = EndsSoon("<html><body><h1>Un titre de page</h1><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2015-04-30\"" + new string(' ', Many(2_000_000)) + "}</script><p>Le texte, enfin.</p>");

        Assert.Equal(new PartialDate(2015, 4, 30), page!.Date.Date);
    }

    [Fact]
    [Trait(Soak.Category, Soak.Name)]
    public void Blanks_without_end_are_read() => EndsSoon(Head + "<p>Le texte." + new string(' ', Many(5_000_000)) + "</p><p class='" + new string('-', Many(4_000_000)) + "'>Par " + new string('\u00A0', Many(500_000)) + "</p>");

    [Theory]
    [InlineData("<base href='https://ailleurs.example/'><meta http-equiv=refresh content='0;url=https://ailleurs.example/'>")]
    [InlineData("<script>document.body.innerHTML = '<p>Autre texte, qui vient d’un script.</p>'</script>")]
    [InlineData("<svg><text>Autre texte, dans une image.</text><script>1</script></svg>")]
    [InlineData("<iframe srcdoc='<p>Autre texte, dans un cadre.</p>'></iframe><object data=x><p>Autre texte, de rechange.</p></object>")]
    [InlineData("<img src=x onerror=alert(1)><link rel=stylesheet href=https://ailleurs.example/x.css>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><p hidden>&b; Autre texte, qu’on ne voit pas.</p>")]
    [InlineData("<p style='display: none'>Autre texte, qu’on ne voit pas.</p><div aria-hidden=true>Autre texte.</div><template><p>Autre texte.</p></template>")]
    public void Nothing_is_executed_followed_or_taken_from_hiding(string trap)
    {
        var (page, rejected) = SavedPage.Read(Encoding.UTF8.GetBytes(Head + "<p>Le texte, et rien d’autre.</p>" + trap + "</body></html>"));

        Assert.Null(rejected);
        Assert.Equal("Un titre de page\n\nLe texte, et rien d’autre.", page!.Text);
        Assert.Null(page.CanonicalAddress);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("/relative")]
    [InlineData("//sans.example/schema")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:secret@site.example/")]
    [InlineData("https://site.example/a b")]
    public void An_address_that_is_not_of_the_web_is_none(string address) => Assert.Null(CanonicalAddress.Of(address));

    [Fact]
    public void A_long_address_is_none() => Assert.Null(CanonicalAddress.Of("https://site.example/" + new string('a', 2000)));

    [Theory]
    [InlineData("", "import.empty")]
    [InlineData("  \n", "import.empty")]
    [InlineData("<html><body><nav>Menu</nav></body></html>", "import.page-no-text")]
    [InlineData("<html><body><h1>Un titre</h1></body></html>", "import.page-no-text")]
    [InlineData("<html><body><h1>Un titre</h1><p>Un texte sans aucune date, hélas.</p></body></html>", "import.page-no-date")]
    [InlineData("<html><body><h1>Un titre</h1><p>Publié le 31/04/2015</p><p>Un texte d’un jour qui n’existe pas.</p></body></html>", "import.page-impossible-date")]
    public void What_is_missing_is_said(string html, string reason) => Assert.Equal(reason, SavedPage.Read(Encoding.UTF8.GetBytes(html)).Rejected?.Key);

    [Fact]
    public void Any_page_is_read_or_rejected_and_its_blocks_fit() => Prop.ForAll(Html, html =>
    {
        var (page, rejected) = SavedPage.Read(Encoding.UTF8.GetBytes(html));
        if (page is null)
            return rejected is not null;
        var end = -2;
        foreach (var block in page.Blocks)
        {
            if (block.Start != end + 2 || block.End <= block.Start || block.End > page.Text.Length)
                return false;
            end = block.End;
        }

        return end == page.Text.Length && page.Text.IsNormalized() && !page.Text.AsSpan().ContainsAny(Never);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Reading_twice_gives_the_same() => Prop.ForAll(Html, html =>
        SavedPage.Read(Encoding.UTF8.GetBytes(html)).Page?.Text == SavedPage.Read(Encoding.UTF8.GetBytes(html)).Page?.Text).QuickCheckThrowOnFailure();

    private static Arbitrary<string> Html { get; } = Gen.OneOf(
            Gen.Elements(
                "<p>", "</p>", "<div class=article-body>", "<div>", "</div>", "<article>", "</article>", "<h1>", "</h1>", "<h2>", "</h2>", "<br>", "<br><br>", "<a href=x>", "</a>", "<b>", "</b>", "<i>", "</i>",
                "<table>", "<tr>", "<td>", "</table>", "<ul>", "<li>", "</ul>", "<blockquote>", "<svg>", "</svg>", "<script>", "</script>", "<time datetime=2015-04-30>", "</time>", "<span class=author>", "</span>",
                "<meta property='og:title' content='Un titre'>", "<title>", "</title>", "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"T\",\"datePublished\":\"2015-04-30\"}</script>",
                "<p class=chapo>", "<div itemprop=articleBody>", "<aside>", "</aside>", "<form>", "<select>", "<template>", "<!--", "-->", "<frameset>", "&nbsp;", "&shy;", "&#8203;", "<", "\u0301"),
            Texts.French.Generator, Texts.Any.Generator)
        .ListOf(25).Select(string.Concat).Select(body => Head + body).ToArbitrary();

    private static string Name(int number) => "Sor" + string.Concat($"{number}".Select(digit => (char)('a' + digit - '0')));

    private static int Nested => Soak.Size(10_000, 100_000);

    private static int Many(int whole) => Soak.Size(whole / 20, whole);

    // Work that grows with the square of the page allocates with it; what does not is ended as a hanging test.
    private static ReadPage? EndsSoon(string html)
    {
        var bytes = Encoding.UTF8.GetBytes(html);
        var (page, rejected) = ((ReadPage?)null, (Message?)null);
        var allocated = Work.AllocatedPer(bytes.Length, () => (page, rejected) = SavedPage.Read(bytes));
        Assert.InRange(allocated, 0, MostAllocated);
        Assert.True((page is null) != (rejected is null));
        return page;
    }
}
