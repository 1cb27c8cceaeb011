namespace NewsArchive.Importing.Pages;

public class BreadcrumbsTests
{
    private const string Dated = "<meta property='article:published_time' content='2016-01-14'>";

    [Theory]
    [InlineData("<nav aria-label='Fil d’Ariane'><a href=/>Accueil</a> › <a href=/monde>International</a> › <a href=/asie>Asie</a></nav>", "International")]
    [InlineData("<ol class=breadcrumb><li><a href=/>À la une</a></li><li><a href=/sport>Sport</a></li><li><a href=#>Un titre</a></li></ol>", "Sport")]
    [InlineData("<div class=article__breadcrumbs><a href=/>Le Journal</a><a href=/eco>Économie</a></div>", "Économie")]
    [InlineData("<ul class=breadcrumb><li><a href=/>Accueil</a></li><li><a href=#>Un titre</a></li></ul>", null)]
    [InlineData("<nav class=menu><a href=/monde>International</a></nav>", null)]
    public void The_first_step_that_is_neither_end_is_the_section(string way, string? section)
    {
        var page = AddressDateTests.Read(Dated + "<meta property='og:site_name' content='Le Journal'>", way);
        Assert.Equal(section, page.Section);
        if (section is not null)
            Assert.Equal(FieldOrigin.Document, page.Origins[PageField.Section]);
    }

    [Fact]
    public void The_steps_of_json_ld_are_read_by_their_position()
    {
        const string List = """
            <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"BreadcrumbList","itemListElement":[
            {"@type":"ListItem","position":3,"name":"Un titre"},{"@type":"ListItem","position":2,"item":{"@id":"/culture","name":"Culture &amp; idées"}},{"@type":"ListItem","position":1,"name":"Accueil"}]}]}</script>
            """;
        var page = AddressDateTests.Read(Dated + List, "");
        Assert.Equal("Culture & idées", page.Section);
        Assert.Equal(FieldOrigin.JsonLd, page.Origins[PageField.Section]);
    }

    [Fact]
    public void A_section_that_is_named_is_believed_before_the_way() =>
        Assert.Equal("Politique", AddressDateTests.Read(Dated + "<meta property='article:section' content='Politique'>", "<nav class=breadcrumb><a href=/monde>International</a></nav>").Section);

    [Theory]
    [InlineData("""{"@type":"BreadcrumbList"}""")]
    [InlineData("""{"@type":"BreadcrumbList","itemListElement":{}}""")]
    [InlineData("""{"@type":"BreadcrumbList","itemListElement":[null,3,"a",[],{"item":7},{"name":{"a":1}}]}""")]
    public void A_list_that_is_none_is_passed_over(string list) =>
        Assert.Null(AddressDateTests.Read(Dated + $"<script type='application/ld+json'>{list}</script>", "").Section);
}
