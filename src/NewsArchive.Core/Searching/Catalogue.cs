using Microsoft.Data.Sqlite;
using NewsArchive.Entities;
using NewsArchive.Storage;

namespace NewsArchive.Searching;

/// <summary>What every article is filtered, counted and ordered by, in memory: some twenty bytes an article, and its names.</summary>
internal sealed class Catalogue
{
    private readonly Dictionary<string, int> _sourceNumbers = [];
    private readonly List<string> _sources = [""];
    private CatalogueEntry[] _entries = new CatalogueEntry[1024];
    private int[]?[] _names = new int[1024][];
    private EntityKind[] _kinds = new EntityKind[64];

    /// <summary>The entries by article number; numbers without an article have an entry that is not living.</summary>
    public ReadOnlySpan<CatalogueEntry> Entries => _entries;

    /// <summary>The publications by their number in an entry; the first stands for none.</summary>
    public IReadOnlyList<string> Sources => _sources;

    /// <summary>One more than the highest entity number.</summary>
    public int EntityBound => _kinds.Length;

    public static Catalogue Load(SqliteConnection connection)
    {
        var catalogue = new Catalogue();
        using (var articles = connection.Prepare(null, "SELECT id, first_day, last_day, source, is_deleted FROM article").ExecuteReader())
        {
            while (articles.Read())
                catalogue.Put(articles);
        }

        using (var kinds = connection.Prepare(null, "SELECT id, kind FROM entity").ExecuteReader())
        {
            while (kinds.Read())
                catalogue.PutKind(kinds.GetInt32(0), kinds.GetString(1));
        }

        using var names = connection.Prepare(null, """
            SELECT article_id, entity_id, state = 'proposed' FROM mention WHERE state <> 'rejected'
            UNION ALL SELECT article_id, coalesce(entity_id, 0), state = 'proposed' FROM quote WHERE state <> 'rejected'
            ORDER BY article_id
            """).ExecuteReader();
        var (article, some) = (0, new List<int>());
        while (names.Read())
        {
            if (names.GetInt32(0) != article)
                catalogue.PutNames(article, some);
            article = names.GetInt32(0);
            some.Add((names.GetInt32(1) * 2) + names.GetInt32(2));
        }

        catalogue.PutNames(article, some);
        return catalogue;
    }

    /// <summary>The entities of an article: twice the number of each, and one more where it is only proposed.</summary>
    public ReadOnlySpan<int> NamesOf(int article) => _names[article];

    public EntityKind KindOf(int entity) => _kinds[entity];

    private void Put(SqliteDataReader article)
    {
        var id = article.GetInt32(0);
        while (id >= _entries.Length)
        {
            Array.Resize(ref _entries, _entries.Length * 2);
            Array.Resize(ref _names, _entries.Length);
        }

        var source = article.IsDBNull(3) ? 0 : SourceOf(article.GetString(3));
        _entries[id] = new CatalogueEntry(article.GetInt32(1), article.GetInt32(2), source, article.GetInt64(4) == 0 ? EntryMarks.Living : EntryMarks.None);
    }

    private int SourceOf(string name)
    {
        if (_sourceNumbers.TryGetValue(name, out var number))
            return number;
        _sources.Add(name);
        return _sourceNumbers[name] = _sources.Count - 1;
    }

    private void PutKind(int entity, string kind)
    {
        while (entity >= _kinds.Length)
            Array.Resize(ref _kinds, _kinds.Length * 2);
        _kinds[entity] = Enum.Parse<EntityKind>(kind, true);
    }

    private void PutNames(int article, List<int> names)
    {
        if (names.Count == 0)
            return;
        ref var entry = ref _entries[article];
        foreach (var name in names)
            entry = entry.With((name & 1) == 0 ? EntryMarks.Accepted : EntryMarks.Proposed);
        // Accepted before proposed, and each entity once.
        _names[article] = [.. names.Where(name => name > 1).Order().DistinctBy(name => name >> 1)];
        names.Clear();
    }
}

/// <summary>What is known of an article beside its annotations.</summary>
[Flags]
internal enum EntryMarks : byte
{
    None = 0,
    Living = 1,
    Accepted = 2,
    Proposed = 4,
}

/// <summary>An article in the catalogue.</summary>
/// <param name="FirstDay">The first day of its date, yyyymmdd.</param>
/// <param name="LastDay">The last one.</param>
/// <param name="Source">The number of its publication.</param>
/// <param name="Marks">Whether it is there, and annotated.</param>
internal readonly record struct CatalogueEntry(int FirstDay, int LastDay, int Source, EntryMarks Marks)
{
    public bool IsLiving => (Marks & EntryMarks.Living) != 0;

    public int Year => FirstDay / 10000;

    /// <summary>The month, or 0 when only the year is known.</summary>
    public int Month => LastDay - FirstDay > 1000 ? 0 : FirstDay / 100 % 100;

    public CatalogueEntry With(EntryMarks mark) => this with { Marks = Marks | mark };
}
