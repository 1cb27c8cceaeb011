using System.Globalization;
using Microsoft.Data.Sqlite;
using NewsArchive.Storage;

namespace NewsArchive.Search.Postings;

/// <summary>What is read from the pages of an index is what FTS5 itself says of it, with pages so small that everything reaches over their ends.</summary>
public sealed class IndexReaderTests : IDisposable
{
    private static readonly string[] Words = ["de", "la", "onu", "président", "présidente", "présidentiel", "a", "zzz", "intergouvernemental"];

    private readonly TempArchive _archive = new();
    private readonly SqliteConnection _connection;
    private readonly Random _random = new(7);

    public IndexReaderTests()
    {
        _connection = Database.Open(_archive.Options);
        foreach (var name in IndexTidying.Indexes)
            _connection.Run($"INSERT INTO {name} ({name}, rank) VALUES ('pgsz', 64)");
        // What FTS5 says is in an index, place by place.
        _connection.Run("CREATE VIRTUAL TABLE temp.places USING fts5vocab(main, article_index, instance); CREATE VIRTUAL TABLE temp.forms USING fts5vocab(main, word_index, instance);");
    }

    public void Dispose()
    {
        _connection.Dispose();
        _archive.Dispose();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16)]
    public void Every_place_of_every_term_is_read_as_FTS5_knows_it(int merged)
    {
        Write(Enumerable.Range(1, 150));
        Write(Enumerable.Range(200, 150));
        Delete(Enumerable.Range(1, 349).Where(article => article % 3 == 0));
        Write(Enumerable.Range(1, 349).Where(article => article % 6 == 0));
        for (var step = 0; step < merged; step++)
            _connection.Run($"INSERT INTO article_index (article_index, rank) VALUES ('merge', {(step == 0 ? -4 : 4)})");

        var expected = Rows("SELECT term, doc, col, offset FROM places ORDER BY term, doc, col DESC, offset");
        var terms = Rows("SELECT DISTINCT term FROM places ORDER BY term");

        Assert.True(expected.Count > 5000);
        Assert.Equal(expected, terms.SelectMany(PlacesOf));
    }

    [Fact]
    public void An_index_in_one_piece_after_optimising_is_read_alike()
    {
        Write(Enumerable.Range(1, 300));
        Delete(Enumerable.Range(100, 50));
        _connection.Run("INSERT INTO article_index (article_index) VALUES ('optimize')");

        Assert.Equal(
            Rows("SELECT term, doc, col, offset FROM places ORDER BY term, doc, col DESC, offset"),
            Rows("SELECT DISTINCT term FROM places ORDER BY term").SelectMany(PlacesOf));
    }

    [Theory]
    [InlineData("")]
    [InlineData("présid")]
    [InlineData("p")]
    [InlineData("zzz")]
    [InlineData("zzzz")]
    [InlineData("~")]
    [InlineData("0")]
    public void All_terms_that_begin_alike_are_read_with_their_columns(string beginning)
    {
        Write(Enumerable.Range(1, 120));
        Delete(Enumerable.Range(1, 120).Where(article => article % 4 == 0));

        using var index = new IndexReader(_connection, "word_index");
        var read = new List<string>();
        foreach (var form in index.Beginning(beginning))
        {
            var term = System.Text.Encoding.UTF8.GetString(form.Term);
            while (form.Next())
            {
                for (var column = 0; column < 2; column++)
                {
                    if ((form.Columns & (1 << column)) != 0)
                        read.Add($"{term}|{form.Article}|{(column == 0 ? "title" : "body")}");
                }
            }
        }

        Assert.Equal(
            Rows("SELECT DISTINCT term, doc, col FROM forms").Where(row => row.StartsWith(beginning, StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            read.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("absent")]
    [InlineData("d")]
    [InlineData("dee")]
    [InlineData("~~~")]
    [InlineData("!")]
    public void A_term_that_no_article_has_is_found_in_none(string term)
    {
        Write(Enumerable.Range(1, 50));

        using var index = new IndexReader(_connection, "article_index");

        Assert.Equal(TermCursor.End, index.Find(term).Article);
    }

    [Fact]
    public void An_empty_index_has_nothing()
    {
        using var index = new IndexReader(_connection, "article_index");

        Assert.Equal(TermCursor.End, index.Find("de").Article);
        Assert.Empty(index.Beginning("d"));
    }

    [Fact]
    [Trait(Soak.Category, Soak.Name)]
    public void Going_far_ahead_leads_to_the_next_article_that_there_is()
    {
        var last = Soak.Size(6_000, 40_000);
        // Some articles hold so many places that whole pages are theirs.
        using (var transaction = _connection.BeginTransaction())
        {
            foreach (var article in Enumerable.Range(1, last).Where(article => article % 3 != 1))
                _connection.Run($"INSERT INTO article_index (rowid, title, body) VALUES ({article}, '', '{string.Join(' ', Enumerable.Repeat("de", article % 500 == 0 ? 400 : 1))}')", transaction);
            _connection.Run("INSERT INTO article_index (rowid, title, body) VALUES (50000, 'def', 'z')", transaction);
            transaction.Commit();
        }

        using var index = new IndexReader(_connection, "article_index");
        for (var round = 0; round < 60; round++)
        {
            var cursor = index.Find("de");
            for (var target = _random.Next(1, last / 3); cursor.Article != TermCursor.End; target += _random.Next(1, last / 3))
            {
                var from = Math.Max(target, cursor.Article);
                var expected = from + (from % 3 == 1 ? 1 : 0);
                Assert.Equal(expected <= last ? expected : TermCursor.End, cursor.MoveTo(target));
            }
        }
    }

    [Fact]
    [Trait(Soak.Category, Soak.Name)]
    public void Damaged_pages_are_an_error_that_is_told_and_no_crash()
    {
        Write(Enumerable.Range(1, 200));
        var pages = Rows("SELECT id, hex(block) FROM article_index_data WHERE id > 10");
        for (var round = 0; round < Soak.Size(60, 400); round++)
        {
            var page = pages[_random.Next(pages.Count)].Split('|');
            var bytes = Convert.FromHexString(page[1]);
            bytes[_random.Next(bytes.Length)] = (byte)_random.Next(256);
            Put(page[0], bytes[..(round % 5 == 0 ? _random.Next(bytes.Length) : bytes.Length)]);
            using (var index = new IndexReader(_connection, "article_index"))
            {
                foreach (var word in Words)
                {
                    try
                    {
                        _ = PlacesOf(index, word).Count;
                    }
                    catch (Exception told) when (told is InvalidDataException or OverflowException)
                    {
                        // Told, and the next one is read.
                    }
                }
            }

            Put(page[0], Convert.FromHexString(page[1]));
        }

        Assert.Equal(Rows("SELECT term, doc, col, offset FROM places ORDER BY term, doc, col DESC, offset"), Rows("SELECT DISTINCT term FROM places ORDER BY term").SelectMany(PlacesOf));
    }

    private List<string> PlacesOf(string term)
    {
        using var index = new IndexReader(_connection, "article_index");
        return PlacesOf(index, term);
    }

    private static unsafe List<string> PlacesOf(IndexReader index, string term)
    {
        var read = new List<string>();
        for (var cursor = index.Find(term); cursor.Article != TermCursor.End; cursor.Move())
        {
            for (var places = new Places(cursor.Places, cursor.PlacesEnd); places.Has; places.Move())
                read.Add($"{term}|{cursor.Article}|{(places.Column == 0 ? "title" : "body")}|{places.Offset}");
        }

        return read;
    }

    // One transaction, so one segment more.
    private void Write(IEnumerable<int> articles)
    {
        using var transaction = _connection.BeginTransaction();
        foreach (var article in articles)
        {
            foreach (var name in IndexTidying.Indexes)
                _connection.Run($"INSERT INTO {name} (rowid, title, body) VALUES ({article}, '{Text(6)}', '{Text(60)}')", transaction);
        }

        transaction.Commit();
    }

    private void Delete(IEnumerable<int> articles)
    {
        using var transaction = _connection.BeginTransaction();
        foreach (var article in articles)
        {
            foreach (var name in IndexTidying.Indexes)
                _connection.Run($"DELETE FROM {name} WHERE rowid = {article}", transaction);
        }

        transaction.Commit();
    }

    private void Put(string id, byte[] bytes) => _connection.Run($"UPDATE article_index_data SET block = x'{Convert.ToHexString(bytes)}' WHERE id = {id}");

    // Few words that come often, and some that come once.
    private string Text(int most) => string.Join(' ', Enumerable.Range(0, _random.Next(most)).Select(_ =>
        _random.Next(8) == 0 ? $"mot{_random.Next(2000).ToString(CultureInfo.InvariantCulture)}" : Words[(int)(_random.NextDouble() * _random.NextDouble() * Words.Length)]));

    private List<string> Rows(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetValue(column).ToString())));
        return rows;
    }
}
