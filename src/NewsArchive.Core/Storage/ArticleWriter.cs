using System.Data.Common;
using NewsArchive.Articles;

namespace NewsArchive.Storage;

/// <summary>What the archive knows of a key or a text.</summary>
/// <param name="Id">The article.</param>
/// <param name="Key">Its key.</param>
/// <param name="IsDeleted">Whether a person deleted it.</param>
/// <param name="IsReleased">Whether undoing an import deleted it: then another import brings it back.</param>
/// <param name="Source">The publication its file names.</param>
/// <param name="Revision">The number of its current revision.</param>
/// <param name="ContentHash">The hash of that revision.</param>
/// <param name="Date">The date of its file.</param>
/// <param name="Title">The title of its file.</param>
public sealed record KnownArticle(long Id, string Key, bool IsDeleted, bool IsReleased, string? Source, int Revision, byte[] ContentHash, PartialDate Date, string Title)
{
    /// <summary>Whether a person gave it another publication, which stays.</summary>
    public bool IsSourceCorrected { get; init; }
}

/// <summary>Stores many articles fast: prepared commands, one connection, one transaction for all that is written between two commits.</summary>
public sealed class ArticleWriter : IDisposable
{
    private const string Known = """
        SELECT a.id, a.key, a.is_deleted, a.is_released, coalesce(nullif(a.corrected ->> '$.source', ''), iif(a.corrected ->> '$.source' IS NULL, a.source, NULL)), a.revision, r.content_hash,
            coalesce(a.corrected ->> '$.date', a.date), coalesce(a.corrected ->> '$.title.words', a.title), a.corrected ->> '$.source' IS NOT NULL FROM article a
        JOIN revision r ON r.article_id = a.id AND r.number = a.revision
        """;

    private readonly DbCommand _byKey, _byText, _insert, _inserted, _update, _around, _revise, _source, _bringBack, _original, _originalOf, _duplicate, _unduplicate, _note;
    private long _firstNew, _lastNew;

    /// <summary>Prepares the commands.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="transaction">The transaction to write in, or null to look up only.</param>
    public ArticleWriter(DbConnection connection, DbTransaction? transaction)
    {
        _byKey = connection.Prepare(transaction, Known + " WHERE a.key = $key", "$key");
        _byText = connection.Prepare(transaction, Known + " WHERE a.text_hash = $hash AND a.is_released = 0 ORDER BY a.id LIMIT 1", "$hash");
        _insert = connection.Prepare(transaction, """
            INSERT INTO article (key, title, title_is_derived, date, first_day, last_day, source, url, revision, text_hash, version, is_deleted, authors, section, language, origins)
            VALUES ($key, $title, $derived, $date, $first, $last, $source, $url, 1, $hash, 1, 0, $authors, $section, $language, $origins)
            """, "$key", "$title", "$derived", "$date", "$first", "$last", "$source", "$url", "$hash", "$authors", "$section", "$language", "$origins");
        _inserted = connection.Prepare(transaction, "SELECT last_insert_rowid()");
        _update = connection.Prepare(transaction, """
            UPDATE article SET title = $title, title_is_derived = $derived, date = $date, first_day = $first, last_day = $last,
            revision = $revision, text_hash = $hash, url = $url, authors = $authors, section = $section, language = $language, origins = $origins,
            corrected = $corrected, version = version + 1 WHERE id = $id
            """, "$title", "$derived", "$date", "$first", "$last", "$revision", "$hash", "$url", "$authors", "$section", "$language", "$origins", "$corrected", "$id");
        _around = connection.Prepare(transaction, """
            INSERT INTO revision_around (article_id, number, url, section, language, authors, origins)
            SELECT id, revision, url, section, language, coalesce(corrected ->> '$.authors', authors), origins FROM article WHERE id = $id
            """, "$id");
        _revise = connection.Prepare(transaction, """
            INSERT INTO revision (article_id, number, title, title_is_derived, date, blocks, content_hash, file, encoding, imported_at, text)
            VALUES ($article, $number, $title, $derived, $date, $blocks, $hash, $file, $encoding, $at, $text)
            """, "$article", "$number", "$title", "$derived", "$date", "$blocks", "$hash", "$file", "$encoding", "$at", "$text");
        _source = connection.Prepare(transaction, """
            UPDATE article SET source = iif(corrected ->> '$.source' IS NULL, $source, source), version = version + (corrected ->> '$.source' IS NULL),
            corrected = iif(corrected ->> '$.source' IS NULL, corrected, json_set(corrected, '$.source', $source)) WHERE id = $id
            """, "$source", "$id");
        _original = connection.Prepare(transaction, "INSERT INTO original (hash, length, packed) VALUES ($hash, $length, $packed) ON CONFLICT DO NOTHING", "$hash", "$length", "$packed");
        _originalOf = connection.Prepare(transaction, "INSERT INTO revision_original (article_id, number, hash) VALUES ($article, $number, $hash)", "$article", "$number", "$hash");
        _bringBack = connection.Prepare(transaction, "UPDATE article SET is_deleted = 0, is_released = 0, version = version + 1 WHERE id = $id", "$id");
        _duplicate = connection.Prepare(transaction, "INSERT INTO duplicate (key, article_id, file, date) VALUES ($key, $article, $file, $date)", "$key", "$article", "$file", "$date");
        _unduplicate = connection.Prepare(transaction, "DELETE FROM duplicate WHERE key = $key", "$key");
        _note = connection.Prepare(transaction, "INSERT INTO change_feed (article_id, last_article_id) VALUES ($first, $last)", "$first", "$last");
    }

