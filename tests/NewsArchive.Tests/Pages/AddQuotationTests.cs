using System.Net;

namespace NewsArchive.Tests.Pages;

/// <summary>The seeds, and an article whose blanks and apostrophes are not those of a keyboard.</summary>
public sealed class Spaced() : TestSite(folder =>
{
    foreach (var seed in Directory.GetFiles(Repository.Seeds))
        folder.Write(Path.GetFileName(seed), File.ReadAllBytes(seed));
    folder.Write($"{Key}.txt", "date 2023-09-20 Un titre\n\nIl a dit\u00a0: «\u00a0L’accord n’est\u202fpas signé\u00a0», hier.");
})
{
    public const string Key = "002_blanks";
}

/// <summary>Adding quotations and names with the forms of the page alone, as without script.</summary>
public sealed class AddQuotationTests(Spaced site) : IClassFixture<Spaced>
{
    private const string QuoteForm = "form[action*='handler=Quote']", NameForm = "form[action*='handler=Mention']";

    [Fact]
    public async Task A_quotation_is_added_with_a_speaker_nobody_knew()
    {
        var (browser, page) = await OpenAsync(SeedSite.Headlined);
        var saved = await browser.SubmitAsync(
            page, QuoteForm, ("Passage", "« De tels projets n’existaient pas »"), ("Name", "Dmitri Peskov"), ("EntityKind", "person"), ("Note", "À vérifier"));
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal(page.Address.AbsolutePath, saved.Address.AbsolutePath);
        Assert.Equal("La citation a été enregistrée.", saved.Words(".done p"));
        var item = saved.Document.QuerySelectorAll("li.quote").Single(quote => quote.TextContent.Contains("De tels projets", StringComparison.Ordinal));
        Assert.Equal("directe", item.QuerySelector(".kind")!.TextContent);
        Assert.Equal("À vérifier", item.QuerySelector(".note")!.TextContent);
        var speaker = item.QuerySelector(".who a")!;
        Assert.Equal("Dmitri Peskov", speaker.TextContent);
        Assert.Contains("Dmitri Peskov", (await browser.OpenAsync(speaker.GetAttribute("href")!)).Words("h1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_passage_copied_with_plain_blanks_and_apostrophes_is_found()
    {
        var (browser, page) = await OpenAsync(Spaced.Key);
        var saved = await browser.SubmitAsync(page, QuoteForm, ("Passage", "  « L'accord n'est pas signé »\r\n"));
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        var quote = Assert.Single((await site.Api().GetAsync($"/api{page.Address.AbsolutePath}/quotes")).Items);
        Assert.Equal("«\u00a0L’accord n’est\u202fpas signé\u00a0»", (string)quote["parts"]![0]!["exact"]!);
    }

    [Fact]
    public async Task A_passage_that_occurs_several_times_asks_for_the_place()
    {
        var (browser, page) = await OpenAsync(SeedSite.Headlined);
        var asked = await browser.SubmitAsync(page, QuoteForm, ("Passage", "du Conseil de sécurité"), ("Kind", "indirect"), ("Name", "Chang Ho-jin"), ("Note", "lequel ?"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        Assert.Equal("Ce passage se trouve 4 fois dans le texte : choisissez l’endroit.", asked.Words("[role=alert]"));
        Assert.Equal("du Conseil de sécurité", asked.Value($"{QuoteForm} [name=Passage]"));
        Assert.Equal(("indirect", "Chang Ho-jin", "lequel ?"), (asked.Value($"{QuoteForm} [name=Kind]"), asked.Value($"{QuoteForm} [name=Name]"), asked.Value($"{QuoteForm} [name=Note]")));
        var choices = asked.Document.QuerySelectorAll("input[name=Place]");
        Assert.Equal(4, choices.Length);
        Assert.All(asked.AllWords(".choice mark"), mark => Assert.Equal("du Conseil de sécurité", mark));

        var third = choices[2].GetAttribute("value")!;
        var saved = await browser.SubmitAsync(asked, QuoteForm, ("Place", third));
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        var quotes = await site.Api().GetAsync($"/api{page.Address.AbsolutePath}/quotes");
        var quote = quotes.Items.Single(item => (string?)item["note"] == "lequel ?");
        Assert.Equal(third, $"{quote["parts"]![0]!["start"]}-{quote["parts"]![0]!["end"]}");
        Assert.Equal("indirect", (string?)quote["kind"]);
    }

    [Theory]
    [InlineData("Ces mots ne sont pas dans l’article", "Ce passage ne se trouve pas tel quel dans le texte. Copiez-le depuis l’article.")]
    [InlineData("   ", "Copiez d’abord le passage du texte.")]
    public async Task A_passage_that_is_not_in_the_text_is_refused_and_what_was_typed_stays(string passage, string reason)
    {
        var (browser, page) = await OpenAsync(SeedSite.Headlined);
        var refused = await browser.SubmitAsync(page, QuoteForm, ("Passage", passage), ("Kind", "mixed"), ("Name", "<Peskov> & \"fils\""), ("EntityKind", "organisation"), ("Note", "ma\nnote"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(reason, refused.Words("[role=alert]"));
        Assert.Equal(passage.Trim(), refused.Value($"{QuoteForm} [name=Passage]"));
        Assert.Equal("mixed", refused.Value($"{QuoteForm} [name=Kind]"));
        Assert.Equal("<Peskov> & \"fils\"", refused.Value($"{QuoteForm} [name=Name]"));
        Assert.Equal("organisation", refused.Value($"{QuoteForm} [name=EntityKind]"));
        Assert.Equal("ma\nnote", refused.Value($"{QuoteForm} [name=Note]"));
        Assert.Equal("", refused.Value($"{NameForm} [name=Name]"));
    }

    [Fact]
    public async Task A_name_is_added_and_its_entity_is_the_passage_itself_when_none_is_typed()
    {
        var (browser, page) = await OpenAsync(SeedSite.Untitled);
        var saved = await browser.SubmitAsync(page, NameForm, ("Passage", "Lim Soo-suk"));
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal("Le nom a été enregistré.", saved.Words(".done p"));
        Assert.Contains("Lim Soo-suk personne Lim Soo-suk modifier Lim Soo-suk toutes les occurrences Lim Soo-suk", saved.AllWords("li.name"));
        Assert.Equal("Lim Soo-suk", saved.Words("#text mark.name.person"));

        saved = await browser.SubmitAsync(saved, NameForm, ("Passage", "via l’Associated Press"), ("Name", "AP"), ("EntityKind", "organisation"));
        Assert.Contains("via l’Associated Press organisation AP modifier via l’Associated Press toutes les occurrences AP", saved.AllWords("li.name"));
    }

    [Fact]
    public async Task The_words_of_the_search_stay_marked_after_saving()
    {
        var (browser, _) = await OpenAsync(SeedSite.Headlined);
        var id = await site.Api().ArticleAsync(SeedSite.Headlined);
        var page = await browser.OpenAsync($"/articles/{id}?q=vostochny");
        var saved = await browser.SubmitAsync(page, NameForm, ("Passage", "cosmodrome de Vostochny"), ("EntityKind", "place"));
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal("?q=vostochny", saved.Address.Query);
        Assert.Equal("Vostochny", saved.Words("#text mark.hit"));
    }

    private async Task<(Browser Browser, Page Page)> OpenAsync(string key)
    {
        var browser = site.Browse();
        return (browser, await browser.OpenAsync($"/articles/{await site.Api().ArticleAsync(key)}"));
    }
}
