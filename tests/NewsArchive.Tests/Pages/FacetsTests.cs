using System.Net;

namespace NewsArchive.Tests.Pages;

public sealed class FacetsTests(NarrowedSite site) : IClassFixture<NarrowedSite>
{
    [Fact]
    public async Task Each_facet_says_how_many_articles_its_values_give()
    {
        var page = await site.Browse().OpenAsync("/");
        Assert.Equal(["2018 1", "2017 1", "2016 5"], page.AllWords("[aria-labelledby=facet-period] .value"));
        Assert.Equal(["VOA 5", "Le Monde 2"], page.AllWords("[aria-labelledby=facet-source] .value"));
        Assert.Equal(["Vladimir Poutine 2"], page.AllWords("[aria-labelledby=facet-person] .value"));
        Assert.Equal(["annotations acceptées 2", "propositions à décider 1", "sans annotation 4"], page.AllWords("[aria-labelledby=facet-state] .value"));
        Assert.False(page.Has("[aria-labelledby=facet-organisation]"));
        Assert.False(page.Has("[aria-labelledby=facet-place]"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?q=russie")]
    [InlineData("?source=VOA&period=2016")]
    [InlineData("?period=2016-05&proposals=1")]
    [InlineData("?state=none&source!=Le Monde")]
    public async Task Every_link_of_a_value_gives_as_many_articles_as_it_says(string query)
    {
        var browser = site.Browse();
        var list = await browser.OpenAsync("/" + query);
        var open = list.Document.QuerySelectorAll(".facet").Select(facet => (Lines: facet.QuerySelectorAll(".value"), IsChosen: facet.QuerySelector("[aria-current]") is not null));
        var links = open.Where(facet => !facet.IsChosen).SelectMany(facet => facet.Lines).ToList();
        Assert.NotEmpty(links);
        foreach (var link in links)
        {
            var count = link.QuerySelector(".count")!.TextContent;
            var narrowed = await browser.OpenAsync(link.GetAttribute("href")!);
            Assert.Equal($"{count} article{(count == "1" ? "" : "s")}", narrowed.Words(".summary strong"));
        }
    }

    [Fact]
    public async Task A_facet_is_counted_without_its_own_choices_and_with_those_of_others()
    {
        var page = await site.Browse().OpenAsync("/?source=VOA&period=2016-05");
        Assert.Equal("1 article", page.Words(".summary strong"));
        Assert.Equal(["Le Monde 1", "VOA 1"], page.AllWords("[aria-labelledby=facet-source] .value"));
        Assert.Equal(["2017 1", "2016 4", "2016, mois inconnu 1", "janvier 2016 2", "mai 2016 1"], page.AllWords("[aria-labelledby=facet-period] .value"));
        Assert.Equal("VOA 1", page.Words("[aria-labelledby=facet-source] [aria-current=true]"));
    }

    [Fact]
    public async Task A_value_is_chosen_widened_and_taken_back_by_its_link()
    {
        var browser = site.Browse();
        var chosen = await browser.OpenAsync((await browser.OpenAsync("/?q=russie&sort=oldest")).LinkTo("Le Monde"));
        Assert.Equal("?q=russie&sort=oldest&source=Le%20Monde", chosen.Address.Query);
        Assert.Equal("1 article", chosen.Words(".summary strong"));
        var both = await browser.OpenAsync(chosen.LinkTo("VOA"));
        Assert.Equal("5 articles", both.Words(".summary strong"));
        var back = await browser.OpenAsync(both.One(".facet a.chosen").GetAttribute("href")!);
        Assert.Equal("?q=russie&sort=oldest&source=Le%20Monde", back.Address.Query);
    }

    [Fact]
    public async Task A_value_is_left_out_and_stays_in_sight_to_be_taken_in_again()
    {
        var browser = site.Browse();
        var list = await browser.OpenAsync("/");
        var without = await browser.OpenAsync(list.Document.QuerySelectorAll(".except").Single(link => link.GetAttribute("aria-label") == "sauf VOA").GetAttribute("href")!);
        Assert.Equal("2 articles", without.Words(".summary strong"));
        Assert.Equal("sauf VOA 5", without.Words(".facet a.excluded"));
        Assert.Contains("sauf publication VOA", without.Words(".understood"), StringComparison.Ordinal);
        var again = await browser.OpenAsync(without.One(".facet a.excluded").GetAttribute("href")!);
        Assert.Equal("7 articles", again.Words(".summary strong"));
    }

    [Fact]
    public async Task Names_that_are_only_proposed_count_when_they_are_wanted()
    {
        var browser = site.Browse();
        var with = await browser.OpenAsync((await browser.OpenAsync("/")).LinkTo("propositions comprises"));
        Assert.Equal(["Moscou 1"], with.AllWords("[aria-labelledby=facet-place] .value"));
        Assert.Equal("?", (await browser.OpenAsync(with.One(".with-proposals a").GetAttribute("href")!)).Address.Query + "?");
        var named = await browser.OpenAsync(with.LinkTo("Moscou"));
        Assert.Equal("1 article", named.Words(".summary strong"));
        Assert.Contains("lieu Moscou", named.Words(".understood"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_chip_takes_one_filter_back()
    {
        var browser = site.Browse();
        var person = await site.EntityAsync("Poutine");
        var page = await browser.OpenAsync($"/?q=russie&from=2016&to=2016-12&period=2016-05&source!=Le Monde&person={person}&proposals=1");
        Assert.Equal(
            ["mots : russie ×", "depuis : 2016 ×", "jusqu’à : décembre 2016 ×", "période : mai 2016 ×", "sauf publication : Le Monde ×", "personne : Vladimir Poutine ×", "propositions comprises ×"],
            page.AllWords(".chip"));
        Assert.Equal("Retirer le filtre : personne : Vladimir Poutine", page.Document.QuerySelectorAll(".chip")[5].GetAttribute("aria-label")!.Replace('\u00a0', ' '));
        foreach (var chip in page.Document.QuerySelectorAll(".chip"))
        {
            var without = await browser.OpenAsync(chip.GetAttribute("href")!);
            Assert.Equal(6, without.Document.QuerySelectorAll(".chip").Length);
            Assert.DoesNotContain(chip.TextContent, without.Document.QuerySelectorAll(".chip").Select(other => other.TextContent));
        }

        Assert.Equal("/", page.LinkTo("tout effacer"));
    }

    [Fact]
    public async Task The_search_form_keeps_what_was_chosen()
    {
        var browser = site.Browse();
        var page = await browser.SubmitAsync(await browser.OpenAsync("/?source=VOA&period!=2017&share=1&size=2"), "form.search", ("q", "russie"));
        Assert.Equal(["mots : russie ×", "publication : VOA ×", "sauf période : 2017 ×"], page.AllWords(".chip").Order());
        Assert.Contains("share=1", page.Address.Query, StringComparison.Ordinal);
        Assert.Contains("size=2", page.Address.Query, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?period=2016-05", 2)]
    [InlineData("?period=2016-XX", 1)]
    [InlineData("?source!=VOA&source!=VOA", 2)]
    [InlineData("?source=", 0)]
    [InlineData("?q=russie&state=none&state=proposed", 3)]
    public async Task Page_data_and_spreadsheet_agree(string query, int total)
    {
        var page = await site.Browse().OpenAsync("/" + query);
        Assert.Equal(total, page.Document.QuerySelectorAll("ol.results > li").Length);
        Assert.Equal(total, (int)(await site.Api().GetAsync("/api/articles" + query))["total"]);
        Assert.Equal(total, (int)(await site.Api().GetAsync("/api/facets" + query))["total"]);
        Assert.Equal(total + 1, Csv.Read(await site.Client().GetStringAsync("/articles.csv" + query), ';').Count);
    }

    [Theory]
    [InlineData("period=2016-13", "period : « 2016-13 » n’est pas une valeur possible.")]
    [InlineData("person=Poutine", "person : « Poutine » n’est pas une valeur possible.")]
    [InlineData("state!=rejected", "state! : « rejected » n’est pas une valeur possible.")]
    [InlineData("proposals=oui", "proposals : « oui » n’est pas l’un de : 0, 1.")]
    public async Task What_cannot_be_chosen_is_left_out_and_said_and_refused_as_data(string query, string notice)
    {
        var page = await site.Browse().OpenAsync("/?" + query);
        Assert.Equal(notice, page.Words(".notices li"));
        Assert.Equal(7, page.Document.QuerySelectorAll("ol.results > li").Length);
        foreach (var door in new[] { "/api/articles", "/api/facets", "/articles.csv", "/histogram.csv" })
            Assert.Equal(HttpStatusCode.BadRequest, (await site.Api().GetAsync($"{door}?{query}")).Status);
    }

    [Fact]
    public async Task More_choices_than_anyone_makes_are_cut_off_and_said()
    {
        var page = await site.Browse().OpenAsync("/?" + string.Join('&', Enumerable.Range(1, 250).Select(n => $"source!=S{n}")));
        Assert.Equal("Plus de 200 valeurs sont choisies : les dernières sont laissées de côté.", page.Words(".notices li"));
        Assert.Equal(200, page.Document.QuerySelectorAll(".chip").Length);
    }

    [Fact]
    public async Task When_nothing_is_found_each_choice_that_helps_when_dropped_is_offered()
    {
        var browser = site.Browse();
        var page = await browser.OpenAsync("/?q=russie&source=Le Monde&period=2016-01");
        Assert.Equal(["sans période janvier 2016", "sans publication Le Monde"], page.AllWords(".empty li a").Order());
        Assert.Equal("?q=russie&source=Le%20Monde", (await browser.OpenAsync(page.LinkTo("sans période"))).Address.Query);
        Assert.Contains("2 articles", page.AllWords(".empty li").Single(offer => offer.Contains("publication", StringComparison.Ordinal)), StringComparison.Ordinal);
        var excluded = await browser.OpenAsync("/?q=russie&source=VOA&source!=VOA");
        Assert.Contains("en gardant publication VOA", excluded.Words(".empty ul"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_values_of_a_facet_have_a_page_with_a_search_that_leads_back()
    {
        var browser = site.Browse();
        var page = await browser.OpenAsync("/facets/source?q=russie&period=2016-05");
        Assert.Equal(["Le Monde 1", "VOA 1"], page.AllWords("ul.facet .value").Order());
        var found = await browser.SubmitAsync(page, "form.search", ("find", "MONDE"));
        Assert.Equal(["Le Monde 1"], found.AllWords("ul.facet .value"));
        Assert.Equal("1 valeur", found.Words("strong"));
        var list = await browser.OpenAsync(found.LinkTo("Le Monde"));
        Assert.Equal(("/", "?q=russie&period=2016-05&source=Le%20Monde"), (list.Address.AbsolutePath, list.Address.Query));
        Assert.Equal("/?q=russie&period=2016-05", found.LinkTo("retour aux résultats"));
        Assert.Equal("0 valeur", (await browser.SubmitAsync(page, "form.search", ("find", "introuvable"))).Words("strong"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync("/facets/auteur")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync("/facets/2")).Status);
    }
}
