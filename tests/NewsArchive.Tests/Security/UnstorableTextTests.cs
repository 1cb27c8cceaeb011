using System.Net;
using Microsoft.Extensions.Configuration;
using NewsArchive.Hosting;
using NewsArchive.Tests.Pages;

namespace NewsArchive.Tests.Security;

/// <summary>Half a surrogate pair and U+0000 at every entrance of the site: refused by name where something would be stored, a blank where something is searched.</summary>
public sealed class UnstorableTextTests(QuotedSite site) : IClassFixture<QuotedSite>
{
    /// <summary>Verb, address, body with « ¤ » where the character stands, and the field that is named.</summary>
    public static TheoryData<string, string, string, string> Bodies => new()
    {
        { "POST", "/api/articles/1/quotes", """{"parts":[{"start":0,"end":1,"exact":"¤"}]}""", "$.parts[0].exact" },
        { "POST", "/api/articles/1/quotes", """{"parts":[{"start":0,"end":1,"exact":"A"}],"note":"¤"}""", "$.note" },
        { "POST", "/api/articles/1/quotes", """{"parts":[],"entity":{"name":"¤","kind":"person"}}""", "$.entity.name" },
        { "PUT", "/api/quotes/1", """{"parts":[],"kind":"¤"}""", "$.kind" },
        { "POST", "/api/articles/1/mentions", """{"start":0,"end":1,"exact":"A","entity":{"name":"a¤b","kind":"person"}}""", "$.entity.name" },
        { "POST", "/api/entities", """{"name":"¤","kind":"person"}""", "$.name" },
        { "POST", "/api/entities", """{"name":"X","kind":"person","aliases":["Y","¤"]}""", "$.aliases[1]" },
        { "POST", "/api/entities", """{"name":"X","kind":"person","functions":[{"title":"¤"}]}""", "$.functions[0].title" },
        { "POST", "/api/entities", """{"name":"X","kind":"person","identifiers":[{"scheme":"wikidata","value":"¤"}]}""", "$.identifiers[0].value" },
        { "PUT", "/api/entities/1", """{"name":"X","kind":"person","description":"¤"}""", "$.description" },
        { "POST", "/api/categories", """{"name":"¤"}""", "$.name" },
        { "POST", "/api/categories", """{"name":"X","definition":"¤"}""", "$.definition" },
        { "POST", "/api/collections", """{"name":"¤"}""", "$.name" },
        { "POST", "/api/collections", """{"name":"X","description":"¤"}""", "$.description" },
        { "POST", "/api/searches", """{"name":"¤","address":"/?q=onu"}""", "$.name" },
        { "POST", "/api/searches", """{"name":"X","address":"/?q=¤"}""", "$.address" },
        { "POST", "/annotations/", """{"type":"Annotation","bodyValue":"¤","target":{"source":"/articles/1","selector":{"type":"TextQuoteSelector","exact":"x"}}}""", "bodyValue" },
        { "POST", "/annotations/", """{"type":"Annotation","target":{"source":"/articles/1","selector":{"type":"TextQuoteSelector","exact":"¤"}}}""", "exact" },
        { "POST", "/annotations/", """{"type":"Annotation","target":{"source":"¤","selector":{"type":"TextQuoteSelector","exact":"x"}}}""", "source" },
        { "POST", "/annotations/", """{"type":"Annotation","body":{"purpose":"tagging","value":"¤"},"target":{"source":"/articles/1","selector":{"type":"TextQuoteSelector","exact":"x"}}}""", "value" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_request_is_refused_and_its_field_named(string verb, string address, string body, string field)
    {
        var before = site.Count("SELECT count(*) FROM change");
        foreach (var (escape, character) in new[] { (@"\u0000", "U+0000"), (@"a\ud83d", "U+D83D"), (@"\ude00\ud83d", "U+DE00") })
        {
            var tag = verb == "PUT" ? (await site.Api().GetAsync(address)).Tag : null;
            var answer = await site.Api().SendAsync(new HttpMethod(verb), address, body.Replace("¤", escape, StringComparison.Ordinal), tag);
            Assert.Equal((HttpStatusCode.BadRequest, "problem.unstorable"), (answer.Status, answer.Code));
            Assert.Contains(field, (string)answer["detail"]!, StringComparison.Ordinal);
            Assert.Contains(character, (string)answer["detail"]!, StringComparison.Ordinal);
        }

        Assert.Equal(before, site.Count("SELECT count(*) FROM change"));
    }

    [Theory]
    [InlineData("/articles/1", "form[action*='handler=Quote']", "Note")]
    [InlineData("/entities/1", "form.sheet", "Name")]
    [InlineData("/codebook", "form.sheet", "Definition")]
    [InlineData("/collections", "form.sheet", "name")]
    [InlineData("/?q=onu", "details.save form", "address")]
    [InlineData("/articles/1/edit", "form.sheet", "Title")]
    [InlineData("/import", "form.upload", "publication")]
    public async Task A_form_is_refused_and_its_field_named(string address, string form, string field)
    {
        const string Changes = "SELECT (SELECT count(*) FROM change) + (SELECT count(*) FROM import_run)";
        var before = site.Count(Changes);
        var browser = site.Browse();
        // The server itself refuses U+0000 in the usual form, and does not say in which field.
        foreach (var (encoding, named) in new[] { ("application/x-www-form-urlencoded", "Un champ du formulaire"), ("multipart/form-data", $"Le champ « {field} »") })
        {
            var page = await browser.OpenAsync(address);
            page.One(form).SetAttribute("enctype", encoding);
            var refused = await browser.SubmitAsync(page, form, (field, "a\0b"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains($"{named} contient U+0000", refused.Words("main"), StringComparison.Ordinal);
        }

        Assert.Equal(before, site.Count(Changes));
    }

    [Theory]
    [InlineData("/api/articles?q=")]
    [InlineData("/api/quotes?q=")]
    public async Task A_query_reads_it_as_a_blank(string address)
    {
        var plain = await site.Api().GetAsync($"{address}a%20b");
        var odd = await site.Api().GetAsync($"{address}a%00b");
        Assert.Equal((HttpStatusCode.OK, (string)plain["understood"]!, (long)plain["total"]!), (odd.Status, (string)odd["understood"]!, (long)odd["total"]!));
    }

    [Fact]
    public async Task An_address_of_a_list_is_no_error_for_it()
    {
        foreach (var address in new[] { "/?source=a%00b", "/quotes?q=%00&speaker=", "/entities?q=%00", "/api/entities?q=a%00b", "/api/articles?source=%00", "/concordance?q=a%00", "/articles.csv?q=%00", "/feed.atom?q=%00" })
            Assert.Equal(HttpStatusCode.OK, (await site.Client().GetAsync(address)).StatusCode);
    }

    [Theory]
    [InlineData("WatchDirectory")]
    [InlineData("DataDirectory")]
    [InlineData("SeedsDirectory")]
    public void A_setting_is_refused_and_named(string name)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create($"Archive:{name}", (string?)"a\0b")]).Build();
        var fault = Assert.Single(Assert.Throws<UnusableSettingsException>(() => Settings.Archive(configuration)).Faults);
        Assert.Equal(("problem.unstorable", $"Archive:{name}"), (fault.Key, (string)fault.Arguments[0]));
    }

    [Fact]
    public async Task An_option_of_a_command_is_refused() =>
        Assert.Equal(2, (await CommandLineProgram.RunAsync(
            site.DataDirectory, "fr_FR.UTF-8", ["import", "nulle-part", "--publication", "a\0b", $"--Archive:DataDirectory={site.DataDirectory}"])).ExitCode);
}
