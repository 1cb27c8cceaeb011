using NewsArchive.Annotations;
using NewsArchive.Search.Articles;
using NewsArchive.Search.Index;
using NewsArchive.Search.Language;
using NewsArchive.Storage;

namespace NewsArchive.Search;

/// <summary>What is kept in memory between searches says the same as the database, whoever changed it.</summary>
public sealed class CatalogTests : IDisposable
{
    private readonly TempArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task It_follows_everything_that_happens_to_articles_and_their_annotations()
    {
        await AssertFollowsAsync("");
        var first = await _archive.AddAsync("a", "date 2023-09 L’ONU écoute Dora Maar\n\nDora Maar parle à Paris, dit-on à l’ONU.");
        await AssertFollowsAsync("2023-09:1");
        for (var i = 0; i < 5; i++)
            await _archive.AddAsync($"b{i}", $"date 200{i} L’ONU encore {i}\n\nRien de neuf.");
        await AssertFollowsAsync("2000:1|2001:1|2002:1|2003:1|2004:1|2023-09:1");

        await _archive.AddAsync("b1", "date 2011-05 L’ONU toujours\n\nDu neuf, et bien plus de mots que la première fois : il y en a tant et tant.");
        await AssertFollowsAsync("2000:1|2002:1|2003:1|2004:1|2011-05:1|2023-09:1");
        await _archive.ImportAsync(publication: "VOA");
        await AssertFollowsAsync("2000:1|2002:1|2003:1|2004:1|2011-05:1|2023-09:1|VOA=6");

        using var desk = _archive.Desk();
        var change = (await desk.Articles.DeleteAsync(first, Version(first))).IsSaved().ChangeId;
        await AssertFollowsAsync("2000:1|2002:1|2003:1|2004:1|2011-05:1|VOA=5");
        (await desk.Undo.UndoAsync(change)).IsSaved();
        await AssertFollowsAsync("2000:1|2002:1|2003:1|2004:1|2011-05:1|2023-09:1|VOA=6");
    }

    [Fact]
    public async Task It_follows_changes_to_quotations_names_and_entities()
    {
        var article = await _archive.AddAsync("a", "date 2023-09 L’ONU écoute Dora Maar\n\nDora Maar parle à Paris, dit-on à l’ONU.");
        using var desk = _archive.Desk();
        await AssertFollowsAsync("2023-09:1|none=1");

        _archive.Run($"INSERT INTO entity (version, name, kind) VALUES (1, 'Dora Maar', 'person')");
        _archive.Run($"""INSERT INTO mention (article_id, version, revision, anchor, entity_id, state, origin) VALUES ({article}, 1, 1, '{StoredJson.Write(new Anchor(14, 23, "Dora Maar"))}', 1, 'proposed', 'rule')""");
        await AssertFollowsAsync("2023-09:1|proposed=1");
        await AssertFollowsAsync("2023-09:1|Dora Maar=1|proposed=1", withProposals: true);
        _archive.Run("UPDATE mention SET state = 'accepted'");
        await AssertFollowsAsync("2023-09:1|Dora Maar=1|accepted=1");
        _archive.Run("UPDATE entity SET kind = 'organisation'");
        await AssertFollowsAsync("2023-09:1|organisation:Dora Maar=1|accepted=1");
        _archive.Run("UPDATE mention SET state = 'rejected'");
        await AssertFollowsAsync("2023-09:1|none=1");
        _archive.Run("DELETE FROM mention");
        await AssertFollowsAsync("2023-09:1|none=1");
    }

    [Fact]
    public async Task It_is_read_anew_when_changes_were_forgotten_or_something_was_repaired()
    {
        var article = await _archive.AddAsync("a", "date 2023-09 L’ONU écoute\n\nRien.");
        await AssertFollowsAsync("2023-09:1");
        _archive.Run($"UPDATE article SET source = 'AFP' WHERE id = {article}; UPDATE article SET source = 'VOA' WHERE id = {article}; DELETE FROM change_feed WHERE sequence < (SELECT max(sequence) FROM change_feed)");
        _archive.Run($"UPDATE article SET source = 'APS' WHERE id = {article}; DELETE FROM change_feed WHERE sequence < (SELECT max(sequence) FROM change_feed)");
        await AssertFollowsAsync("2023-09:1|APS=1");
        _archive.Run("INSERT INTO change_feed (is_reset) VALUES (1)");
        await AssertFollowsAsync("2023-09:1|APS=1");
        await _archive.AddAsync("b", "date 2023-10 Après\n\nOn parle de l’ONU.");
        await AssertFollowsAsync("2023-09:1|2023-10:1|APS=1");
    }

