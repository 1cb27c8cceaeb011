using NewsArchive.Annotations;
using NewsArchive.Search.Language;
using NewsArchive.Storage;

namespace NewsArchive.Importing;

public sealed class ReanchoringTests : IDisposable
{
    private const string Text = "Un titre\n\nLe début de l’affaire.\n\n« Oui », a dit Kirby.\n\nLe milieu.\n\nLa fin de l’affaire.";

    private readonly TempArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Theory]
    [InlineData("Un titre\n\nUn ajout.\n\nLe début de l’affaire.\n\n« Oui », a dit Kirby.\n\nLe milieu.\n\nLa fin de l’affaire.")]
    [InlineData("Un titre\n\nLe début de l’affaire.\n\n« Oui », a dit Kirby.\n\nUn milieu.\n\nLa fin de l’affaire. Ou presque.")]
    [InlineData("Titre\n\nUn début de l’affaire.\n\n« Oui », a dit Kirby.\n\nLe milieu 😀.\n\nFin.")]
    [InlineData("« Oui », a dit Kirby.\n\nFin.")]
    [InlineData(Text)]
    public async Task Annotations_follow_where_their_words_surely_stand(string revised)
    {
        await AnnotateAsync();
        var report = await ReviseAsync(revised);

        Assert.Equal(1, report.Updated);
        Assert.Empty(report.Warnings);
        using var context = _archive.Context();
        var (quote, mention) = (context.Quotes.Single(), context.Mentions.Single());
        Assert.Equal((2, 2, 2, 2), (quote.Revision, quote.Version, mention.Revision, mention.Version));
        Assert.Equal(revised.SpanOf("« Oui »").Start, quote.Parts.Single().Start);
        Assert.Equal(revised.SpanOf("a dit").Start, quote.Cue!.Start);
        Assert.Equal(revised.SpanOf("Kirby").Start, mention.Anchor.Start);
        Assert.Empty(new ArchiveCheck(_archive.Options).Run().Faults);
    }

    [Theory]
    [InlineData("Un début.\n\n« Non merci », répond-il aussitôt.\n\nLa fin.")]
    [InlineData("Un début.\n\n« Oui », a dit Kirby.\n\n« Oui », a dit Kirby.\n\nUne fin.")]
    [InlineData("Un début.\n\nLa fin.")]
    public async Task Otherwise_they_wait_with_the_old_revision(string revised)
    {
        await AnnotateAsync();
        var report = await ReviseAsync(revised);

        var warning = Assert.Single(report.Warnings);
        Assert.Equal(new Message("import.orphans", 2), warning.Text);
        using var context = _archive.Context();
        var (quote, mention) = (context.Quotes.Single(), context.Mentions.Single());
        Assert.Equal((1, 1, 1, 1), (quote.Revision, quote.Version, mention.Revision, mention.Version));
        Assert.Empty(new ArchiveCheck(_archive.Options).Run().Faults);
    }

    [Fact]
    public async Task A_quotation_moves_whole_or_not_at_all()
    {
        await AnnotateAsync();
        var text = _archive.TextOf(1);
        using (var desk = _archive.Desk())
            (await desk.Quotes.CreateAsync(1, text.QuoteOf("« Oui »", "Le milieu"))).IsSaved();

        var report = await ReviseAsync(Text.Replace("Le milieu.", "Rien de tel ici.", StringComparison.Ordinal));

        Assert.Equal(new Message("import.orphans", 1), Assert.Single(report.Warnings).Text);
        Assert.Equal(["1|2", "2|1"], _archive.Rows("SELECT id, revision FROM quote ORDER BY id"));
    }

    [Fact]
    public async Task Every_move_is_logged_and_the_words_stay_findable()
    {
        await AnnotateAsync();
        await ReviseAsync("Un ajout\n\n" + Text);

        using var context = _archive.Context();
        var moves = context.Changes.Where(change => change.Actor!.Name == "import").OrderBy(change => change.Id).ToList();
        Assert.Equal([ChangeSubject.Quote, ChangeSubject.Mention], moves.Select(change => change.Subject));
        Assert.All(moves, change => Assert.Equal((ChangeAction.Update, 2), (change.Action, change.Version)));
        Assert.Contains("\"revision\":1", moves[0].Before, StringComparison.Ordinal);
        Assert.Contains("\"revision\":2", moves[0].After, StringComparison.Ordinal);
        Assert.Equal(1, await QuotesWithAsync("oui"));
    }

    [Fact]
    public async Task Changed_words_are_carried_in_doubt_and_the_log_keeps_the_old_ones()
    {
        const string text = "Un titre\n\n« La paix viendra un jour de printemps », a dit Kirby hier soir.\n\nLa fin.";
        var id = await _archive.AddAsync("a", "date 2023-10\n\n" + text);
        using (var desk = _archive.Desk())
            (await desk.Quotes.CreateAsync(id, text.QuoteOf("« La paix viendra un jour de printemps »") with { Cue = text.SpanOf("a dit"), Speaker = text.SpanOf("Kirby") })).IsSaved();

        var report = await ReviseAsync(text.Replace("un jour", "un soir", StringComparison.Ordinal));

        Assert.Equal(new Message("import.to-check", 1), Assert.Single(report.Warnings).Text);
        Assert.Equal(["2|check|« La paix viendra un soir de printemps »"], _archive.Rows("SELECT revision, anchoring, json_extract(parts, '$[0].exact') FROM quote"));
        Assert.Equal(["1|2"], _archive.Rows("SELECT before LIKE '%un jour%', version FROM change WHERE actor_id = (SELECT id FROM actor WHERE name = 'import')"));
        Assert.Equal(1, await QuotesWithAsync("soir"));

        // The earlier text comes back: what was in doubt returns to where it stood for certain.
        await ReviseAsync(text);
        Assert.Equal(["3|sure|« La paix viendra un jour de printemps »"], _archive.Rows("SELECT revision, anchoring, json_extract(parts, '$[0].exact') FROM quote"));
        Assert.Empty(new ArchiveCheck(_archive.Options).Run().Faults);
    }

    [Fact]
    public async Task Doubt_stays_until_a_person_has_looked()
    {
        const string text = "Un titre\n\nHier soir à Paris, Zelenski a parlé longuement.\n\nLa fin.";
        var id = await _archive.AddAsync("a", "date 2023-10\n\n" + text);
        using (var desk = _archive.Desk())
            (await desk.Mentions.CreateAsync(id, text.MentionOf("Zelenski"))).IsSaved();
        var second = text.Replace("Zelenski", "Zelensky", StringComparison.Ordinal);
        await ReviseAsync(second);
        await ReviseAsync("Un ajout à cet endroit.\n\n" + second);
        Assert.Equal(["3|check|Zelensky"], _archive.Rows("SELECT revision, anchoring, json_extract(anchor, '$.exact') FROM mention"));

        using (var desk = _archive.Desk())
        {
            var mention = desk.Context.Mentions.Single();
            var draft = new Editing.MentionDraft(mention.Anchor.Start, mention.Anchor.End, "Zelensky", new Editing.EntityDraft(mention.EntityId));
            desk.Context.ChangeTracker.Clear();
            Assert.Equal(Anchoring.Check, (await desk.Mentions.ReplaceAsync(mention.Id, 3, draft)).IsSaved().Subject.Anchoring);
            Assert.Equal(Anchoring.Sure, (await desk.Mentions.ReplaceAsync(mention.Id, 4, draft with { Anchoring = "sure" })).IsSaved().Subject.Anchoring);
        }

        await ReviseAsync("Un autre ajout à cet endroit.\n\n" + second);
        Assert.Equal(["4|sure"], _archive.Rows("SELECT revision, anchoring FROM mention"));
    }

    [Fact]
    public async Task What_waits_tries_again_from_its_own_text()
    {
        await AnnotateAsync();
        await ReviseAsync("Rien de tel.\n\nNulle part.");
        await ReviseAsync("Rien de tel non plus.\n\nNulle part.");
        Assert.Equal(["1|sure"], _archive.Rows("SELECT revision, anchoring FROM quote"));
        var report = await ReviseAsync("Un ajout.\n\n" + Text);
        Assert.DoesNotContain(report.Warnings, warning => warning.Text.Key is "import.orphans" or "import.to-check");
        Assert.Equal(["4|sure|4|sure"], _archive.Rows("SELECT q.revision, q.anchoring, m.revision, m.anchoring FROM quote q, mention m"));
        Assert.Empty(new ArchiveCheck(_archive.Options).Run().Faults);
    }

    [Fact]
    public async Task Parts_that_changed_their_order_are_carried_in_their_own_and_in_doubt()
    {
        const string first = "« Nous irons demain jusqu’au bout », a dit Kirby.", second = "« Et nous reviendrons ensuite tous », a dit Kirby.";
        var id = await _archive.AddAsync("a", $"date 2023-10\n\nUn titre\n\n{first}\n\n{second}");
        var text = _archive.TextOf(1);
        using (var desk = _archive.Desk())
            (await desk.Quotes.CreateAsync(id, text.QuoteOf("« Nous irons demain jusqu’au bout »", "« Et nous reviendrons ensuite tous »"))).IsSaved();
        await ReviseAsync($"Un titre\n\n{second}\n\n{first}");
        Assert.Equal(
            ["2|check|« Nous irons demain jusqu’au bout »|« Et nous reviendrons ensuite tous »"],
            _archive.Rows("SELECT revision, anchoring, json_extract(parts, '$[0].exact'), json_extract(parts, '$[1].exact') FROM quote"));
    }

    [Fact]
    public async Task A_deleted_sentence_whose_neighbour_is_alike_leaves_its_annotations_behind()
    {
        const string gone = "Le ministre a déclaré que la paix viendrait lundi à Genève.", left = "Le ministre a déclaré que la paix viendrait mardi à Genève.";
        var id = await _archive.AddAsync("a", $"date 2023-10\n\nUn titre\n\nLe début. {gone} {left} La fin.");
        var text = _archive.TextOf(1);
        using (var desk = _archive.Desk())
        {
            (await desk.Quotes.CreateAsync(id, text.QuoteOf(gone))).IsSaved();
            (await desk.Quotes.CreateAsync(id, text.QuoteOf("la paix") with { Speaker = text.SpanOf("Le ministre") })).IsSaved();
            (await desk.Mentions.CreateAsync(id, text.MentionOf("Genève"))).IsSaved();
        }

        var report = await ReviseAsync($"Un titre\n\nLe début. {left} La fin.");
        Assert.Equal(new Message("import.orphans", 3), Assert.Single(report.Warnings).Text);
        Assert.Equal(["1", "1", "1"], _archive.Rows("SELECT revision FROM quote UNION ALL SELECT revision FROM mention"));
    }

    private async Task<long> QuotesWithAsync(string word)
    {
        using var context = _archive.Context();
        return await Searches.Quotes(context).CountAsync(new QuoteQuery(new ArticleQuery(QueryParser.Parse(word))));
    }

    private async Task AnnotateAsync()
    {
        var id = await _archive.AddAsync("a", "date 2023-09 " + Text);
        using var desk = _archive.Desk();
        (await desk.Quotes.CreateAsync(id, Text.QuoteOf("« Oui »") with { Cue = Text.SpanOf("a dit"), Speaker = Text.SpanOf("Kirby") })).IsSaved();
        (await desk.Mentions.CreateAsync(id, Text.MentionOf("Kirby"))).IsSaved();
    }

    // Another date makes a revision of the same text, too.
    private Task<ImportReport> ReviseAsync(string text)
    {
        _archive.Write("a.txt", "date 2023-10\n\n" + text);
        return _archive.ImportAsync();
    }
}
