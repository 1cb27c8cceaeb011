using System.Net;
using AngleSharp.Html.Dom;

namespace NewsArchive.Tests.Pages;

public sealed class BulkCorrectionTests : IDisposable
{
    private readonly CorrectedSite _site = new();
    private readonly Browser _browser;

    public BulkCorrectionTests() => _browser = _site.Browse();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_whole_list_is_previewed_corrected_and_taken_back_by_one_undo()
    {
        var list = await _browser.OpenAsync("/?q=dépêche");
        var form = await _browser.OpenAsync(list.LinkTo("Corriger les 25 résultats"));
        Assert.StartsWith("25 articles · articles qui contiennent « dépêche »", form.Words(".where"), StringComparison.Ordinal);
        var preview = await PreviewAsync(form, ("publication", "AFP"), ("date", "12 mai 2021"));
        Assert.Equal(("25 articles changent", 20, "et 5 autres articles"), (preview.Words("section strong"), preview.Document.QuerySelectorAll(".previewed > li").Length, preview.Words("section .hint")));
        Assert.Equal(["Date", "mai 2021", "12 mai 2021", "Publication", "—", "AFP"], preview.AllWords(".previewed > li:first-child tbody > tr > *"));
        Assert.Equal(0, _site.Count("SELECT count(*) FROM change"));

        var done = await _browser.SubmitAsync(preview, "#apply");
        Assert.Equal("Les articles ont été corrigés.", done.Words(".done p"));
        Assert.Equal("/?q=dépêche", Uri.UnescapeDataString(done.Address.PathAndQuery));
        Assert.Contains("AFP 25", string.Join('|', done.AllWords(".facets .value")), StringComparison.Ordinal);
        Assert.Equal("25 articles", (await _browser.OpenAsync("/?q=dépêche+date:2021-05-12+source:afp")).Words(".summary strong"));
        Assert.Equal("25 modifications ensemble", (await _browser.OpenAsync("/history")).Words("a.batch"));

        await _browser.SubmitAsync(done, ".done form");
        Assert.Equal(0, _site.Count("SELECT count(*) FROM article WHERE source IS NOT NULL OR corrected IS NOT NULL OR date = '2021-05-12'"));
        Assert.Equal("Aucun résultat", (await _browser.OpenAsync("/?q=source:afp")).Words(".empty h2"));
    }

    [Fact]
    public async Task Only_ticked_articles_change_and_only_fields_that_are_ticked_or_filled_in()
    {
        var list = await _browser.OpenAsync("/?q=dépêche&sort=oldest");
        foreach (var tick in list.Document.QuerySelectorAll("input.tick").Cast<IHtmlInputElement>().Take(2).ToList())
        {
            tick.IsChecked = true;
            list.One("#collect").AppendChild(tick);
        }

        var form = await _browser.PressAsync(list, "#collect", list.One("button[formaction^='/articles/edit']"));
        Assert.Equal("2 articles · articles cochés · Revenir à la liste", form.Words(".where"));
        var preview = await PreviewAsync(form, ("authors", "Zoé Roux\nAli Ben"));
        Assert.Equal("2 articles changent", preview.Words("section strong"));
        var done = await _browser.SubmitAsync(preview, "#apply");
        Assert.Equal("/?q=dépêche&sort=oldest", Uri.UnescapeDataString(done.Address.PathAndQuery));
        Assert.Equal(2, _site.Count("SELECT count(*) FROM article WHERE authors = '[\"Zoé Roux\",\"Ali Ben\"]'"));

        var typed = await _browser.OpenAsync("/articles/edit?q=dépêche&date=1999&preview=1");
        Assert.True(typed.One<IHtmlInputElement>("input[name=change][value=date]").IsChecked);
        Assert.Equal("25 articles changent", typed.Words("section strong"));

        preview = await PreviewAsync(await _browser.OpenAsync("/articles/edit?q=dépêche"), ("authors", "Zoé Roux; Ali Ben"));
        Assert.Equal("23 articles changent · 2 articles sont déjà ainsi", preview.Words("section p"));
    }

    [Fact]
    public async Task What_the_file_says_is_given_back_where_somebody_corrected_it_and_one_undo_brings_the_corrections_back()
    {
        await _browser.SubmitAsync(await PreviewAsync(await _browser.OpenAsync("/articles/edit?q=dépêche"), ("publication", "AFP"), ("authors", "Zoé Roux"), ("date", "12 mai 2021")), "#apply");
        var corrected = _site.Count("SELECT max(id) FROM change");

        var preview = await AsFiledAsync(await _browser.OpenAsync("/articles/edit"), "publication", "date");
        Assert.Equal("25 articles changent · 2 articles sont déjà ainsi", preview.Words("section p"));
        Assert.Equal(["Date", "12 mai 2021", "mai 2021", "Publication", "AFP", "—"], preview.AllWords(".previewed > li:first-child tbody > tr > *"));
        Assert.Equal(corrected, _site.Count("SELECT max(id) FROM change"));
        var done = await _browser.SubmitAsync(preview, "#apply");
        Assert.Equal("Les articles ont été corrigés.", done.Words(".done p"));
        Assert.Equal((25, 25), (_site.Count("SELECT count(*) FROM article WHERE date = '2021-05' AND source IS NULL AND authors = '[\"Zoé Roux\"]'"), _site.Count("SELECT count(*) FROM change WHERE id > " + corrected)));
        Assert.Equal(1, _site.Count("SELECT count(DISTINCT batch) FROM change WHERE id > " + corrected));
        Assert.Equal("0 article change", (await AsFiledAsync(await _browser.OpenAsync("/articles/edit?q=dépêche"), "date")).Words("section strong"));

        await _browser.SubmitAsync(done, ".done form");
        Assert.Equal(25, _site.Count("SELECT count(*) FROM article WHERE date = '2021-05-12' AND source = 'AFP' AND authors = '[\"Zoé Roux\"]'"));
        preview = await AsFiledAsync(await _browser.OpenAsync("/articles/edit?q=dépêche"), "publication", "authors", "date");
        await _browser.SubmitAsync(preview, "#apply");
        Assert.Equal(0, _site.Count("SELECT count(*) FROM article WHERE corrected IS NOT NULL"));
    }

