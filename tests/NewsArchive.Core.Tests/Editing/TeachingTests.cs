namespace NewsArchive.Editing;

/// <summary>What the program learns from what persons decide.</summary>
public sealed class TeachingTests : IAsyncLifetime, IDisposable
{
    private const string Text =
        "Un titre\n\n« Un », a dit le porte-parole. « Deux », a dit le porte-parole. « Trois », a dit le porte-parole. « Quatre », a dit un passant. Kim le Jeune et Dupont sont venus.";

    private readonly TempArchive _archive = new();
    private long _article;

    public async Task InitializeAsync()
    {
        _article = await _archive.AddAsync("a", "date 2023-09 " + Text);
        using var desk = _archive.Desk();
        (await desk.Entities.CreateAsync(new EntityContentDraft("Kim Jong-un", "person", ["Kim"]))).IsSaved();
        (await desk.Entities.CreateAsync(new EntityContentDraft("Jean Dupont", "person"))).IsSaved();
        foreach (var (words, speaker) in new[] { ("« Un »", 0), ("« Deux »", 1), ("« Trois »", 2), ("« Quatre »", -1) })
            (await desk.Quotes.CreateAsync(_article, Draft(words, speaker))).IsSaved();
        _archive.Run("UPDATE quote SET origin = 'rule', confidence = 0.5");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task A_speaker_chosen_twice_for_the_same_words_is_proposed_for_the_rest_and_one_undo_takes_it_back()
    {
        using var desk = _archive.Desk();
        var first = (await desk.Quotes.ReplaceAsync(1, 1, Draft("« Un »", 0) with { State = "accepted", Entity = new(2) })).IsSaved();
        Assert.Empty(first.Also);
        Assert.Equal("2,,,", Speakers());
        var second = (await desk.Quotes.ReplaceAsync(2, 1, Draft("« Deux »", 1) with { State = "accepted", Entity = new(2) })).IsSaved();
        Assert.Equal([3L], second.Also);
        Assert.Equal("2,2,2,", Speakers());
        Assert.Equal("proposed", _archive.Read<string>("SELECT state FROM quote WHERE id = 3"));
        (await desk.Undo.UndoAsync(second.ChangeId)).IsSaved();
        Assert.Equal("2,,,", Speakers());
    }

    [Theory]
    [InlineData("Kim le Jeune", 1, "Kim|Kim le Jeune")]
    [InlineData("Dupont", 2, "")]
    public async Task An_accepted_name_becomes_an_alias_unless_it_is_a_surname_alone(string words, long entity, string aliases)
    {
        var start = _archive.TextOf(_article).IndexOf(words, StringComparison.Ordinal);
        var draft = new MentionDraft(start, start + words.Length, words, new EntityDraft(entity), "proposed");
        using (var maker = _archive.Desk())
            (await maker.Mentions.CreateAsync(_article, draft)).IsSaved();
        _archive.Run("UPDATE mention SET origin = 'rule'");
        using var desk = _archive.Desk();
        var before = Aliases();
        var accepted = (await desk.Mentions.ReplaceAsync(1, 1, draft with { State = "accepted" })).IsSaved();
        Assert.Equal(aliases, Aliases());
        (await desk.Undo.UndoAsync(accepted.ChangeId)).IsSaved();
        Assert.Equal((before, "proposed"), (Aliases(), _archive.Read<string>("SELECT state FROM mention")));

        string Aliases() => string.Join('|', _archive.Rows($"SELECT name FROM entity_name WHERE entity_id = {entity} AND position > 0 ORDER BY position"));
    }

    [Fact]
    public async Task Names_accepted_together_become_aliases_once_and_one_undo_takes_all_of_it_back()
    {
        var start = _archive.TextOf(_article).IndexOf("Kim le Jeune", StringComparison.Ordinal);
        foreach (var from in new[] { start, start })
        {
            using var maker = _archive.Desk();
            (await maker.Mentions.CreateAsync(_article, new MentionDraft(from, from + 12, "Kim le Jeune", new EntityDraft(1), "proposed"))).IsSaved();
        }

        _archive.Run("UPDATE mention SET origin = 'rule'");
        var before = Aliases();
        using var desk = _archive.Desk();
        var accepted = await new Annotations.AnnotationDecisions(desk.Context, desk.Log, desk.Entities).AcceptAsync(_article, [], [new Annotations.SeenProposal(1, 1), new Annotations.SeenProposal(2, 1)]);
        Assert.Equal(2, accepted.Accepted);
        Assert.Equal(before.Append("Kim le Jeune"), Aliases());
        using var later = _archive.Desk();
        (await later.Undo.UndoAsync(accepted.Batch!.Value)).IsSaved();
        Assert.Equal(before, Aliases());
        Assert.Equal(["proposed", "proposed"], _archive.Rows("SELECT state FROM mention"));

        IReadOnlyList<string> Aliases() => _archive.Rows("SELECT name FROM entity_name WHERE entity_id = 1 AND position > 0 ORDER BY position");
    }

    [Fact]
    public async Task A_proposed_name_that_is_accepted_by_marking_all_occurrences_becomes_an_alias_too()
    {
        var start = _archive.TextOf(_article).IndexOf("Kim le Jeune", StringComparison.Ordinal);
        using (var maker = _archive.Desk())
            (await maker.Mentions.CreateAsync(_article, new MentionDraft(start, start + 12, "Kim le Jeune", new EntityDraft(1), "proposed"))).IsSaved();
        _archive.Run("UPDATE mention SET origin = 'rule'");
        using var desk = _archive.Desk();
        var place = new TaggedPlace(_article, 1, new NewsArchive.Annotations.Anchor(start, start + 12, "Kim le Jeune"), [1]);
        var tagged = await new NameTagging(desk.Context, desk.Log).TagAsync(1, [place, place]);
        Assert.Equal((1, 1), (tagged.Tagged, tagged.Passed));
        Assert.Equal(["Kim", "Kim le Jeune"], Aliases());
        using var later = _archive.Desk();
        (await later.Undo.UndoAsync(tagged.Batch!.Value)).IsSaved();
        Assert.Equal(["Kim"], Aliases());
        Assert.Equal("proposed", _archive.Read<string>("SELECT state FROM mention"));

        IReadOnlyList<string> Aliases() => _archive.Rows("SELECT name FROM entity_name WHERE entity_id = 1 AND position > 0 ORDER BY position");
    }

    private string Speakers() => string.Join(',', _archive.Rows("SELECT coalesce(entity_id, '') FROM quote ORDER BY id"));

    private QuoteDraft Draft(string words, int speaker)
    {
        var text = _archive.TextOf(_article);
        const string Spokesman = "le porte-parole";
        var at = -1;
        for (var i = 0; i <= speaker; i++)
            at = text.IndexOf(Spokesman, at + 1, StringComparison.Ordinal);
        var mention = speaker < 0 ? new SpanDraft(text.IndexOf("un passant", StringComparison.Ordinal), text.IndexOf("un passant", StringComparison.Ordinal) + 10) : new SpanDraft(at, at + Spokesman.Length);
        return text.QuoteOf(words) with { Speaker = mention, State = "proposed" };
    }
}
