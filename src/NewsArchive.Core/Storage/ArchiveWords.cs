using System.Data.Common;
using NewsArchive.Annotations;
using NewsArchive.Articles;

namespace NewsArchive.Storage;

/// <summary>The current text of an article that is not deleted.</summary>
/// <param name="Id">The article.</param>
/// <param name="Text">The text of its current revision.</param>
/// <param name="StoredBlocks">Its blocks as the database has them.</param>
/// <param name="CorrectedTitle">The title a person gave it, or null.</param>
internal readonly record struct StoredArticle(long Id, string Text, string StoredBlocks, string? CorrectedTitle)
{
    /// <exception cref="DamagedArchiveException">They are not what was written.</exception>
    public IReadOnlyList<Block> Blocks => BlockList.Read(StoredBlocks);
}

/// <summary>The words of a quotation.</summary>
/// <param name="Id">The quotation.</param>
/// <param name="Article">Its article.</param>
/// <param name="StoredParts">Its parts as the database has them.</param>
internal readonly record struct StoredQuote(long Id, long Article, string StoredParts)
{
    /// <exception cref="DamagedArchiveException">They are not what was written.</exception>
    public IReadOnlyList<Anchor> Parts => StoredJson.Read<List<Anchor>>(StoredParts);
}

/// <summary>
/// One state of the archive as an index reads it: the change feed, and the words of articles and quotations. It only reads, and writers do not wait
/// for it.
/// </summary>
internal sealed class ArchiveWords : IDisposable
{
    private const string Article = """
        SELECT a.id, r.blocks, CASE WHEN a.corrected ->> '$.title' IS NOT NULL THEN a.title END, r.text FROM article a
        JOIN revision r ON r.article_id = a.id AND r.number = a.revision WHERE a.is_deleted = 0
        """;

    private const string Quote = "SELECT id, article_id, parts FROM quote";

    private readonly DbConnection _connection;
    private readonly DbTransaction _transaction;

    private ArchiveWords(DbConnection connection)
    {
        _connection = connection;
        _transaction = connection.BeginReading();
        Newest = ChangeFeed.NewestOf(connection);
    }

    /// <summary>The connection that reads this state.</summary>
    public DbConnection Connection => _connection;

    /// <summary>The newest row of the change feed in this state.</summary>
    public FeedPosition Newest { get; }

    /// <summary>Reads the state of this moment.</summary>
    /// <param name="options">The settings of the archive.</param>
    public static ArchiveWords Open(ArchiveOptions options)
    {
        var connection = Database.Open(options);
        try
        {
            return new ArchiveWords(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc cref="ChangeFeed.Has"/>
    public bool Has(FeedPosition position) => ChangeFeed.Has(_connection, position);

    /// <inheritdoc cref="ChangeFeed.Since"/>
    public ChangedWords Since(FeedPosition position, int most) => ChangeFeed.Since(_connection, position, most);

    /// <summary>How many articles are not deleted, and how many quotations there are.</summary>
    public long Count() => _connection.Read<long>("SELECT (SELECT count(*) FROM article WHERE is_deleted = 0) + (SELECT count(*) FROM quote)");

    /// <summary>Articles behind a number, by their numbers.</summary>
    /// <param name="after">The number; exclusive.</param>
    /// <param name="count">How many at most.</param>
    public IEnumerable<StoredArticle> Articles(long after, int count) => Articles($"{Article} AND a.id > {after} ORDER BY a.id LIMIT {count}");

    /// <summary>Quotations behind a number, by their numbers.</summary>
    /// <param name="after">The number; exclusive.</param>
    /// <param name="count">How many at most.</param>
    public IEnumerable<StoredQuote> Quotes(long after, int count) => Quotes($"{Quote} WHERE id > {after} ORDER BY id LIMIT {count}");

    /// <summary>Those of some articles that are there and not deleted.</summary>
    public IEnumerable<StoredArticle> Articles(IEnumerable<long> ids) =>
        ids.Chunk(500).SelectMany(some => Articles($"{Article} AND a.id IN ({string.Join(',', some)})"));

    /// <summary>Those of some quotations that are there.</summary>
    public IEnumerable<StoredQuote> Quotes(IEnumerable<long> ids) =>
        ids.Chunk(500).SelectMany(some => Quotes($"{Quote} WHERE id IN ({string.Join(',', some)})"));

    /// <inheritdoc/>
    public void Dispose()
    {
        _transaction.Dispose();
        _connection.Dispose();
    }

    private IEnumerable<StoredArticle> Articles(string sql)
    {
        using var command = _connection.Prepare(_transaction, sql);
        using var rows = command.ExecuteReader();
        while (rows.Read())
            yield return new StoredArticle(rows.GetInt64(0), rows.GetString(3), rows.GetString(1), rows.IsDBNull(2) ? null : rows.GetString(2));
    }

    private IEnumerable<StoredQuote> Quotes(string sql)
    {
        using var command = _connection.Prepare(_transaction, sql);
        using var rows = command.ExecuteReader();
        while (rows.Read())
            yield return new StoredQuote(rows.GetInt64(0), rows.GetInt64(1), rows.GetString(2));
    }
}
