using NewsArchive.Editing;
using NewsArchive.Search.Language;

namespace NewsArchive.Search;

/// <summary>Fields, forms and beginnings, on articles with accepted, proposed and rejected annotations.</summary>
public sealed class FieldSearchTests(FieldSearchTests.Annotated searched) : IClassFixture<FieldSearchTests.Annotated>
{
    [Theory]
    [InlineData("titre:marche", "paris")]
    [InlineData("titre:preferee", "cheval")]
    [InlineData("titre:chevaux", "cheval")]
    [InlineData("titre:\"jong un\"", "kim")]
    [InlineData("titre:kim-jong-un", "kim")]
    [InlineData("titre:\"un jong\"", "")]
    [InlineData("titre:défi*", "kim")]
    [InlineData("titre:séo*", "")]
    [InlineData("titre:jong-u*", "kim")]
    [InlineData("titre:=défie", "kim")]
    [InlineData("titre:=marche", "paris")]
    [InlineData("titre:=marché", "")]
    [InlineData("titre:=chevaux", "")]
    [InlineData("titre:=\"la marche\"", "paris")]
    [InlineData("titre:élève", "")]
    public Task The_headline_is_searched_alone(string typed, string keys) => FindsAsync(typed, keys);

    [Theory]
    [InlineData("source:monde", "kim paris")]
    [InlineData("source:\"LE MONDE\"", "kim paris")]
    [InlineData("source:=\"le monde\"", "kim")]
    [InlineData("source:diplo*", "paris")]
    [InlineData("source:mond", "")]
    [InlineData("-source:monde", "cheval")]
    public Task Publications_are_found_by_their_words(string typed, string keys) => FindsAsync(typed, keys);

    [Theory]
    [InlineData("personne:kim", "kim")]
    [InlineData("person:\"KIM JONG UN\"", "kim")]
    [InlineData("personne:jong-un", "kim")]
    [InlineData("personne:maréchal", "kim")]
    [InlineData("personne:jon*", "kim")]
    [InlineData("personne:jong-u*", "kim")]
    [InlineData("personne:jon", "")]
    [InlineData("personne:=kim", "")]
    [InlineData("personne:=\"Kim Jong-un\"", "kim")]
    [InlineData("personne:séoul", "")]
    [InlineData("lieu:seoul", "kim")]
    [InlineData("lieu:paris", "")]
    [InlineData("organisation:oreal", "paris")]
    [InlineData("organisation:=\"L’Oréal\"", "paris")]
    [InlineData("organisation:=oréal", "")]
    [InlineData("organisation:kim", "")]
    [InlineData("orateur:kim", "kim")]
    [InlineData("orateur:kirby", "")]
    [InlineData("speaker:\"l'oréal\"", "paris")]
    public Task Names_are_those_of_accepted_annotations(string typed, string keys) => FindsAsync(typed, keys);

    [Theory]
    [InlineData("cite:cheval", "kim")]
    [InlineData("cite:marche", "kim paris")]
    [InlineData("cite:=marché", "kim")]
    [InlineData("cite:=marche", "paris")]
    [InlineData("cite:=\"la marche\"", "paris")]
    [InlineData("cite:=cheval", "")]
    [InlineData("cite:chevau*", "kim")]
    [InlineData("cite:cheval*", "")]
    [InlineData("quote:\"la marche est\"", "paris")]
    [InlineData("cite:continue", "")]
    [InlineData("cite:contin*", "")]
    [InlineData("cite:séoul", "")]
    [InlineData("cite:finie OU cite:=marché", "kim paris")]
    public Task Words_within_accepted_quotations_are_found(string typed, string keys) => FindsAsync(typed, keys);

    [Theory]
    [InlineData("chevau*", "kim")]
    [InlineData("cheval*", "cheval")]
    [InlineData("CHEVA*", "cheval kim")]
    [InlineData("préfér*", "cheval")]
    [InlineData("prefe*", "cheval")]
    [InlineData("chevaux", "cheval kim")]
    [InlineData("=cheval", "cheval")]
    [InlineData("=chevaux", "kim")]
    [InlineData("=marché", "kim")]
    [InlineData("=marche", "kim paris")]
    [InlineData("=MARCHE", "kim paris")]
    [InlineData("=élève", "cheval")]
    [InlineData("=eleve", "")]
    [InlineData("eleve", "cheval")]
    [InlineData("preferee", "cheval")]
    [InlineData("=\"une élève\"", "cheval")]
    [InlineData("=\"un élève\"", "")]
    [InlineData("=kim-jong-un", "kim")]
    [InlineData("=absent", "")]
    public Task Beginnings_and_exact_forms_are_exact(string typed, string keys) => FindsAsync(typed, keys);

