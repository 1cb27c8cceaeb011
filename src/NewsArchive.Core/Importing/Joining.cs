using System.Data.Common;
using System.Runtime.InteropServices;
using NewsArchive.Storage;
using NewsArchive.Storage.Sqlite;
using NewsArchive.Text;

namespace NewsArchive.Importing;

/// <summary>Looks new sketches up among all, compares the texts, and writes down which make a group.</summary>
internal sealed class Joining(DbConnection connection)
{
    private const int AtOnce = 50_000;

    // What a paper prints at the end of each article makes many candidates; the likeliest are compared.
    private const int MostCandidates = 48;
    private const int MostCompared = 6;

    private const string Current = """
        SELECT r.text, s.group_id FROM article a JOIN revision r ON r.article_id = a.id AND r.number = a.revision
        JOIN article_sketch s ON s.article_id = a.id AND s.revision = a.revision WHERE a.id = $id AND a.is_deleted = 0
        """;

    private readonly List<(long Article, long Revision)> _new = [];
    private readonly Dictionary<long, int> _placeOf = [];

    // The new articles that have a band: the first one, and from each to the next.
    private readonly Dictionary<uint, int> _firstWith = [];
    private readonly List<int> _next = [];

    private readonly Dictionary<int, List<(long Article, int Bands)>> _candidates = [];

    /// <returns>How many articles were compared with all others; 0 when none is left.</returns>
    public async Task<int> NextAsync(CancellationToken cancellation)
    {
        ReadNew();
        if (_new.Count == 0)
            return 0;
        FindCandidates();
        var groups = new ReprintGroups();
        using (var current = connection.Prepare(null, Current, "$id"))
        {
            foreach (var (place, candidates) in _candidates.OrderBy(pair => pair.Key))
                Compare(_new[place].Article, candidates, groups, current);
        }

        await StoreAsync(groups, cancellation);
        return _new.Count;
    }

    private void ReadNew()
    {
        using var waiting = connection.Prepare(null, "SELECT article_id, revision, bands FROM article_sketch WHERE is_joined = 0 ORDER BY article_id LIMIT $count", "$count");
        using var rows = waiting.Query(AtOnce);
        while (rows.Read())
        {
            var place = _new.Count;
            _new.Add((rows.GetInt64(0), rows.GetInt64(1)));
            _placeOf[rows.GetInt64(0)] = place;
            var bands = rows.GetFieldValue<byte[]>(2);
            for (var band = 0; band < Sketch.Bands; band++)
            {
                ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(_firstWith, Sketch.Band(bands, band), out var isKnown);
                _next.Add(isKnown ? first : -1);
                first = (place * Sketch.Bands) + band;
            }
        }
    }

    private void FindCandidates()
    {
        var bands = new byte[Sketch.Size];
        using var all = connection.Prepare(null, "SELECT article_id, bands FROM article_sketch WHERE length(bands) = $size", "$size");
        using var rows = all.Query(Sketch.Size);
        while (rows.Read())
        {
            var article = rows.GetInt64(0);
            rows.GetBytes(1, 0, bands, 0, bands.Length);
            var isNew = _placeOf.ContainsKey(article);
            for (var band = 0; band < Sketch.Bands; band++)
            {
                if (!_firstWith.TryGetValue(Sketch.Band(bands, band), out var at))
                    continue;
                for (; at >= 0; at = _next[at])
                {
                    var place = at / Sketch.Bands;
                    // Of two new ones the later finds the earlier.
                    if (_new[place].Article != article && !(isNew && article > _new[place].Article))
                        Count(place, article);
                }
            }
        }
    }

    private void Count(int place, long article)
    {
        ref var candidates = ref CollectionsMarshal.GetValueRefOrAddDefault(_candidates, place, out _);
        candidates ??= [];
        var known = candidates.FindIndex(candidate => candidate.Article == article);
        if (known >= 0)
            candidates[known] = (article, candidates[known].Bands + 1);
        else if (candidates.Count < MostCandidates)
            candidates.Add((article, 1));
    }

    private static void Compare(long article, List<(long Article, int Bands)> candidates, ReprintGroups groups, DbCommand current)
    {
        if (Read(current, article) is not { } mine)
            return;
        groups.Know(article, mine.Group);
        var compared = 0;
        foreach (var (other, _) in candidates.OrderByDescending(candidate => candidate.Bands).ThenBy(candidate => candidate.Article))
        {
            if (Read(current, other) is not { } theirs)
                continue;
            groups.Know(other, theirs.Group);
            if (groups.AreOne(article, other))
                continue;
            if (compared++ == MostCompared)
                break;
            if (Shingles.Likeness(mine.Shingles, theirs.Shingles) >= Reprints.Alike)
                groups.Join(article, other);
        }
    }

    private static (uint[] Shingles, long? Group)? Read(DbCommand current, long article)
    {
        using var row = current.Query(article);
        return row.Read() ? (Shingles.Of(row.GetString(0)), row.IsDBNull(1) ? null : row.GetInt64(1)) : null;
    }

    private async Task StoreAsync(ReprintGroups groups, CancellationToken cancellation)
    {
        using var write = await connection.BeginWriteAsync(cancellation);
        var transaction = write.Inner;
        // The site and an import may have read the same: who comes second throws away what it has, and looks again.
        using (var waiting = connection.Prepare(transaction, "SELECT count(*) FROM article_sketch WHERE is_joined = 0 AND article_id BETWEEN $first AND $last", "$first", "$last"))
        {
            using var row = waiting.Query(_new[0].Article, _new[^1].Article);
            row.Read();
            if (row.GetInt64(0) < _new.Count)
                return;
        }

        var newest = (long)connection.Prepare(transaction, "SELECT coalesce(max(group_id), 0) FROM article_sketch").ExecuteScalar()!;
        using var merge = connection.Prepare(transaction, "UPDATE article_sketch SET group_id = $into WHERE group_id = $group", "$into", "$group");
        using var enter = connection.Prepare(transaction, "UPDATE article_sketch SET group_id = $into WHERE article_id = $id AND group_id IS NULL", "$into", "$id");
        foreach (var (into, merged, articles) in groups.Made(newest))
        {
            foreach (var group in merged)
                merge.Run(into, group);
            foreach (var article in articles)
                enter.Run(into, article);
        }

        using var done = connection.Prepare(transaction, "UPDATE article_sketch SET is_joined = 1 WHERE article_id = $id AND revision = $revision", "$id", "$revision");
        foreach (var (article, revision) in _new)
            done.Run(article, revision);
        write.Commit();
    }
}
