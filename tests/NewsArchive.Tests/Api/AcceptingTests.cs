using System.Net;
using AngleSharp.Dom;
using Microsoft.Data.Sqlite;

namespace NewsArchive.Tests.Api;

/// <summary>Every way to accept proposals leads to the same annotations, speakers, aliases and lines of the log, and to the same undo.</summary>
public sealed class AcceptingTests(AcceptingTests.Proposed site) : IClassFixture<AcceptingTests.Proposed>
{
    private static readonly string[] Decided = ["« Un »", "« Deux »", "Kim le Jeune"];

    public static TheoryData<string> Ways => ["review page", "reading page", "edit page", "API", "together"];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Whatever_the_way_the_same_is_accepted_learned_and_undone(string way)
    {
        var article = await site.MakeAsync(way);
        var before = article.State();
        var changes = await AcceptAsync(way, article);
        Assert.Equal(
            [
                "« Un »|accepted|Kim Jong-un|2", "« Deux »|accepted|Kim Jong-un|2", "« Trois »|proposed|Kim Jong-un|2",
                "« Quatre »|proposed||1", "« Cinq »|proposed||1",
                "Kim le Jeune|accepted|Kim Jong-un|2", "Dupont|proposed|Jean Dupont|1", "alias|Kim le Jeune",
            ],
            article.State());
        Assert.Equal(["entity", "mention", "quote", "quote", "quote"], article.Changes());
        Assert.Equal(3, await site.FoundAsync(article.Key, "un OU deux OU trois"));

        foreach (var change in changes.Reverse())
            Assert.Equal(HttpStatusCode.OK, (await site.Api().PostAsync($"/api/changes/{change}/undo")).Status);
        Assert.Equal(before.Select(Proposed.WithoutVersion), article.State().Select(Proposed.WithoutVersion));
    }

    [Fact]
    public async Task What_was_shown_is_accepted_as_it_was_shown_also_where_the_others_teach_something_else()
    {
        var article = await site.MakeAsync("shown");
        var accepted = await TogetherAsync(article, "« Un »", "« Deux »", "« Trois »");
        Assert.Equal((3, 0), ((int)accepted["accepted"], (int)accepted["passed"]));
        Assert.Equal(["« Un »|accepted|Kim Jong-un|2", "« Deux »|accepted|Kim Jong-un|2", "« Trois »|accepted||2"], article.State().Take(3));
        Assert.False(accepted.Response.Headers.Contains("X-Also-Changed"));
    }

    [Fact]
    public async Task Quotations_that_were_given_a_speaker_are_named_in_the_answer()
    {
        var article = await site.MakeAsync("named");
        var accepted = await TogetherAsync(article, "« Un »", "« Deux »");
        Assert.Equal($"{article.IdOf("« Trois »")}", accepted.Response.Headers.GetValues("X-Also-Changed").Single());
    }

    [Theory]
    [InlineData("API")]
    [InlineData("together")]
    public async Task A_pronoun_teaches_nothing(string way)
    {
        var article = await site.MakeAsync($"pronoun {way}", speaker: "il");
        await AcceptAsync(way, article);
        Assert.Equal(["« Un »|accepted|Kim Jong-un|2", "« Deux »|accepted|Kim Jong-un|2", "« Trois »|proposed||1"], article.State().Take(3));
    }

    [Theory]
    [InlineData("review page")]
    [InlineData("reading page")]
    [InlineData("together")]
    public async Task A_proposal_of_an_earlier_text_is_not_accepted_unseen(string way)
    {
        var article = await site.MakeAsync($"earlier {way}");
        site.Count($"UPDATE quote SET revision = 0 WHERE article_id = {article.Id} AND version = 1");
        var before = article.State();
        if (way == "together")
            Assert.Equal(0, (int)(await TogetherAsync(article, "« Un »"))["accepted"]);
        else
            Assert.NotEqual(HttpStatusCode.OK, (await PressAsync(way, article, "« Un »", HttpStatusCode.UnprocessableEntity)).Status);
        Assert.Equal(before, article.State());
    }

