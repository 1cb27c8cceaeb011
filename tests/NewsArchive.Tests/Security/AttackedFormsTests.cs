using System.Net;
using NewsArchive.Tests.Pages;

namespace NewsArchive.Tests.Security;

public sealed class AttackedFormsTests(QuotedSite site) : IClassFixture<QuotedSite>
{
    public static TheoryData<string, string, string[]> Forms => new()
    {
        { "/articles/1", "form[action*='handler=Quote']", ["Passage", "Name", "Note", "Of"] },
        { "/articles/1", "form[action*='handler=Mention']", ["Passage", "Name", "Of"] },
        { "/articles/1", "form[action*='handler=Delete']", ["version"] },
        { "/quotes/1", "form.sheet", ["Parts[0]", "Parts[1]", "Name", "Cue", "Speaker", "Note", "Version"] },
        { "/entities/1", "form.sheet", ["Name", "Aliases", "Description", "Version", "Functions[0].Title", "Functions[0].From", "Identifiers[wikidata]", "Identifiers[isni]"] },
        { "/entities/1/merge?with=2", "form.merge", ["With", "Version", "WithVersion"] },
        { "/entities/1/merge", "main form.search", ["q"] },
        { "/entities/1/split", "form.split", ["Name", "Version"] },
        { "/?q=onu", "details.save form", ["name", "address"] },
        { "/searches", "form[action*='handler=SeenAll']", ["article"] },
        { "/searches/1", "form.sheet", ["name", "version"] },
        { "/?q=onu", "#collect", ["name", "address", "back"] },
        { "/?q=onu", "details.save form:has(#collect-list-name)", ["name", "address"] },
        { "/collections", "form.sheet", ["name", "description", "back"] },
        { "/collections/1", "form.sheet", ["name", "description", "version"] },
        { "/collections/1", "form.delete", ["version"] },
        { "/codebook", "form.sheet", ["Name", "Definition", "Key"] },
        { "/codebook/1", "form.sheet", ["Name", "Definition", "Key", "Version"] },
        { "/articles/1", "#article-frame form[action$='/categories']", ["Version", "Back"] },
        { "/articles/1", "#article-frame form[action='/collections']", ["name", "article", "back"] },
        { "/articles/1/edit", "form.sheet", ["Date", "Title", "Source", "Authors", "Version"] },
        { "/articles/edit?q=onu&change=publication&change=authors&change=date", "#what", ["date", "publication", "authors"] },
        { "/articles/edit?q=onu&change=publication&publication=AFP", "#apply", ["seen"] },
        { "/history", "ol.history form", ["id"] },
        { "/", "form.language", ["back"] },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task No_field_of_a_form_is_a_fault_or_becomes_html(string address, string form, string[] fields)
    {
        var browser = site.Browse();
        await site.Api().PostAsync("/api/searches", new { name = "Kirby", address = "/?q=kirby" });
        await site.Api().PostAsync("/api/collections", new { name = "Kirby" });
        await site.Api().PostAsync("/api/categories", new { name = "Kirby" });
        foreach (var attack in Attacks.All)
            await SendAsync([.. fields.Select(field => (field, attack))]);
        // Alone as well: what is refused for one field never reaches the others.
        foreach (var field in fields)
        {
            foreach (var attack in new[] { Attacks.Script, "a\0b", new string('x', 100_000) })
                await SendAsync((field, attack));
        }

        async Task SendAsync(params (string, string)[] typed)
        {
            var page = await browser.OpenAsync(address);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Attacks.AssertHarmless(await browser.SubmitAsync(page, form, typed));
        }
    }

    [Theory]
    [InlineData("/articles/1", "form[action*='handler=Quote']", "Kind")]
    [InlineData("/articles/1", "form[action*='handler=Quote']", "EntityKind")]
    [InlineData("/articles/1", "form[action*='handler=Mention']", "EntityKind")]
    [InlineData("/quotes/2", "form.sheet", "Kind")]
    [InlineData("/quotes/2", "form.sheet", "State")]
    [InlineData("/entities/2", "form.sheet", "Kind")]
    public async Task A_choice_that_was_never_offered_is_refused(string address, string form, string field)
    {
        var browser = site.Browse();
        foreach (var attack in Attacks.Lines)
        {
            var page = await browser.OpenAsync(address);
            page.One($"{form} select[name={field}] option:last-child").SetAttribute("value", attack);
            var typed = form.Contains("handler", StringComparison.Ordinal) ? new[] { ("Passage", "prix à payer"), ("Name", "Qui"), (field, attack) } : [(field, attack)];
            var refused = await browser.SubmitAsync(page, form, typed);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Attacks.AssertHarmless(refused);
        }
    }
}
