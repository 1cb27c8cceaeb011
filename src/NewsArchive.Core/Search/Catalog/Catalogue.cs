using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using NewsArchive.Entities;
using NewsArchive.Storage;

namespace NewsArchive.Search.Catalog;

/// <summary>What every article is filtered, counted, ranked and ordered by, in memory: some forty bytes an article, and its names.</summary>
/// <remarks>
/// One for an archive and for as long as the program runs. It follows every change of the database, those of other
/// processes too: each search first asks for what is newer (<see cref="Refresh"/>), inside the transaction it searches in.
/// </remarks>
public sealed class Catalogue : IDisposable
{
    private const int MostRemembered = 10_000;

    // From here on a few articles more or less change no rank that anybody could tell.
    private const int Large = 20_000;

    private const int MostConnections = 4;

    private readonly ReaderWriterLockSlim _lock = new();
    private readonly ConcurrentBag<SqliteConnection> _connections = [];
    private readonly ConcurrentDictionary<string, (int Version, int Among, int Articles)> _frequencies = new();
    private readonly Dictionary<string, int> _sourceNumbers = [];
    private readonly List<string> _sources = [""];
    private CatalogueEntry[] _entries = new CatalogueEntry[1024];
    private int[]?[] _names = new int[1024][];
    private (EntityKind Kind, string Name, int MergedInto)[] _entities = new (EntityKind, string, int)[64];
    private QuoteEntry[]?[] _quotes = new QuoteEntry[1024][];
    private readonly Dictionary<int, int> _groups = [];
    private CatalogueState _state;
    private int _version;
    private long _words;
    private float _meanLength = 1;

    /// <summary>From how many articles on an archive is searched by two threads; smaller ones are done before they have met.</summary>
    internal int SplitFrom { get; init; } = 20_000;

    /// <summary>How many living articles there are.</summary>
    internal int Count { get; private set; }

    /// <summary>How many living articles of each month there are, or of a year and no nearer.</summary>
    internal PeriodTable Periods { get; private set; } = new();

    /// <summary>The entries by article number; numbers without an article have an entry that is not living.</summary>
    internal ReadOnlySpan<CatalogueEntry> Entries => _entries;

    /// <summary>The publications by their number in an entry; the first stands for none.</summary>
    internal IReadOnlyList<string> Sources => _sources;

    /// <summary>The collections and the codebook.</summary>
    internal Frame Frame { get; } = new();

    /// <summary>What living collections had when the archive was last in that state.</summary>
    internal ConcurrentDictionary<int, (CatalogueState State, int[] Articles)> Living { get; } = new();

    /// <summary>One more than the highest entity number.</summary>
    internal int EntityBound => _entities.Length;

    /// <inheritdoc/>
    public void Dispose()
    {
        _lock.Dispose();
        while (_connections.TryTake(out var connection))
            connection.Dispose();
    }

    /// <summary>Another connection to the database of one, to search on both at once.</summary>
    internal SqliteConnection RentConnection(SqliteConnection like) => _connections.TryTake(out var spare) ? spare : Database.OpenLike(like);

    internal void ReturnConnection(SqliteConnection connection)
    {
        if (_connections.Count < MostConnections)
            _connections.Add(connection);
        else
            connection.Dispose();
    }

    /// <summary>Reads an archive before the first search asks for it.</summary>
    /// <param name="connection">An open connection.</param>
    public void Warm(SqliteConnection connection) => Refresh(connection);

