using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Storage;
using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Storage.Checks;
using NewsArchive.Storage.Sqlite;
using NewsArchive.Text;

namespace NewsArchive.Storage;

/// <summary>Keeps the full-text indexes in step with articles and quotations, inside the transaction that changes them.</summary>
/// <remarks>The text is analysed here (<see cref="IndexedText"/>) and stored without its content: the words stand in the tables.</remarks>
public sealed class SearchIndex : IDisposable
{
    /// <summary>In SQL, the title a person gave the article <c>a</c>, or null.</summary>
    internal const string CorrectedTitle = "CASE WHEN a.corrected ->> '$.title' IS NOT NULL THEN a.title END";

    private readonly Lexicon _lexicon;
    private readonly SqliteCommand _learn;
    private readonly SqliteCommand _addArticle;
    private readonly SqliteCommand _removeArticle;
    private readonly SqliteCommand _addWords;
    private readonly SqliteCommand _removeWords;
    private readonly SqliteCommand _addQuote;
    private readonly SqliteCommand _removeQuote;
    private readonly SqliteCommand _addForms;
    private readonly SqliteCommand _removeForms;

    /// <summary>Prepares the commands.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="transaction">The transaction it is in, or null outside of one.</param>
    /// <param name="lexicon">What the run has learnt, or null for a single edit.</param>
    public SearchIndex(SqliteConnection connection, SqliteTransaction? transaction, Lexicon? lexicon = null)
    {
        _lexicon = lexicon ?? new Lexicon();
        // Not OR REPLACE: it opens a savepoint, and at every savepoint FTS5 writes out the words it has gathered.
        _learn = connection.Prepare(transaction, "INSERT INTO lexeme (exact, folded, stem) VALUES ($exact, $folded, $stem) ON CONFLICT DO NOTHING", "$exact", "$folded", "$stem");
        _addArticle = connection.Prepare(transaction, "INSERT INTO article_index (rowid, title, body) VALUES ($id, $title, $body)", "$id", "$title", "$body");
        _addWords = connection.Prepare(transaction, "INSERT INTO word_index (rowid, title, body) VALUES ($id, $title, $body)", "$id", "$title", "$body");
        _removeWords = connection.Prepare(transaction, "DELETE FROM word_index WHERE rowid = $id", "$id");
        _removeArticle = connection.Prepare(transaction, "DELETE FROM article_index WHERE rowid = $id", "$id");
        _addQuote = connection.Prepare(transaction, "INSERT INTO quote_index (rowid, words) VALUES ($id, $words)", "$id", "$words");
        _removeQuote = connection.Prepare(transaction, "DELETE FROM quote_index WHERE rowid = $id", "$id");
        _addForms = connection.Prepare(transaction, "INSERT INTO quote_form (rowid, words) VALUES ($id, $words)", "$id", "$words");
        _removeForms = connection.Prepare(transaction, "DELETE FROM quote_form WHERE rowid = $id", "$id");
    }

    /// <summary>The index of the database a context works on, in the context's current transaction.</summary>
    /// <param name="context">A context with an open transaction.</param>
    public static SearchIndex Of(ArchiveContext context) => new(
        context.Connection,
        (SqliteTransaction?)context.Database.CurrentTransaction?.GetDbTransaction());

    /// <summary>Whether an index of another analysis, or none, stands in the database.</summary>
    /// <param name="connection">An open connection.</param>
    public static bool IsOutdated(SqliteConnection connection) =>
        connection.Read<long>("SELECT coalesce((SELECT analysis FROM index_state WHERE name = 'words'), 0)") != IndexedText.Analysis;

    /// <summary>Builds the index anew where one of another analysis, or none, stands in the database.</summary>
    /// <param name="connection">An open connection without transaction.</param>
    public static void BringUpToDate(SqliteConnection connection)
    {
        if (IsOutdated(connection))
            Rebuild(connection);
    }

    /// <summary>The two texts of an article that are indexed: the headline as title, and everything else.</summary>
    /// <param name="text">The text of the revision.</param>
    /// <param name="blocks">Its blocks. A derived title has none and is not indexed: its words stand in the text.</param>
    /// <param name="correctedTitle">The title a person gave it, or null. It is indexed as title in place of the headline, whose words stay findable as text.</param>
    public static IndexedArticle Terms(string text, IReadOnlyList<Block> blocks, string? correctedTitle = null)
    {
        if (correctedTitle is not null)
            return new IndexedArticle(IndexedText.Of(correctedTitle), IndexedText.Of(text));
        var headline = blocks.Count > 0 && blocks[0].Kind == BlockKind.Headline ? blocks[0].End : 0;
        return new IndexedArticle(IndexedText.Of(text.AsSpan(0, headline)), IndexedText.Of(text.AsSpan(headline)));
    }

    /// <summary>The text of a quotation that is indexed.</summary>
    internal static IndexedText QuoteTerms(IReadOnlyList<Anchor> parts) => IndexedText.Of(QuoteText(parts));

    /// <summary>The words of a quotation, as they are searched.</summary>
    internal static string QuoteText(IReadOnlyList<Anchor> parts) => string.Join('\n', parts.Select(part => part.Exact));

    /// <summary>Adds an article that is not in the index.</summary>
    /// <param name="id">The article.</param>
    /// <param name="terms">Its terms, from <see cref="Terms"/>.</param>
    public void Add(long id, IndexedArticle terms)
    {
        _lexicon.Learn(terms.Title.Terms);
        _lexicon.Learn(terms.Body.Terms);
        _addArticle.Run(id, terms.Title.Stems, terms.Body.Stems);
        _addWords.Run(id, terms.Title.Words, terms.Body.Words);
    }