    private async Task<IReadOnlyList<long>> AcceptAsync(string way, Proposed.Article article)
    {
        if (way == "together")
            return [(await TogetherAsync(article, Decided)).ChangeId];
        var changes = new List<long>();
        foreach (var words in Decided)
        {
            if (way == "API")
            {
                var seen = await site.Api().GetAsync(article.AddressOf(words));
                var body = seen.Json.AsObject();
                body["state"] = "accepted";
                changes.Add((await site.Api().PutAsync(article.AddressOf(words), body.ToJsonString(), seen.Tag)).ChangeId);
                continue;
            }

            Assert.Equal(HttpStatusCode.OK, (await PressAsync(way, article, words)).Status);
            changes.Add(site.Count($"SELECT max(id) FROM change WHERE article_id = {article.Id} AND subject_id = {article.IdOf(words)} AND subject = '{KindOf(words)}'"));
        }

        return changes;
    }

    private async Task<Page> PressAsync(string way, Proposed.Article article, string words, HttpStatusCode? refused = null)
    {
        var browser = site.Browse();
        var (kind, id) = (KindOf(words), article.IdOf(words));
        if (way == "edit page")
            return await browser.SubmitAsync(await browser.OpenAsync($"/{kind}s/{id}"), "form.sheet", ("State", "accepted"));
        var page = await browser.OpenAsync(way == "reading page" ? $"/articles/{article.Id}" : $"/review?article={article.Id}&of={kind}&size=100");
        var form = page.One("form#decide");
        var hidden = form.QuerySelectorAll("input").Select(field => KeyValuePair.Create(field.GetAttribute("name")!, field.GetAttribute("value")!));
        if (refused is null)
            Assert.NotNull(page.Document.QuerySelector($"button[name=accept][value={kind}-{id}-1]"));
        using var fields = new FormUrlEncodedContent(hidden.Append(KeyValuePair.Create("accept", $"{kind}-{id}-1")));
        return await Browser.ReadAsync(await browser.Http.PostAsync(form.GetAttribute("action"), fields));
    }

    private static string KindOf(string words) => words[0] == '«' ? "quote" : "mention";

    private Task<ApiAnswer> TogetherAsync(Proposed.Article article, params string[] all)
    {
        var seen = all.ToLookup(words => words[0] == '«', words => new { id = article.IdOf(words), version = 1 });
        return site.Api().PostAsync($"/api/articles/{article.Id}/accept", new { quotes = seen[true], mentions = seen[false] });
    }

    /// <summary>A site where each test has an article of its own with the same proposals.</summary>
    public sealed class Proposed() : TestSite(folder => folder.Write("first.txt", "date 2012 Rien\n\nRien à dire."))
    {
        private int _made;

        public static string WithoutVersion(string row) => row[..row.LastIndexOf('|')];

