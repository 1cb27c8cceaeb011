using System.Collections.Immutable;
using NewsArchive.Entities;

namespace NewsArchive.Search.Catalog;

/// <summary>What every article is filtered, counted and ordered by, in memory: some twenty bytes an article, its names and its quotations.</summary>
/// <remarks>One state of the archive, which nothing changes: a later state is another catalog, which shares what did not change.</remarks>
internal sealed class ArticleCatalog
{
    /// <summary>The catalog of an empty archive.</summary>
    public static readonly ArticleCatalog Empty = new();

    private ArticleCatalog()
    {
    }

    /// <summary>How many articles there are that are not deleted.</summary>
    public int Count { get; private init; }

    /// <summary>How many articles of each month there are, or of a year and no nearer.</summary>
    public PeriodTable Periods { get; private init; } = new();

    /// <summary>The entries by article number; numbers without an article have an entry that is not active.</summary>
    public PagedArray<CatalogEntry> Entries { get; private init; } = PagedArray<CatalogEntry>.Empty;

    /// <summary>The publications by their number in an entry; the first stands for none.</summary>
    public ImmutableList<string> Sources { get; private init; } = [""];

    /// <summary>The collections and the codebook.</summary>
    public Classification Classification { get; private init; } = Classification.Empty;

    /// <summary>One more than the highest entity number, or more.</summary>
    public int EntityBound => EntityTable.Length;

    /// <summary>One more than the highest number of a quotation that was ever seen.</summary>
    public int QuoteBound { get; private init; }

    private PagedArray<int[]?> Names { get; init; } = PagedArray<int[]?>.Empty;

    private PagedArray<QuoteEntry[]?> Quotes { get; init; } = PagedArray<QuoteEntry[]?>.Empty;

    private PagedArray<int> Groups { get; init; } = PagedArray<int>.Empty;

    private PagedArray<CatalogEntity> EntityTable { get; init; } = PagedArray<CatalogEntity>.Empty;

    private ImmutableDictionary<string, int> SourceNumbers { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>The entities of an article: twice the number of each, and one more where it is only proposed.</summary>
    public ReadOnlySpan<int> NamesOf(int article) => Names.At(article);

    /// <summary>The quotations of an article, rejected ones included, in the order they were made.</summary>
    public ReadOnlySpan<QuoteEntry> QuotesOf(int article) => Quotes.At(article);

    /// <summary>What the texts that are nearly the same as that of an article have in common; null when there is none.</summary>
    public int? GroupOf(int article) => Entries[article].IsReprinted ? Groups[article] : null;

    public EntityKind KindOf(int entity) => EntityTable[entity].Kind;

    public string NameOf(int entity) => EntityTable.At(entity).Name;

    /// <summary>The entity that a number stands for: itself, or what it was merged into.</summary>
    public int ActiveOf(int entity)
    {
        for (var steps = 0; steps < EntityTable.Length && EntityTable.At(entity).MergedInto is var into and not 0; steps++)
            entity = into;
        return entity;
    }

    /// <summary>Begins a later state.</summary>
    public Builder ToBuilder() => new(this);

    /// <summary>A later state that is being read.</summary>
    internal sealed class Builder(ArticleCatalog from)
    {
        private readonly PagedArray<CatalogEntry>.Builder _entries = from.Entries.ToBuilder();
        private readonly PagedArray<int[]?>.Builder _names = from.Names.ToBuilder();
        private readonly PagedArray<QuoteEntry[]?>.Builder _quotes = from.Quotes.ToBuilder();
        private readonly PagedArray<int>.Builder _groups = from.Groups.ToBuilder();
        private readonly PagedArray<CatalogEntity>.Builder _entities = from.EntityTable.ToBuilder();
        private readonly PeriodTable _periods = from.Periods.Copy();
        private ImmutableList<string> _sources = from.Sources;
        private ImmutableDictionary<string, int> _sourceNumbers = from.SourceNumbers;
        private int _count = from.Count, _quoteBound = from.QuoteBound;

        /// <summary>The collections and the codebook.</summary>
        public Classification Classification { get; set; } = from.Classification;

        /// <summary>Takes an article in, without its names, quotations and group.</summary>
        public void Put(int article, CatalogEntry entry, string? source)
        {
            ref var place = ref _entries.Change(article);
            Tally(place, -1);
            place = entry with { Source = source is null ? 0 : NumberOf(source) };
            Tally(place, 1);
            _names.Change(article) = null;
            _quotes.Change(article) = null;
            _groups.Change(article) = 0;
        }

        /// <summary>Takes in the quotations of an article, by their numbers.</summary>
        public void PutQuotes(int article, List<QuoteEntry> quotes)
        {
            if (quotes.Count == 0 || article >= _entries.Length)
                return;
            _quotes.Change(article) = [.. quotes];
            _quoteBound = Math.Max(_quoteBound, quotes[^1].Id + 1);
        }

        /// <summary>Takes in the group of texts that are nearly the same as that of an article.</summary>
        public void PutGroup(int article, int group)
        {
            if (article >= _entries.Length)
                return;
            _groups.Change(article) = group;
            ref var entry = ref _entries.Change(article);
            entry = entry.With(EntryMarks.Reprinted);
        }

        /// <summary>Takes in the names of an article, as <see cref="NamesOf"/> gives them; 0 and 1 are annotations without a name.</summary>
        public void PutNames(int article, List<int> names)
        {
            if (names.Count == 0 || article >= _entries.Length)
                return;
            ref var entry = ref _entries.Change(article);
            foreach (var name in names)
                entry = entry.With((name & 1) == 0 ? EntryMarks.Accepted : EntryMarks.Proposed);
            // Accepted before proposed, and each entity once.
            _names.Change(article) = [.. names.Where(name => name > 1).Order().DistinctBy(name => name >> 1)];
        }

        public void PutEntity(int entity, CatalogEntity content) => _entities.Change(entity) = content;

        /// <summary>The later state. The builder must not be used any more.</summary>
        public ArticleCatalog Build() => new()
        {
            Count = _count,
            QuoteBound = _quoteBound,
            Periods = _periods,
            Entries = _entries.Build(),
            Names = _names.Build(),
            Quotes = _quotes.Build(),
            Groups = _groups.Build(),
            EntityTable = _entities.Build(),
            Sources = _sources,
            SourceNumbers = _sourceNumbers,
            Classification = Classification,
        };

        private void Tally(in CatalogEntry entry, int step)
        {
            if (!entry.IsActive)
                return;
            _count += step;
            _periods.Add(entry, step);
        }

        private int NumberOf(string source)
        {
            if (_sourceNumbers.TryGetValue(source, out var number))
                return number;
            _sources = _sources.Add(source);
            _sourceNumbers = _sourceNumbers.Add(source, _sources.Count - 1);
            return _sources.Count - 1;
        }
    }
}