    /// <summary>The article of a key, deleted ones included.</summary>
    /// <param name="key">The key.</param>
    public KnownArticle? Find(string key) => Read(_byKey, key);

    /// <summary>The first article that has a text, deleted ones included.</summary>
    /// <param name="textHash">The hash of the text.</param>
    public KnownArticle? FindText(byte[] textHash) => Read(_byText, textHash);

    /// <summary>Stores a new article with its first revision.</summary>
    /// <param name="article">The article.</param>
    /// <param name="revision">Its text.</param>
    /// <param name="original">The bytes it was read from, to be kept; or null.</param>
    /// <returns>The number of the article.</returns>
    public long Insert(Article article, Revision revision, Original? original = null)
    {
        _unduplicate.Run(article.Key);
        _insert.Run(article.Key, article.Title, article.TitleIsDerived ? 1 : 0, article.Date.ToString(),
            article.FirstDay, article.LastDay, article.Source, article.Url, article.TextHash,
            List(article.Authors), article.Section, article.Language, List(article.Origins));
        var id = (long)_inserted.ExecuteScalar()!;
        InsertRevision(id, revision, original);
        // Numbers of a transaction follow each other: articles are never removed, and nobody else writes meanwhile.
        (_firstNew, _lastNew) = (_firstNew == 0 ? id : _firstNew, id);
        return id;
    }

    /// <summary>Gives an article a new revision, which becomes the current one.</summary>
    /// <param name="id">The article.</param>
    /// <param name="article">What lists shall show of it from now on.</param>
    /// <param name="revision">The new text; its number is one more than the current.</param>
    /// <param name="original">The bytes it was read from, to be kept; or null.</param>
    public void Revise(long id, Article article, Revision revision, Original? original = null)
    {
        _around.Run(id);
        InsertRevision(id, revision, original);
        _update.Run(article.Title, article.TitleIsDerived ? 1 : 0, article.Date.ToString(), article.FirstDay, article.LastDay, revision.Number, article.TextHash,
            article.Url, List(article.Authors), article.Section, article.Language, List(article.Origins),
            article.Corrected is null ? null : StoredJson.WriteShort(article.Corrected), id);
    }

    /// <summary>Brings an article back that undoing an import has deleted, with the text it had.</summary>
    /// <param name="id">The article.</param>
    public void BringBack(long id) => _bringBack.Run(id);

    /// <summary>Sets the publication of an article; where a person gave it one, only what its file says.</summary>
    /// <param name="id">The article.</param>
    /// <param name="source">The publication.</param>
    public void SetSource(long id, string source) => _source.Run(source, id);

    /// <summary>Records that a file has the text of an article.</summary>
    /// <param name="duplicate">The file.</param>
    public void Record(Duplicate duplicate)
    {
        _unduplicate.Run(duplicate.Key);
        _duplicate.Run(duplicate.Key, duplicate.ArticleId, duplicate.File, duplicate.Date.ToString());
    }

    /// <summary>Stores what is kept back for the end of a transaction.</summary>
    public void Finish()
    {
        if (_firstNew > 0)
            _note.Run(_firstNew, _lastNew);
        _firstNew = 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var command in new[] { _byKey, _byText, _insert, _inserted, _update, _around, _revise, _source, _bringBack, _original, _originalOf, _duplicate, _unduplicate, _note })
            command.Dispose();
    }

    private void InsertRevision(long id, Revision revision, Original? original)
    {
        _revise.Run(id, revision.Number, revision.Title, revision.TitleIsDerived ? 1 : 0, revision.Date.ToString(), BlockList.Write(revision.Blocks),
            revision.ContentHash, revision.File, revision.Encoding, revision.ImportedAt.ToUnixTimeMilliseconds(), revision.Text);
        if (original is null)
            return;
        _original.Run(original.Hash, original.Length, original.Packed);
        _originalOf.Run(id, revision.Number, original.Hash);
    }

    private static string List<T>(IReadOnlyList<T> list) => list.Count == 0 ? "[]" : StoredJson.Write(list);

    private static KnownArticle? Read(DbCommand command, object value)
    {
        using var row = command.Query(value);
        if (!row.Read())
            return null;
        return new KnownArticle(
            row.GetInt64(0), row.GetString(1), row.GetInt64(2) == 1, row.GetInt64(3) == 1, row.IsDBNull(4) ? null : row.GetString(4), row.GetInt32(5),
            row.GetFieldValue<byte[]>(6), Mapping.ReadDate(row.GetString(7)), row.GetString(8))
        {
            IsSourceCorrected = row.GetInt64(9) == 1,
        };
    }
}