        public async Task<Article> MakeAsync(string way, string speaker = "le porte-parole")
        {
            await Api().GetAsync("/api/articles");
            var number = Interlocked.Increment(ref _made);
            var key = $"way-{number}";
            await ImportAsync($"{key}.txt", $"""
                date 2023-09 Par {way}

                « Un », a dit {speaker}. « Deux », a dit {speaker}. « Trois », a dit {speaker}. « Quatre », a dit un passant.

                « Cinq », a dit elle. Kim le Jeune {Article.TagOf(number)} et Dupont sont venus.
                """);
            var api = Api();
            var article = new Article(this, await api.ArticleAsync(key), key, Article.TagOf(number));
            var text = (string)(await api.GetAsync($"/api/articles/{article.Id}"))["text"]!;
            var (kim, dupont) = (await EntityAsync("Kim Jong-un"), await EntityAsync("Jean Dupont"));
            var at = 0;
            (string, string, long?)[] all = [("« Un »", speaker, kim), ("« Deux »", speaker, kim), ("« Trois »", speaker, null), ("« Quatre »", "un passant", null), ("« Cinq »", "elle", null)];
            foreach (var (words, who, entity) in all)
            {
                at = text.IndexOf(words, at, StringComparison.Ordinal);
                var said = text.IndexOf($"dit {who}", at, StringComparison.Ordinal) + 4;
                var quote = new
                {
                    parts = new[] { new { start = at, end = at + words.Length, exact = words } },
                    speaker = new { start = said, end = said + who.Length },
                    entity = entity is null ? null : new { id = entity },
                    state = "proposed",
                };
                article.Ids[words] = (await api.PostAsync($"/api/articles/{article.Id}/quotes", quote)).Id;
            }

            foreach (var (words, exact, entity) in new[] { ("Kim le Jeune", $"Kim le Jeune {article.Tag}", kim), ("Dupont", "Dupont", dupont) })
            {
                at = text.IndexOf(exact, StringComparison.Ordinal);
                var mention = new { start = at, end = at + exact.Length, exact, entity = new { id = entity }, state = "proposed" };
                article.Ids[words] = (await api.PostAsync($"/api/articles/{article.Id}/mentions", mention)).Id;
            }

            // As the program makes them.
            Count($"UPDATE quote SET origin = 'rule', confidence = 0.5 WHERE article_id = {article.Id}");
            Count($"UPDATE mention SET origin = 'rule', confidence = 0.5 WHERE article_id = {article.Id}");
            article.Kim = kim;
            article.Since = Count("SELECT max(id) FROM change");
            return article;

            async Task<long> EntityAsync(string name) => (await api.PostAsync("/api/entities", new { name = $"{name} {article.Tag}", kind = "person" })).Id;
        }

        /// <summary>How many of the quotations of an article a search for their words finds.</summary>
        public async Task<int> FoundAsync(string key, string query) =>
            (await Api().GetAsync($"/api/quotes?q={Uri.EscapeDataString(query)}&size=1000")).Items.Count(item => (string?)item["key"] == key);

        private List<string> Rows(string sql)
        {
            using var connection = new SqliteConnection($"Data Source={Path.Combine(DataDirectory, "archive.db")};Pooling=False");
            connection.Open();
            using var command = new SqliteCommand(sql, connection);
            using var row = command.ExecuteReader();
            var rows = new List<string>();
            while (row.Read())
                rows.Add(string.Join('|', Enumerable.Range(0, row.FieldCount).Select(row.GetValue)));
            return rows;
        }

        /// <summary>An article with its proposals.</summary>
        /// <param name="Site">The site.</param>
        /// <param name="Id">Its number.</param>
        /// <param name="Key">Its key.</param>
        /// <param name="Tag">What tells its names from those of other articles.</param>
        public sealed record Article(Proposed Site, long Id, string Key, string Tag)
        {
            public static string TagOf(int number) => new((char)('A' + number), 3);

            public Dictionary<string, long> Ids { get; } = [];

            public long Kim { get; set; }

            public long Since { get; set; }

            public long IdOf(string words) => Ids[words];

            public string AddressOf(string words) => $"/api/{(words[0] == '«' ? "quotes" : "mentions")}/{IdOf(words)}";

            public IReadOnlyList<string> State() => Site.Rows($"""
                SELECT parts ->> '$[0].exact', state, (SELECT name FROM entity_name e WHERE e.entity_id = q.entity_id AND position = 0), version
                FROM quote q WHERE article_id = {Id} ORDER BY id
                """).Concat(Site.Rows($"""
                SELECT anchor ->> '$.exact', state, (SELECT name FROM entity_name e WHERE e.entity_id = m.entity_id AND position = 0), version
                FROM mention m WHERE article_id = {Id} ORDER BY id
                """)).Concat(Site.Rows($"SELECT 'alias', name FROM entity_name WHERE entity_id = {Kim} AND position > 0"))
                .Select(row => row.Replace($" {Tag}", "", StringComparison.Ordinal)).ToList();

            public IReadOnlyList<string> Changes() => Site.Rows($"SELECT subject FROM change WHERE id > {Since} ORDER BY subject");
        }
    }
}