    /// <summary>Takes in what changed in the database since the last time.</summary>
    /// <param name="connection">A connection in the transaction that is about to search.</param>
    /// <returns>How far the archive has come, as the connection sees it.</returns>
    internal CatalogueState Refresh(SqliteConnection connection)
    {
        var now = CatalogueState.Of(connection);
        if (!now.IsNewerThan(_state))
            return now;
        _lock.EnterWriteLock();
        try
        {
            if (!now.IsNewerThan(_state))
                return now;
            if (now.IsBeyond(_state))
                Clear();
            CatalogueReader.Read(connection, _state, this);
            FrameReader.Read(connection, _state, Frame);
            _state = now;
            _meanLength = Math.Max(1, (float)_words / Math.Max(1, Count));
            _version++;
            return now;
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }

    /// <summary>Keeps the catalogue as it is until the result is disposed of. Not twice on one thread.</summary>
    internal Reading Read()
    {
        _lock.EnterReadLock();
        return new Reading(_lock);
    }

    internal readonly struct Reading(ReaderWriterLockSlim held) : IDisposable
    {
        public void Dispose() => held.ExitReadLock();
    }

    /// <summary>The length of an article against the mean of all, and that of its headline in words.</summary>
    internal (float Relative, int Title) LengthOf(int article) =>
        article < _entries.Length ? (_entries[article].Length / _meanLength, _entries[article].TitleLength) : (1, 0);

    /// <summary>The entities of an article: twice the number of each, and one more where it is only proposed.</summary>
    internal ReadOnlySpan<int> NamesOf(int article) => _names[article];

    /// <summary>The quotations of an article, rejected ones included, in the order they were made.</summary>
    internal ReadOnlySpan<QuoteEntry> QuotesOf(int article) => _quotes[article];

    /// <summary>One more than the highest number of a quotation that was ever seen.</summary>
    internal int QuoteBound { get; private set; }

    internal EntityKind KindOf(int entity) => _entities[entity].Kind;

    internal string NameOf(int entity) => _entities[entity].Name;

    /// <summary>How many articles have a stem, if that was counted since the archive last changed; in a large one, since it last grew by a hundredth.</summary>
    internal int? ArticlesWith(string stem) =>
        _frequencies.TryGetValue(stem, out var counted) && (counted.Version == _version || Math.Abs(Count - counted.Among) <= Count / 100 && Count > Large) ? counted.Articles : null;

    internal void Remember(string stem, int articles)
    {
        if (_frequencies.Count >= MostRemembered)
            _frequencies.Clear();
        _frequencies[stem] = (_version, Count, articles);
    }

    /// <summary>Takes an article in, without its names.</summary>
    internal void Put(int article, CatalogueEntry entry, string? source)
    {
        while (article >= _entries.Length)
        {
            Array.Resize(ref _entries, _entries.Length * 2);
            Array.Resize(ref _names, _entries.Length);
            Array.Resize(ref _quotes, _entries.Length);
        }

        Tally(_entries[article], -1);
        _entries[article] = entry with { Source = source is null ? 0 : NumberOf(source) };
        (_names[article], _quotes[article]) = (null, null);
        _groups.Remove(article);
        Tally(entry, 1);
    }

    /// <summary>Takes in the quotations of an article, by their numbers.</summary>
    internal void PutQuotes(int article, List<QuoteEntry> quotes)
    {
        if (article >= _entries.Length || quotes.Count == 0)
            return;
        _quotes[article] = [.. quotes];
        QuoteBound = Math.Max(QuoteBound, quotes[^1].Id + 1);
    }

    /// <summary>Takes in the group of texts that are nearly the same as that of an article.</summary>
    internal void PutGroup(int article, int group)
    {
        if (article >= _entries.Length)
            return;
        _groups[article] = group;
        _entries[article] = _entries[article].With(EntryMarks.Reprinted);
    }

    /// <summary>What the texts that are nearly the same as that of an article have in common; null when there is none.</summary>
    internal int? GroupOf(int article) => _entries[article].IsReprinted ? _groups[article] : null;

    /// <summary>Takes in the names of an article, as <see cref="NamesOf"/> gives them; 0 and 1 are annotations without a name.</summary>
    internal void PutNames(int article, List<int> names)
    {
        if (article >= _entries.Length || names.Count == 0)
            return;
        foreach (var name in names)
            _entries[article] = _entries[article].With((name & 1) == 0 ? EntryMarks.Accepted : EntryMarks.Proposed);
        // Accepted before proposed, and each entity once.
        _names[article] = [.. names.Where(name => name > 1).Order().DistinctBy(name => name >> 1)];
    }

    /// <summary>The entity that a number stands for: itself, or what it was merged into.</summary>
    internal int StandingOf(int entity)
    {
        // While some of a chain is not read yet, it is followed as far as it goes.
        for (var steps = 0; steps < _entities.Length && entity < _entities.Length && _entities[entity].MergedInto is var into and not 0; steps++)
            entity = into;
        return entity;
    }

    internal void PutEntity(int entity, EntityKind kind, string name, int mergedInto)
    {
        while (entity >= _entities.Length)
            Array.Resize(ref _entities, _entities.Length * 2);
        _entities[entity] = (kind, name, mergedInto);
    }

    private void Tally(CatalogueEntry entry, int step)
    {
        if (!entry.IsLiving)
            return;
        Count += step;
        _words += step * entry.Length;
        Periods.Add(entry, step);
    }

    private int NumberOf(string source)
    {
        if (_sourceNumbers.TryGetValue(source, out var number))
            return number;
        _sources.Add(source);
        return _sourceNumbers[source] = _sources.Count - 1;
    }

    private void Clear()
    {
        Array.Clear(_entries);
        Array.Clear(_names);
        Array.Clear(_quotes);
        _groups.Clear();
        Frame.Clear();
        (Count, _words, _state, Periods) = (0, 0, default, new PeriodTable());
    }
}
