using System.Net;
using Microsoft.Data.Sqlite;
using NewsArchive.Storage;

namespace NewsArchive.Tests.Support;

/// <summary>
/// An archive as people use it: imported files of several kinds, annotations, entities, categories, collections, searches, and a
/// history. Made once in a test run.
/// </summary>
internal static class UsedArchive
{
    /// <summary>
    /// What people and files brought into it. Of the columns left out there is no second copy in the archive by which they could be
    /// proved.
    /// </summary>
    private static readonly (string Table, string[] LeftOut)[] Tables =
    [
        ("article", ["origins", "source", "is_released"]), ("revision", ["file", "encoding", "imported_at"]), ("revision_around", ["origins"]),
        ("revision_original", []), ("original", []), ("entity", []), ("entity_name", []), ("quote", []),
        ("mention", []), ("category", []), ("collection", []), ("collection_article", []), ("saved_search", []), ("change", []),
    ];

    // So that the schema, without which nothing can be opened, is a small part of the file.
    private const int Many = 60;

    private static readonly Lazy<Task<byte[]>> Made = new(MakeAsync);

    /// <summary>The bytes of its database file, with nothing in a write-ahead log.</summary>
    public static Task<byte[]> BytesAsync() => Made.Value;

    /// <summary>Everything that is used, row by row; null where it cannot be read.</summary>
    public static string? Content(string file)
    {
        try
        {
            using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
            connection.Open();
            return string.Join('\n', Tables.SelectMany(table => Rows(connection, table.Table, table.LeftOut)));
        }
        catch (Exception fault) when (fault is SqliteException or InvalidOperationException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static List<string> Rows(SqliteConnection connection, string table, string[] leftOut)
    {
        var columns = Read(connection, $"SELECT name FROM pragma_table_info('{table}')").Except(leftOut);
        return Read(connection, $"SELECT '{table}', {string.Join(", ", columns)} FROM {table} NOT INDEXED ORDER BY 2, 3");
    }

    private static List<string> Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var read = new List<string>();
        while (rows.Read())
            read.Add(string.Join('|', Enumerable.Range(0, rows.FieldCount)
                .Select(i => rows.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : rows.GetValue(i))));
        return read;
    }

    private static async Task<byte[]> MakeAsync()
    {
        using var site = new TestSite();
        await FillAsync(site);
        var copy = Path.Combine(site.DataDirectory, "copy.db");
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(site.DataDirectory, "archive.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            // Not the file itself: the index reads the archive meanwhile, and the log may not be written back.
            command.CommandText = $"VACUUM INTO '{copy}'";
            command.ExecuteNonQuery();
        }

        ConnectionPools.Clear(new ArchiveOptions { DataDirectory = site.DataDirectory });
        return await File.ReadAllBytesAsync(copy);
    }

    private static async Task FillAsync(TestSite site)
    {
        var api = site.Api();
        await site.ImportAsync("page.html", """
            <html lang="fr"><head><meta property="article:published_time" content="2023-05-01"><meta name="author" content="Jeanne Dupont">
            <link rel="canonical" href="https://exemple.fr/page"></head>
            <body><article><h1>Un titre de page</h1><p>Une phrase assez longue pour un paragraphe de la page, sur Moscou et Séoul.</p></article></body></html>
            """);
        await site.ImportAsync("changing.txt", "date 2022-01 Un titre\n\n« Oui », a dit Kirby Smith de Paris. Moscou répond.");
        await site.ImportAsync("changing.txt", "date 2022-01 Un titre\n\n« Oui », a dit Kirby Smith de Paris. Moscou répond à Séoul.");
        var article = await api.ArticleAsync("changing");
        await site.ImportAsync("many.jsonl", string.Join('\n', Enumerable.Range(0, Many).Select(Line)));
        var category = (await MadeAsync(api, "/api/categories", new { name = "Démenti", definition = "Il nie.", colour = "red", key = "d" })).Id;
        var (parts, cue) = (new[] { await api.SpanAsync(article, "« Oui »") }, await api.SpanAsync(article, "a dit"));
        var (entity, categories) = (new { name = "Kirby Smith", kind = "person" }, new[] { category });
        var quote = await MadeAsync(api, $"/api/articles/{article}/quotes", new { parts, cue, entity, note = "Une note", categories });
        foreach (var (name, kind) in new[] { ("Kirby Smith", "person"), ("Paris", "place"), ("Moscou", "place"), ("Séoul", "place") })
            await MadeAsync(api, $"/api/articles/{article}/mentions", Mention(await api.SpanAsync(article, name), name, kind));
        await MadeAsync(api, "/api/collections", new { name = "Corée", description = "Pour le chapitre 2", articles = new[] { 1, article } });
        await MadeAsync(api, "/api/searches", new { name = "L’ONU", address = "/?q=onu" });
        var (aliases, functions) = (new[] { "M. Chang" }, new[] { new { title = "vice-ministre", from = "2023-04" } });
        await MadeAsync(api, "/api/entities", new { name = "Chang Ho-jin", kind = "person", aliases, description = "Vice-ministre", functions });
        for (var i = 0; i < 12; i++)
            await MadeAsync(api, "/api/articles/1/quotes", new { parts = new[] { await api.SpanAsync(1, "prix") }, note = $"Note {i} d’une citation" });
        var read = await api.GetAsync($"/api/quotes/{quote.Id}");
        var changed = read.Json.DeepClone();
        changed["note"] = "Une autre note";
        Assert.Equal(HttpStatusCode.OK, (await api.PutAsync($"/api/quotes/{quote.Id}", changed.ToJsonString(), read.Tag)).Status);
    }

    private static string Line(int i)
    {
        var text = string.Join("\n\n", Enumerable.Range(0, 20).Select(p =>
            $"Paragraphe {p} de l’article {i}, le mot{i}x{p} avec « des mots » et d’autres, {i * p}."));
        return System.Text.Json.JsonSerializer.Serialize(new { id = $"line-{i}", date = $"{1940 + i}-03", title = $"Ligne {i}", source = "AFP", text });
    }

    private static string Mention(object span, string name, string kind)
    {
        var mention = System.Text.Json.JsonSerializer.SerializeToNode(span)!;
        mention["entity"] = System.Text.Json.JsonSerializer.SerializeToNode(new { name, kind });
        return mention.ToJsonString();
    }

    private static async Task<ApiAnswer> MadeAsync(ApiClient api, string address, object body)
    {
        var made = await api.PostAsync(address, body);
        Assert.True(made.Status == HttpStatusCode.Created, made.Body);
        return made;
    }
}