    [Theory]
    [InlineData("orateur:kim OU source:diplo*", "kim paris")]
    [InlineData("(cite:cheval OU titre:cheval) -personne:kim", "cheval")]
    [InlineData("lieu:séoul date:2023 =chevaux titre:défi*", "kim")]
    [InlineData("élève OU date:2000", "cheval paris")]
    [InlineData("élève OU -kim", "cheval")]
    [InlineData("finie OU (kim -personne:kim)", "cheval paris")]
    [InlineData("SAUF (chevau* OU date:2000)", "cheval")]
    [InlineData("-(=marche -date:2000)", "cheval paris")]
    [InlineData("SAUF SAUF kim -titre:kim", "cheval paris")]
    [InlineData("titre:kim OU titre:paris", "kim paris")]
    public Task Words_fields_and_exclusions_mix(string typed, string keys) => FindsAsync(typed, keys);

    [Theory]
    [InlineData("cite:continue", "kim")]
    [InlineData("cite:contin*", "kim")]
    [InlineData("cite:=continue", "kim")]
    [InlineData("cite:finie", "paris")]
    [InlineData("cite:élève", "")]
    [InlineData("cite:élèv*", "")]
    [InlineData("cite:=élève", "")]
    [InlineData("orateur:kirby", "kim")]
    [InlineData("orateur:kim", "kim")]
    [InlineData("orateur:menteur", "")]
    [InlineData("personne:kim", "kim")]
    [InlineData("personne:kirby", "cheval")]
    [InlineData("lieu:paris", "paris")]
    [InlineData("-lieu:paris -personne:kirby", "kim")]
    public Task With_proposals_what_nobody_rejected_counts(string typed, string keys) => FindsAsync(typed, keys, withProposals: true);

    private async Task FindsAsync(string typed, string keys, bool withProposals = false)
    {
        using var context = searched.Archive.Context();
        var search = Searches.Articles(context);
        var query = new ArticleQuery(QueryParser.Parse(typed)) { WithProposals = withProposals };
        var found = await search.FindAsync(query, 0, 100).ToListAsync();

        Assert.Equal(keys, string.Join(' ', found.Select(hit => hit.Key).Order(StringComparer.Ordinal)));
        Assert.Equal(found.Count, await search.CountAsync(query));
        Assert.Empty(query.Query.Notices);
    }

    public sealed class Annotated : IAsyncLifetime
    {
        public TempArchive Archive { get; } = new();

        public async Task InitializeAsync()
        {
            var kim = await Archive.AddAsync("kim", "date 2023-09-15 Kim Jong-un défie l’ONU\n\n« Les chevaux ont marché », a dit Kim Jong-un à Séoul. « La marche continue », a dit Kirby.");
            var paris = await Archive.AddAsync("paris", "date 2000 Paris et la marche\n\n« La marche est finie », dit L’Oréal. Kim est là.");
            var cheval = await Archive.AddAsync("cheval", "date 2023-10 Le cheval préféré\n\nUn préféré, une préférée, une élève. Kim, Séoul.");
            Archive.Run("UPDATE article SET source = 'Le Monde' WHERE key = 'kim'; UPDATE article SET source = 'Le Monde diplomatique' WHERE key = 'paris'");
            using var desk = Archive.Desk();
            (await desk.Entities.CreateAsync(new EntityContentDraft("Kim Jong-un", "person", ["le Maréchal"]))).IsSaved();
            var text = Archive.TextOf(kim);
            (await desk.Quotes.CreateAsync(kim, text.QuoteOf("« Les chevaux ont marché »") with { Entity = new EntityDraft(Name: "Kim Jong-un", Kind: "person") })).IsSaved();
            (await desk.Quotes.CreateAsync(kim, text.QuoteOf("« La marche continue »") with { Entity = new EntityDraft(Name: "John Kirby", Kind: "person"), State = "proposed" })).IsSaved();
            (await desk.Mentions.CreateAsync(kim, text.MentionOf("Kim Jong-un"))).IsSaved();
            (await desk.Mentions.CreateAsync(kim, text.MentionOf("Séoul", "place"))).IsSaved();
            text = Archive.TextOf(paris);
            (await desk.Quotes.CreateAsync(paris, text.QuoteOf("« La marche est finie »") with { Entity = new EntityDraft(Name: "L’Oréal", Kind: "organisation") })).IsSaved();
            (await desk.Mentions.CreateAsync(paris, text.MentionOf("L’Oréal", "organisation"))).IsSaved();
            (await desk.Mentions.CreateAsync(paris, text.MentionOf("Kim") with { Entity = new EntityDraft(Name: "Kim Jong-un", Kind: "person"), State = "rejected" })).IsSaved();
            (await desk.Mentions.CreateAsync(paris, text.MentionOf("Paris", "place") with { State = "proposed" })).IsSaved();
            text = Archive.TextOf(cheval);
            (await desk.Mentions.CreateAsync(cheval, text.MentionOf("Kim") with { Entity = new EntityDraft(Name: "John Kirby", Kind: "person"), State = "proposed" })).IsSaved();
            (await desk.Quotes.CreateAsync(cheval, text.QuoteOf("une élève") with { Entity = new EntityDraft(Name: "Un Menteur", Kind: "person"), State = "rejected" })).IsSaved();
        }

        public Task DisposeAsync()
        {
            Archive.Dispose();
            return Task.CompletedTask;
        }
    }
}
