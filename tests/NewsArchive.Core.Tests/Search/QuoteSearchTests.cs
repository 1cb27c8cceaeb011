using NewsArchive.Articles;
using NewsArchive.Editing;
using NewsArchive.Search.Language;
using NewsArchive.Search.Quotations;

namespace NewsArchive.Search;

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

    public static TheoryData<string, string, string?, string?, int[]> Filters => new()
    {
        { "", "", null, null, [1, 3] },
        { "accord", "", null, null, [1, 3] },
        { "signé", "", null, null, [1] },
        { "\"a ete signe\"", "", null, null, [1] },
        { "\"signé à\"", "", null, null, [1] },
        { "peskov", "", null, null, [] },
        { "accor*", "", null, null, [1, 3] },
        { "sign*", "", null, null, [1] },
        { "signa*", "", null, null, [] },
        { "=accord", "", null, null, [1, 3] },
        { "=accords", "", null, null, [] },
        { "=signe", "", null, null, [] },
        { "=\"signé à\"", "", null, null, [1] },
        { "accord -signé", "", null, null, [3] },
        { "-signé", "", null, null, [3] },
        { "-sign* -=existe", "", null, null, [] },
        { "signé OU existe", "", null, null, [1, 3] },
        { "(signé OU existe) -aucun", "", null, null, [3] },
        { "-(signé OU exist*)", "", null, null, [] },
        { "signé OU exist*", "", null, null, [1, 3] },
        { "aucun NEAR/1 signé", "", null, null, [] },
        { "aucun NEAR/3 signé", "", null, null, [1] },
        { "cite:signé", "", null, null, [1] },
        { "cite:=signé", "", null, null, [1] },
        { "titre:titre signé date:1999", "", null, null, [1] },
        { "titre:accord OU signé", "", null, null, [1] },
        { "titre:accord", "", null, null, [] },
        { "", "speaker=2", null, null, [3] },
        { "", "speaker!=2", null, null, [1] },
        { "", "speaker=0", null, null, [] },
        { "", "speaker=peskov", null, null, [1] },
        { "", "speaker!=peskov", null, null, [3] },
        { "", "speaker=peskov,speaker=2", null, null, [1, 3] },
        { "", "speaker=%", null, null, [] },
        { "", "kind=direct", null, null, [1] },
        { "", "kind=indirect", null, null, [3] },
        { "", "kind!=indirect", null, null, [1] },
        { "", "quotestate=rejected", null, null, [2] },
        { "", "quotestate=proposed", null, null, [3] },
        { "", "quotestate=proposed,quotestate=rejected", null, null, [2, 3] },
        { "", "quotestate!=proposed", null, null, [1] },
        { "", "period=2023", null, null, [1] },
        { "", "period=2000-XX", null, null, [3] },
        { "", "source=", null, null, [1, 3] },
        { "", "source=AFP", null, null, [] },
        { "", "", "2000-06", null, [1, 3] },
        { "", "", "2023-09-30", null, [1] },
        { "", "", null, "2023-09-01", [1, 3] },
        { "", "", null, "2000", [3] },
        { "accord", "speaker=kirby", "2001", null, [] },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Quotations_are_filtered(string words, string choices, string? from, string? to, int[] ids)
    {
        using var context = _archive.Context();
        var search = Searches.Quotes(context);
        var query = Query(words, choices, from, to);

        Assert.Equal(ids.Select(id => (long)id), (await FindAsync(search, query)).Select(hit => hit.Quote.Id).Order());
        Assert.Equal(ids.Length, await search.CountAsync(query));
    }

    [Theory]
    [InlineData("newest", 1, 3)]
    [InlineData("oldest", 3, 1)]
    [InlineData("speaker", 1, 3)]
    [InlineData("article", 1, 3)]
    [InlineData("relevance", 1, 3)]
    public async Task Quotations_are_ordered(string sort, params int[] ids)
    {
        using var context = _archive.Context();
        var query = Query("") with { Sort = Enum.Parse<QuoteSort>(sort, true) };
        Assert.Equal(ids.Select(id => (long)id), (await FindAsync(Searches.Quotes(context), query)).Select(hit => hit.Quote.Id));
    }

    [Fact]
    public void What_is_asked_of_articles_is_left_out_and_said()
    {
        var query = Query("titre:accord signé avant:2000").Filter.Query;
        Assert.Equal(
            [("query.not-in-quotes", "titre:accord", 0), ("query.not-in-quotes", "avant:2000", 19)],
            query.Notices.Select(notice => (notice.Text.Key, (string)notice.Text.Arguments[0], notice.At)));
        Assert.True(Query("titre:accord").Filter.Query.IsNotUnderstood);
    }

    [Fact]
    public async Task The_words_that_are_searched_are_marked_within_the_quotation_alone()
    {
        using var context = _archive.Context();
        var hit = (await FindAsync(Searches.Quotes(context), Query("signé \"signé à\" jour rien")))
            .Concat(await FindAsync(Searches.Quotes(context), Query("signé jour"))).Single();
        Assert.Equal(["signé", "jour"], hit.Hits.Select(word => word.In(hit.Context)));
        Assert.Equal("« Aucun accord\nn’a été signé », a dit Peskov, « à ce jour »", hit.Extent.Exact);
        Assert.Equal(_archive.TextOf(1)[hit.Extent.Start..hit.Extent.End], hit.Extent.Exact);
        Assert.Equal(hit.Context, _archive.TextOf(1).Substring(hit.At, hit.Context.Length).Replace('\n', ' '));
    }

    [Fact]
    public async Task A_quotation_comes_with_its_sentence_its_article_and_its_speaker()
    {
        using var context = _archive.Context();
        var hit = (await FindAsync(Searches.Quotes(context), Query("signé")))[0];

        Assert.Equal("« Aucun accord n’a été signé », a dit Peskov, « à ce jour ».", hit.Context);
        Assert.Equal(["« Aucun accord n’a été signé »", "« à ce jour »"], hit.Parts.Select(part => part.In(hit.Context)));
        Assert.Equal(("a", "Dmitri Peskov"), (hit.Quote.Article!.Key, hit.Quote.Entity!.Name));
    }

    [Fact]
    public void Any_query_is_answered()
    {
        using var context = _archive.Context();
        var search = Searches.Quotes(context);
        Texts.Queries.Hold(typed => search.CountAsync(Query(typed)).GetAwaiter().GetResult() is >= 0 and <= 2);
    }

    [Fact]
    public async Task A_deleted_article_takes_its_quotations_along()
    {
        using var desk = _archive.Desk();
        (await desk.Articles.DeleteAsync(1, 1)).IsSaved();

        Assert.Equal(3, Assert.Single(await FindAsync(Searches.Quotes(desk.Context), Query("accord"))).Quote.Id);
    }

    private static QuoteQuery Query(string words, string choices = "", string? from = null, string? to = null) =>
        QuoteQuery.Of(new ArticleQuery(QueryParser.Parse(words), Date(from), Date(to)) { Choices = [.. Choices(choices)] });

    private static PartialDate? Date(string? typed) => PartialDate.TryParse(typed, out var date) ? date : null;

    private static IEnumerable<FacetChoice> Choices(string chosen) =>
        from choice in chosen.Split(',', StringSplitOptions.RemoveEmptyEntries)
        let name = choice.Split('=')[0]
        select FacetChoice.Read(Enum.Parse<Facet>(name.TrimEnd('!'), true), choice.Split('=')[1], name.EndsWith('!'));

    private static async Task<List<QuoteHit>> FindAsync(QuoteSearch search, QuoteQuery query)
    {
        var hits = new List<QuoteHit>();
        await foreach (var hit in search.FindAsync(query, 0, 100))
            hits.Add(hit);
        return hits;
    }
}