    [Fact]
    public async Task As_in_the_file_counts_more_than_what_is_typed_and_what_the_file_has_come_to_say_is_no_correction_any_more()
    {
        await _browser.SubmitAsync(await PreviewAsync(await _browser.OpenAsync("/articles/edit?q=numéro 7"), ("publication", "AFP")), "#apply");
        using var folder = new TemporaryFolder();
        CorrectedSite.Fill(folder);
        await _site.RunAsync("import", Path.Combine(folder.Path, "c07.txt"), "--publication", "AFP");

        var form = await _browser.OpenAsync("/articles/edit?q=numéro 7");
        form.One<IHtmlInputElement>("input[name=change][value=publication]").IsChecked = true;
        form.One<IHtmlInputElement>("#publication").Value = "Reuters";
        var preview = await AsFiledAsync(form, "publication");
        Assert.Equal(["Publication", "AFP", "AFP"], preview.AllWords(".previewed tbody > tr > *"));
        Assert.True(preview.One<IHtmlInputElement>("#what input[name=asFiled][value=publication]").IsChecked);
        await _browser.SubmitAsync(preview, "#apply");
        Assert.Equal((1, 0), (_site.Count("SELECT count(*) FROM article WHERE source = 'AFP'"), _site.Count("SELECT count(*) FROM article WHERE corrected IS NOT NULL")));
    }

    [Fact]
    public async Task A_list_that_changed_since_the_preview_is_shown_again_and_nothing_is_corrected()
    {
        var preview = await PreviewAsync(await _browser.OpenAsync("/articles/edit?q=dépêche"), ("publication", "AFP"));
        await _site.ImportAsync("c99.txt", "date 2021-06 Dépêche de trop\n\nUne dépêche.");
        var again = await _browser.SubmitAsync(preview, "#apply");
        Assert.Equal((HttpStatusCode.Conflict, "26 articles changent"), (again.Status, again.Words("section strong")));
        Assert.StartsWith("La liste ou un de ses articles a changé depuis l’aperçu.", again.Words("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(0, _site.Count("SELECT count(*) FROM change"));
        await _browser.SubmitAsync(again, "#apply");
        Assert.Equal(26, _site.Count("SELECT count(*) FROM article WHERE source = 'AFP'"));
    }

    [Fact]
    public async Task What_is_missing_or_cannot_be_is_said()
    {
        var list = await _browser.OpenAsync("/?q=dépêche");
        var nothing = await _browser.PressAsync(list, "#collect", list.One("button[formaction^='/articles/edit']"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Aucun article n’est coché : rien n’a changé."), (nothing.Status, nothing.Words("[role=alert]")));
        Assert.Equal("/?q=dépêche", Uri.UnescapeDataString(nothing.LinkTo("Revenir à la liste")));

        var form = await _browser.OpenAsync("/articles/edit?q=dépêche");
        Assert.Equal("Cochez au moins un champ à changer.", (await _browser.SubmitAsync(form, "#what", ("preview", "1"))).Words("[role=alert]"));
        var bad = await PreviewAsync(form, ("date", "2021-02-30"), ("publication", "AFP"));
        Assert.Contains("il n’y a pas de tel jour", bad.Words("#date-said [role=alert]"), StringComparison.Ordinal);
        Assert.Equal(("2021-02-30", "AFP"), (bad.Value("#date"), bad.Value("#publication")));
        Assert.False(bad.Has("#apply"));
        // Numbers that cannot be read tick nothing, and above all not everything.
        Assert.StartsWith("0 article", (await _browser.OpenAsync("/articles/edit?article=x&article=999")).Words(".where"), StringComparison.Ordinal);
        Assert.StartsWith("0 article", (await _browser.OpenAsync("/articles/edit?q=introuvable")).Words(".where"), StringComparison.Ordinal);
        Assert.Equal(0, _site.Count("SELECT count(*) FROM change"));
    }

    private Task<Page> AsFiledAsync(Page form, params string[] fields)
    {
        foreach (var field in fields)
            form.One<IHtmlInputElement>($"input[name=asFiled][value={field}]").IsChecked = true;
        return _browser.SubmitAsync(form, "#what", ("preview", "1"));
    }

    // Ticks each field that something is typed in.
    private Task<Page> PreviewAsync(Page form, params (string Name, string Value)[] typed)
    {
        foreach (var (name, _) in typed)
            form.One<IHtmlInputElement>($"input[name=change][value={name}]").IsChecked = true;
        return _browser.SubmitAsync(form, "#what", [.. typed, ("preview", "1")]);
    }
}
