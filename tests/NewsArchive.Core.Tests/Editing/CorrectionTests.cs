using NewsArchive.Articles;
using NewsArchive.Search.Index;

namespace NewsArchive.Editing;

public sealed class CorrectionTests : EditedArchive
{
    private const string Shown = "SELECT title, title_is_derived, date, first_day, last_day, coalesce(source, '-'), authors, coalesce(corrected, '-') FROM article";
    private const string AsImported = "Séoul avertit Moscou|0|2023-09|20230901|20230930|-|[]|-";

    [Fact]
    public async Task Corrections_stand_in_the_article_beside_what_its_file_says_and_are_undone_and_done_again()
    {
        await CorrectAsync(new CorrectionDraft("15 septembre 2023", " Séoul  avertit Pékin ", "AFP", "Zoé Roux; Ali Ben\nZoé Roux"));

        var corrected = "Séoul avertit Pékin|0|2023-09-15|20230915|20230915|AFP|[\"Zoé Roux\",\"Ali Ben\"]|"
            + """{"date":"2023-09","title":{"words":"Séoul avertit Moscou","isDerived":false},"source":"","authors":[]}""";
        Assert.Equal([corrected], Archive.Rows(Shown));
        Assert.Equal(Text, Archive.TextOf(ArticleId));
        IsSound();

        using var desk = Archive.Desk();
        var undone = (await desk.Undo.UndoAsync(1)).IsSaved();
        Assert.Equal([AsImported], Archive.Rows(Shown));
        IsSound();
        (await desk.Undo.UndoAsync(undone.ChangeId)).IsSaved();
        Assert.Equal([corrected], Archive.Rows(Shown));
        IsSound();
        Assert.Equal(["1|local|update|article|1|2|", "2|local|update|article|1|3|1", "3|local|update|article|1|4|2"], Changes());
    }

    [Fact]
    public async Task A_change_notes_only_the_fields_it_is_about()
    {
        await CorrectAsync(new CorrectionDraft(Source: "AFP"));
        Assert.Equal(["""{"isDeleted":false,"source":"","corrected":[]}|{"isDeleted":false,"source":"AFP","corrected":["source"]}"""], Archive.Rows("SELECT before, after FROM change"));
    }

    [Fact]
    public async Task A_corrected_title_is_found_as_title_and_the_headline_as_text_before_and_after_a_reindex()
    {
        await CorrectAsync(new CorrectionDraft(Title: "La Chine avertie"));
        for (var again = 0; again < 2; again++)
        {
            foreach (var query in new[] { "titre:chine", "titre:=avertie", "titre:chin*", "moscou", "\"séoul avertit moscou\"" })
                Assert.Equal((query, 1), (query, await FoundAsync(query)));
            foreach (var query in new[] { "titre:moscou", "titre:mosc*", "titre:=Moscou", "\"avertie séoul\"", "\"moscou aucun accord\"" })
                Assert.Equal((query, 0), (query, await FoundAsync(query)));
            IsSound();
            Assert.NotNull(new IndexRebuild(Archive.Options).Run());
        }

        using var desk = Archive.Desk();
        (await desk.Undo.UndoAsync(1)).IsSaved();
        Assert.Equal((0, 0, 1), (await FoundAsync("chine"), await FoundAsync("titre:chine"), await FoundAsync("titre:moscou")));
    }

    [Fact]
    public async Task A_corrected_title_stays_in_the_index_when_its_article_is_deleted_and_comes_back()
    {
        await CorrectAsync(new CorrectionDraft(Title: "La Chine avertie"));
        using var desk = Archive.Desk();
        (await desk.Articles.DeleteAsync(ArticleId, 2)).IsSaved();
        (await desk.Undo.UndoAsync(2)).IsSaved();
        Assert.Equal(1, await FoundAsync("titre:chine"));
        IsSound();
    }

