using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Editing;

namespace NewsArchive.Searching;

public sealed class QuoteSearchTests : IAsyncLifetime, IDisposable
{
    private readonly TempArchive _archive = new();

    public async Task InitializeAsync()
    {
        var first = await _archive.AddAsync("a", "date 2023-09 Titre\n\nD’abord rien. « Aucun accord\nn’a été signé », a dit Peskov, « à ce jour ». Puis rien.");
        var second = await _archive.AddAsync("b", "date 2000 Titre\n\nKirby assure qu’un accord existe. Il le regrette.");
        using var desk = _archive.Desk();
        var text = _archive.TextOf(first);
        (await desk.Quotes.CreateAsync(first, text.QuoteOf("« Aucun accord\nn’a été signé »", "« à ce jour »") with { Entity = new EntityDraft(Name: "Dmitri Peskov", Kind: "person") })).IsSaved();
        (await desk.Quotes.CreateAsync(first, text.QuoteOf("rien") with { State = "rejected" })).IsSaved();
        text = _archive.TextOf(second);
        (await desk.Quotes.CreateAsync(second, text.QuoteOf("un accord existe") with { State = "proposed", Entity = new EntityDraft(Name: "John Kirby", Kind: "person") })).IsSaved();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _archive.Dispose();

    public static TheoryData<QuoteQuery, int[]> Filters => new()
    {
        { new(Words("")), [1, 3] },
        { new(Words("accord")), [1, 3] },
        { new(Words("signé")), [1] },
        { new(Words("\"a ete signe\"")), [1] },
        { new(Words("\"signé à\"")), [1] },
        { new(Words("peskov")), [] },
        { new(Words("accor*")), [1, 3] },
        { new(Words("sign*")), [1] },
        { new(Words("signa*")), [] },
        { new(Words("=accord")), [1, 3] },
        { new(Words("=accords")), [] },
        { new(Words("accord -signé")), [3] },
        { new(Words("-signé")), [3] },
        { new(Words("signé OU existe")), [1, 3] },
        { new(Words("(signé OU existe) -aucun")), [3] },
        { new(Words("-(signé OU exist*)")), [] },
        { new(Words("titre:accord")), [1, 3] },
        { new(Words("titre:titre signé date:1999")), [1] },
        { new(Words("signé OU exist*")), [1, 3] },
        { new(Words("aucun NEAR/1 signé")), [] },
        { new(Words("aucun NEAR/3 signé")), [1] },
        { new(Words("cite:signé")), [1] },
        { new(Words("cite:=signé")), [1] },
        { new(Words(""), SpeakerId: 2), [3] },
        { new(Words(""), SpeakerName: "peskov"), [1] },
        { new(Words(""), SpeakerName: "%"), [] },
        { new(Words(""), Kind: QuoteKind.Direct), [1] },
        { new(Words(""), Kind: QuoteKind.Indirect), [3] },
        { new(Words(""), State: AnnotationState.Rejected), [2] },
        { new(Words(""), State: AnnotationState.Proposed), [3] },
        { new(Words(""), From: new PartialDate(2000, 6)), [1, 3] },
        { new(Words(""), From: new PartialDate(2023, 9, 30)), [1] },
        { new(Words(""), To: new PartialDate(2023, 9, 1)), [1, 3] },
        { new(Words(""), To: new PartialDate(2000)), [3] },
        { new(Words("accord"), SpeakerName: "kirby", From: new PartialDate(2001)), [] },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Quotations_are_filtered(QuoteQuery query, int[] ids)
    {
        using var context = _archive.Context();
        var search = new QuoteSearch(context);

        Assert.Equal(ids.Select(id => (long)id), (await FindAsync(search, query)).Select(hit => hit.Quote.Id));
        Assert.Equal(ids.Length, await search.CountAsync(query));
    }

    [Fact]
    public async Task A_quotation_comes_with_its_sentence_its_article_and_its_speaker()
    {
        using var context = _archive.Context();
        var hit = (await FindAsync(new QuoteSearch(context), new QuoteQuery(Words("signé"))))[0];

        Assert.Equal("« Aucun accord n’a été signé », a dit Peskov, « à ce jour ».", hit.Context);
        Assert.Equal(["« Aucun accord n’a été signé »", "« à ce jour »"], hit.Parts.Select(part => part.In(hit.Context)));
        Assert.Equal(("a", "Dmitri Peskov"), (hit.Quote.Article!.Key, hit.Quote.Entity!.Name));
    }

    [Fact]
    public void Any_query_is_answered()
    {
        using var context = _archive.Context();
        var search = new QuoteSearch(context);
        Texts.Queries.Hold(typed => search.CountAsync(new QuoteQuery(Words(typed))).GetAwaiter().GetResult() is >= 0 and <= 2);
    }

    [Fact]
    public async Task A_deleted_article_takes_its_quotations_along()
    {
        using var desk = _archive.Desk();
        (await desk.Articles.DeleteAsync(1, 1)).IsSaved();

        Assert.Equal(3, Assert.Single(await FindAsync(new QuoteSearch(desk.Context), new QuoteQuery(Words("accord")))).Quote.Id);
    }

    private static ParsedQuery Words(string typed) => QueryParser.Parse(typed);

    private static async Task<List<QuoteHit>> FindAsync(QuoteSearch search, QuoteQuery query)
    {
        var hits = new List<QuoteHit>();
        await foreach (var hit in search.FindAsync(query, 0, 100))
            hits.Add(hit);
        return hits;
    }
}
