using System.Data.Common;
using NewsArchive.Storage;
using NewsArchive.Storage.Sqlite;
using NewsArchive.Text;

namespace NewsArchive.Importing;

/// <summary>Makes sketches of texts that have none, or an old one, from the first article to the last.</summary>
internal sealed class Sketching(DbConnection connection)
{
    private const int AtOnce = 200;

    private const string Unread = $"""
        SELECT a.id, a.revision, r.text FROM article a
        JOIN revision r ON r.article_id = a.id AND r.number = a.revision
        LEFT JOIN article_sketch s ON s.article_id = a.id
        WHERE a.id > $after AND a.is_deleted = 0 AND (s.article_id IS NULL OR s.revision <> a.revision OR s.rules <> $rules)
        ORDER BY a.id LIMIT $count
        """;

    // An import may be faster: then the article is read another time. A new text leaves the group of the old one.
    private const string Put = """
        INSERT INTO article_sketch (article_id, revision, rules, is_joined, bands)
        SELECT id, $revision, $rules, length($bands) = 0, $bands FROM article WHERE id = $id AND revision = $revision
        ON CONFLICT (article_id) DO UPDATE SET revision = excluded.revision, rules = excluded.rules, is_joined = excluded.is_joined, bands = excluded.bands, group_id = NULL
        """;

    private long _last;

    /// <returns>How many were read; 0 at the end.</returns>
    public async Task<int> NextAsync(CancellationToken cancellation)
    {
        var sketches = new List<(long Article, long Revision, byte[] Bands)>();
        using (var unread = connection.Prepare(null, Unread, "$after", "$rules", "$count"))
        using (var rows = unread.Query(_last, Sketch.Rules, AtOnce))
        {
            while (rows.Read())
                sketches.Add((rows.GetInt64(0), rows.GetInt64(1), Sketch.Of(Shingles.Of(rows.GetString(2)))));
        }

        if (sketches.Count == 0)
            return 0;
        using var write = await connection.BeginWriteAsync(cancellation);
        using var put = connection.Prepare(write.Inner, Put, "$id", "$revision", "$rules", "$bands");
        foreach (var (article, revision, bands) in sketches)
            put.Run(article, revision, Sketch.Rules, bands);
        write.Commit();
        _last = sketches[^1].Article;
        return sketches.Count;
    }
}
