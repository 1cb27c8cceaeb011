using System.Text;

namespace NewsArchive.Importing.Pages;

/// <summary>What a page says of other articles, of other days and of its house, each as real papers do.</summary>
public class BesideTheArticleTests
{
    private const string Person = """{"@type":"Person","name":"Louise Tarrin"}""", House = """{"@type":"Organization","name":"Radio des Trois Vallées"}""";

    [Theory]
    [InlineData("<blockquote class=twitter-tweet><p>Un risque très élevé ce soir, c’est écrit.</p>— Vu ailleurs (@reseau) April 3, 2024</blockquote>")]
    [InlineData("<h4>Les plus consultés</h4><ol><li>Ces communes qui passent à la semaine de quatre jours, ailleurs.</li></ol>")]
    [InlineData("<h3>Les + lus</h3><ul><li>Une autre histoire, racontée ailleurs, et pas un lien.</li></ul>")]
    [InlineData("<section class=black-box><h2>Boîte noire</h2><p>Nous avons rencontré, ailleurs, une douzaine d’habitants.</p></section>")]
    public void What_is_not_of_the_article_stays_out(string other) => Assert.DoesNotContain("ailleurs", Read(after: other).Text, StringComparison.Ordinal);

    [Fact]
    public void A_list_below_a_heading_of_the_article_stays() =>
        Assert.Contains("deux bassins", Read(after: "<h3>Ce qui est prévu</h3><ul><li>deux bassins, dont un couvert</li></ul><p>Le reste suivra, a-t-elle dit, quand l’argent sera là.</p>").Text, StringComparison.Ordinal);

    [Theory]
    [InlineData(Person + "," + House, "Louise Tarrin")]
    [InlineData(House, "Radio des Trois Vallées")]
    public void Beside_a_person_the_house_is_not_an_author(string authors, string expected) =>
        Assert.Equal([expected], Read($$"""<script type="application/ld+json">{"@type":"NewsArticle","author":[{{authors}}]}</script>""").Authors);

    [Fact]
    public void Who_signed_an_article_that_is_offered_has_not_signed_this_one() => Assert.Equal(
        ["Hélène Marchais"],
        Read(above: "<p class=byline>Par Hélène Marchais</p>", after: "<section><h2>Sur le même thème</h2><p>Idées</p><h3>Une journée sans écran</h3><p>Par Hélène Marchais et Jean-Marc Ollivier</p></section>").Authors);

    [Fact]
    public void Who_signed_a_smaller_headline_has_not_signed_this_one() => Assert.Equal(
        ["Hélène Marchais"],
        Read(above: "<p class=byline>Par Hélène Marchais</p>", after: "<div class=cards><div class=card><p class=author>Natacha</p><h3>Le latin des beaux jours</h3></div><p class=author>Hélène Marchais</p></div>").Authors);

    [Theory]
    [InlineData("Par Valentine Hébert, avec Luc Fécampois", "Valentine Hébert|Luc Fécampois")]
    [InlineData("Joséphine Quérard — Édité par Bastien Maillol — 3 min", "Joséphine Quérard")]
    public void A_byline_names_who_wrote(string line, string authors) => Assert.Equal(authors.Split('|'), Read(above: $"<p class=byline>{line}</p>").Authors);

    [Fact]
    public void A_house_that_is_given_as_author_gives_way_to_the_person_who_signed() => Assert.Equal(
        ["Niamh Gallaher"],
        Read($$"""<script type="application/ld+json">{"@type":"NewsArticle","author":[{{House}}]}</script>""", "<span class=article-author>Niamh Gallaher</span>").Authors);

    [Fact]
    public void The_firm_that_publishes_a_paper_is_called_by_the_name_of_the_paper() => Assert.Equal(
        "Le Cap", Read("""<meta property="og:site_name" content="Le Cap"><script type="application/ld+json">{"@type":"NewsArticle","publisher":{"@type":"Organization","name":"SEBDO Le Cap SA"}}</script>""").Publication);

    [Fact]
    public void A_line_of_texts_and_pictures_names_who_wrote() =>
        Assert.Equal(["Solène Brugier"], Read(after: "<p><strong>Texte et photos : Solène Brugier</strong></p><p>Ouvert le mercredi.</p>").Authors);

    [Theory]
    [InlineData("Publié le 22/05/2024 à 17:34, mis à jour le 23/05/2024 à 08:12", "2024-05-22")]
    [InlineData("Mis à jour le 23/05/2024 à 08:12", "2024-05-23")]
    [InlineData("Publié le 23/05/2024 à 08:12", "2024-05-23")]
    public void A_change_that_is_given_as_publication_gives_way_to_what_is_printed(string line, string date) => Assert.Equal(
        date, Read("""<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-05-23T08:12:00+02:00","dateModified":"2024-05-23T08:12:00+02:00"}</script>""", $"<p class=date>{line}</p>", isDated: false).Date.Date.ToString());

    [Fact]
    public void The_day_of_the_reader_is_not_that_of_the_article() =>
        Assert.Equal("2005-03-14", Read(above: "<div>Nous sommes le mercredi 16 mars 2005</div><div>Article paru le lundi 14 mars 2005</div>", isDated: false).Date.Date.ToString());

    [Theory]
    [InlineData("<meta property='article:section' content='val-et-vienne-77'>", null)]
    [InlineData("<meta property='article:section' content='Val-et-Vienne'>", "Val-et-Vienne")]
    public void A_piece_of_an_address_is_no_section(string head, string? section) => Assert.Equal(section, Read(head).Section);

    [Theory]
    [InlineData("<a class=article-rubrique href=/tech>Tech &amp; internet</a>", "", "Tech & internet")]
    [InlineData("", "<p><a rel='category tag' href=/vie>Vie locale</a> <a rel=tag href=/velo>vélo</a></p>", "Vie locale")]
    [InlineData("", "<div><a class=post-category href=/sport>Sport</a><h3>Un autre titre</h3></div>", null)]
    [InlineData("<r-breadcrumb><a href=/>Accueil</a> › <a href=/economie>Économie</a></r-breadcrumb>", "", "Économie")]
    [InlineData("<p class=arbo><a href=/>Accueil</a> &gt; <a href=/habiter>Habiter</a> &gt; <b>Un titre</b></p>", "", "Habiter")]
    public void The_section_is_what_the_page_calls_it(string above, string after, string? section) => Assert.Equal(section, Read(above: $"<div>{above}</div>", after: after).Section);

    private static ReadPage Read(string head = "", string above = "", string after = "", bool isDated = true) => Assert.IsType<ReadPage>(SavedPage.Read(Encoding.UTF8.GetBytes($"""
        <!doctype html><html lang=fr><head><meta charset=utf-8><title>Un titre</title>{(isDated ? "<meta property='article:published_time' content='2024-05-20'>" : "")}{head}</head><body>{above}<article><h1>Un titre</h1>
        <p>Le conseil municipal a voté hier soir le budget de la piscine, malgré l’opposition de quatre élus, qui demandaient un report.</p>
        <p>La maire a promis que les travaux commenceraient au printemps, et qu’ils seraient achevés avant la rentrée scolaire.</p>{after}</article></body></html>
        """)).Page);
}