    [Fact]
    public async Task Many_search_while_somebody_imports_and_each_finds_whole_batches()
    {
        using var over = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            var counts = new List<long>();
            while (!over.IsCancellationRequested)
            {
                using var context = _archive.Context();
                var search = Searches.Articles(context);
                var with = await search.ResultsAsync(new ArticleQuery(QueryParser.Parse("onu")), counted: true);
                Assert.Equal(with.Total, with.Articles(0, 1000).Distinct().Count());
                Assert.Equal(0, await search.CountAsync(new ArticleQuery(QueryParser.Parse("SAUF onu"))));
                counts.Add(with.Total);
            }

            return counts;
        })).ToList();
        for (var i = 0; i < 15; i++)
            await _archive.AddAsync($"c{i}", $"date 2023-0{1 + (i % 9)} Un titre {i}\n\nOn parle de l’ONU, {i} fois.");
        await over.CancelAsync();
        foreach (var counts in await Task.WhenAll(readers))
            Assert.Equal(counts.Order(), counts);
        using var last = _archive.Context();
        Assert.Equal(15, await Searches.Articles(last).CountAsync(new ArticleQuery(QueryParser.Parse("onu"))));
    }

    [Fact]
    public async Task An_entity_that_was_deleted_comes_back_with_its_kind_and_name()
    {
        var article = await _archive.AddAsync("a", "date 2023-09 L’ONU écoute Dora Maar\n\nRien.");
        _archive.Run("INSERT INTO entity (id, version, name, kind) VALUES (5, 1, 'Autre', 'person')");
        await AssertFollowsAsync("2023-09:1");
        _archive.Run("INSERT INTO entity (id, version, name, kind) VALUES (2, 1, 'La Banque', 'organisation')");
        _archive.Run($"""INSERT INTO mention (article_id, version, revision, anchor, entity_id, state, origin) VALUES ({article}, 1, 1, '{StoredJson.Write(new Anchor(14, 23, "Dora Maar"))}', 2, 'accepted', 'person')""");
        await AssertFollowsAsync("2023-09:1|organisation:La Banque=1");
    }

    private int Version(long article) => (int)_archive.Read<long>($"SELECT version FROM article WHERE id = {article}");

    private async Task AssertFollowsAsync(string expected, bool withProposals = false)
    {
        using var context = _archive.Context();
        var query = new ArticleQuery(QueryParser.Parse("onu")) { WithProposals = withProposals };
        var kept = await Searches.Articles(context).ResultsAsync(query, counted: true);
        // Every article has the word: all of them, in a catalog that is read anew, are the same.
        using var fresh = new SearchSnapshots();
        var read = await new ArticleSearch(context, new PinnedSnapshot(fresh)).ResultsAsync(query with { Query = QueryParser.Parse("") }, counted: true);
        Assert.Equal(Summary(read), Summary(kept));
        Assert.Equal(read.Articles(0, 100).Order(), kept.Articles(0, 100).Order());
        foreach (var part in expected.Split('|', StringSplitOptions.RemoveEmptyEntries))
            Assert.Contains($" {part} ", $" {Summary(kept)} ", StringComparison.Ordinal);
    }

    private static string Summary(ArticleResults results)
    {
        var said = results.Periods().Select(period => $"{period.Period}:{period.Count}").ToList();
        foreach (var facet in Enum.GetValues<Facet>())
            said.AddRange(results.Values(facet, size: 100).Values.Select(value => $"{(facet == Facet.Organisation ? "organisation:" : "")}{value.Name}={value.Count}"));
        return $"{results.Total} {string.Join(' ', said)}";
    }
}