    /// <summary>Stores the written forms that were learnt: before the transaction is committed.</summary>
    public void Finish() => _lexicon.Store(_learn);

    /// <summary>Takes an article out of the index; nothing happens when it is not there.</summary>
    /// <param name="id">The article.</param>
    public void Remove(long id)
    {
        _removeArticle.Run(id);
        _removeWords.Run(id);
    }

    /// <summary>Adds a quotation, or replaces what the index has of it.</summary>
    /// <param name="quote">The saved quotation.</param>
    public void Put(Quote quote)
    {
        PutQuote(quote.Id, quote.Parts);
        Finish();
    }

    /// <summary>Takes a quotation out of the index.</summary>
    /// <param name="id">The quotation.</param>
    public void RemoveQuote(long id)
    {
        _removeQuote.Run(id);
        _removeForms.Run(id);
    }

    /// <summary>
    /// Builds the indexes anew, in one transaction: searches see the old ones until it is done. Where their pages are damaged, or a
    /// table is missing, the tables are made anew before.
    /// </summary>
    /// <param name="connection">An open connection without a transaction.</param>
    /// <param name="progress">Told the number of articles done, or null.</param>
    public static void Rebuild(SqliteConnection connection, IProgress<long>? progress = null)
    {
        try
        {
            Build(connection, progress);
        }
        catch (SqliteException fault) when (DamagedArchiveException.IsLikely(fault))
        {
            // The texts may be what is damaged: then the index stays as it is.
            if (IndexTables.CanBeCleared(connection))
                throw;
            IndexTables.MakeAnew(connection);
            Build(connection, progress);
        }
    }

    private static void Build(SqliteConnection connection, IProgress<long>? progress)
    {
        using var write = connection.BeginWrite();
        var transaction = write.Inner;
        Clear(connection, transaction);
        using var index = new SearchIndex(connection, transaction);
        var done = 0L;
        using (var articles = connection.Prepare(transaction, $"""
            SELECT a.id, r.blocks, {CorrectedTitle}, r.text FROM article a
            JOIN revision r ON r.article_id = a.id AND r.number = a.revision WHERE a.is_deleted = 0
            """).ExecuteReader())
        {
            while (articles.Read())
            {
                index.Add(articles.GetInt64(0), Terms(articles.GetString(3), BlockList.Read(articles.GetString(1)), articles.IsDBNull(2) ? null : articles.GetString(2)));
                progress?.Report(++done);
            }
        }

        using (var quotes = connection.Prepare(transaction, "SELECT id, parts FROM quote").ExecuteReader())
        {
            while (quotes.Read())
                index.PutQuote(quotes.GetInt64(0), StoredJson.Read<List<Anchor>>(quotes.GetString(1)));
        }

        index.Finish();
        MarkCurrent(connection, transaction);
        foreach (var name in IndexTidying.Indexes)
            connection.Run($"INSERT INTO {name} ({name}) VALUES ('optimize')", transaction);
        // Lengths may have changed.
        ForgetCatalogues(connection, transaction);
        write.Commit();
    }

    /// <summary>Takes everything out of the indexes and the lexicon.</summary>
    internal static void Clear(SqliteConnection connection, SqliteTransaction transaction) => connection.Run("""
        INSERT INTO article_index (article_index) VALUES ('delete-all');
        INSERT INTO word_index (word_index) VALUES ('delete-all');
        INSERT INTO quote_index (quote_index) VALUES ('delete-all');
        INSERT INTO quote_form (quote_form) VALUES ('delete-all');
        DELETE FROM lexeme;
        """, transaction);

    /// <summary>Makes every running program read anew what it keeps in memory.</summary>
    internal static void ForgetCatalogues(SqliteConnection connection, SqliteTransaction transaction) =>
        connection.Run("INSERT INTO change_feed (is_reset) VALUES (1)", transaction);

    /// <summary>How often the index was built: whoever met damage sees by it that another one stands there now.</summary>
    /// <param name="connection">An open connection.</param>
    public static long BuildOf(SqliteConnection connection) =>
        connection.Read<long>("SELECT coalesce((SELECT build FROM index_state WHERE name = 'built'), 0)");

    /// <summary>Notes that the index was built anew, with the current analysis.</summary>
    internal static void MarkCurrent(SqliteConnection connection, SqliteTransaction? transaction) => connection.Run($"""
        INSERT INTO index_state (name, analysis) VALUES ('words', {IndexedText.Analysis}) ON CONFLICT (name) DO UPDATE SET analysis = excluded.analysis;
        INSERT INTO index_state (name, analysis, build) VALUES ('built', 0, 1) ON CONFLICT (name) DO UPDATE SET build = build + 1;
        """, transaction);

    /// <inheritdoc/>
    public void Dispose()
    {
        _learn.Dispose();
        _addWords.Dispose();
        _removeWords.Dispose();
        _addArticle.Dispose();
        _removeArticle.Dispose();
        _addQuote.Dispose();
        _removeQuote.Dispose();
        _addForms.Dispose();
        _removeForms.Dispose();
    }

    private void PutQuote(long id, IReadOnlyList<Anchor> parts)
    {
        RemoveQuote(id);
        var terms = QuoteTerms(parts);
        _lexicon.Learn(terms.Terms);
        _addQuote.Run(id, terms.Stems);
        _addForms.Run(id, terms.Words);
    }
}
