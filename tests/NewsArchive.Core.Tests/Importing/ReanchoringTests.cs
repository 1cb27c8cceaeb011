using NewsArchive.Annotations;
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
        var moves = context.Changes.Where(change => change.Who == "import").OrderBy(change => change.Id).ToList();
        Assert.Equal([ChangeSubject.Quote, ChangeSubject.Mention], moves.Select(change => change.Subject));
        Assert.All(moves, change => Assert.Equal((ChangeAction.Update, 2), (change.Action, change.Version)));
        Assert.Contains("\"revision\":1", moves[0].Before, StringComparison.Ordinal);
        Assert.Contains("\"revision\":2", moves[0].After, StringComparison.Ordinal);
        Assert.Equal(1, _archive.Read<long>("SELECT count(*) FROM quote_index WHERE quote_index MATCH 'oui'"));
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