    [Fact]
    public async Task A_derived_title_becomes_one_of_its_own_and_is_derived_again_after_the_undo()
    {
        var id = await Archive.AddAsync("b", "date 2020 une phrase qui commence petit et qui n’a pas de titre.");
        Assert.Equal(1, Archive.Read<long>($"SELECT title_is_derived FROM article WHERE id = {id}"));
        using var desk = Archive.Desk();
        (await desk.Articles.CorrectAsync(id, 1, Read(new CorrectionDraft(Title: "Un vrai titre")))).IsSaved();
        Assert.Equal(["0|Un vrai titre"], Archive.Rows($"SELECT title_is_derived, title FROM article WHERE id = {id}"));
        (await desk.Undo.UndoAsync(1)).IsSaved();
        Assert.Equal(1, Archive.Read<long>($"SELECT title_is_derived FROM article WHERE id = {id}"));
        IsSound();
    }

    [Fact]
    public async Task What_is_so_already_is_no_change_and_what_the_file_says_is_no_correction()
    {
        using (var desk = Archive.Desk())
            Assert.Equal(new Message("correct.nothing"), (await desk.Articles.CorrectAsync(ArticleId, 1, Read(new CorrectionDraft("2023-09", Source: " ")))).IsRefused());
        await CorrectAsync(new CorrectionDraft(Source: "AFP"));
        await CorrectAsync(new CorrectionDraft(Source: ""), 2);
        Assert.Equal([AsImported], Archive.Rows(Shown));
        using var late = Archive.Desk();
        Assert.Equal(3, Assert.IsType<Edit<Article>.Stale>(await late.Articles.CorrectAsync(ArticleId, 2, Read(new CorrectionDraft("2020")))).Current.Version);
    }

    [Fact]
    public async Task The_file_is_followed_again_where_a_person_says_so()
    {
        await CorrectAsync(new CorrectionDraft("2020", "Un titre", "AFP", "Zoé"));
        await CorrectAsync(new CorrectionDraft("quelque chose") { AsFiled = [ArticleField.Date, ArticleField.Title] }, 2);
        Assert.Equal(["Séoul avertit Moscou|0|2023-09|20230901|20230930|AFP|[\"Zoé\"]|{\"source\":\"\",\"authors\":[]}"], Archive.Rows(Shown));
        IsSound();
    }

    [Theory]
    [InlineData("2023-13", null, null, null, ArticleField.Date, "correct.date-impossible")]
    [InlineData("", null, null, null, ArticleField.Date, "correct.date-unreadable")]
    [InlineData(null, " \n ", null, null, ArticleField.Title, "correct.no-title")]
    [InlineData(null, "\u200B", null, null, ArticleField.Title, "edit.name-invisible")]
    [InlineData(null, null, "a\u0007b", null, ArticleField.Source, "edit.name-control")]
    [InlineData(null, null, null, "ok;\u200B", ArticleField.Authors, "edit.name-invisible")]
    public void What_cannot_stand_is_said_of_its_field(string? date, string? title, string? source, string? authors, ArticleField field, string fault)
    {
        Assert.Null(new CorrectionDraft(date, title, source, authors).Read(new DateOnly(2024, 5, 17), out var faults));
        Assert.Equal((field, fault), (Assert.Single(faults).Key, faults[field].Key));
    }

    [Fact]
    public void Lengths_are_bounded()
    {
        var draft = new CorrectionDraft(null, new string('a', 501), new string('a', 301), string.Join(';', Enumerable.Range(0, 51)));
        Assert.Null(draft.Read(new DateOnly(2024, 5, 17), out var faults));
        Assert.Equal(["correct.title-too-long", "edit.name-too-long", "correct.too-many-authors"], faults.OrderBy(fault => fault.Key).Select(fault => fault.Value.Key));
    }

    private static Correction Read(CorrectionDraft draft)
    {
        var correction = draft.Read(new DateOnly(2024, 5, 17), out var faults);
        Assert.Empty(faults);
        return correction!;
    }

    private async Task CorrectAsync(CorrectionDraft draft, int version = 1)
    {
        using var desk = Archive.Desk();
        (await desk.Articles.CorrectAsync(ArticleId, version, Read(draft))).IsSaved();
    }

}
