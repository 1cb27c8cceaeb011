using Lucene.Net.Index;
using Lucene.Net.Search;
using NewsArchive.Storage;
using NewsArchive.Text;

namespace NewsArchive.Search.Index;

/// <summary>An archive whose index follows it.</summary>
internal sealed class FollowedArchive : IAsyncLifetime
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    public TempArchive Archive { get; } = new();

    public ArchiveOptions Options => Archive.Options;

    public SearchSnapshots Snapshots { get; } = new() { LongestWait = Long };

    public IndexDirectory Directory => new(Options);

    public IndexFollowing? Following { get; private set; }

    public void Start() => Following = IndexFollowing.Start(Options, Snapshots);

    /// <summary>Starts where it does not run, and waits until the index has everything.</summary>
    public async Task CatchUpAsync()
    {
        if (Following is null)
            Start();
        using var bound = new CancellationTokenSource(Long);
        Assert.True(await Following!.CatchUpAsync(bound.Token), $"The index is {Snapshots.State}.");
    }

    /// <summary>Stops, as the end of a program does.</summary>
    public async Task StopAsync()
    {
        if (Following is { } following)
            await following.DisposeAsync();
        Following = null;
    }

    public async Task UntilAsync(IndexStatus status)
    {
        using var bound = new CancellationTokenSource(Long);
        while (Snapshots.State.Status != status)
            await Task.Delay(5, bound.Token);
    }

    /// <summary>Waits until another index is used.</summary>
    /// <param name="folder">The name of its folder.</param>
    /// <param name="isSearchedMeanwhile">Whether there is one to search in at any moment.</param>
    public async Task UntilFolderAsync(string folder, bool isSearchedMeanwhile = false)
    {
        using var bound = new CancellationTokenSource(Long);
        while (Directory.Current is not { } current || Path.GetFileName(current) != folder)
        {
            using (var snapshot = Snapshots.Take())
                Assert.True(snapshot is not null || !isSearchedMeanwhile);
            await Task.Delay(1, bound.Token);
        }
    }

    /// <summary>The keys of the articles that have a word, as the newest state of the index finds them.</summary>
    public string Find(string word)
    {
        using var snapshot = Snapshots.Take()!;
        return Find(snapshot, word);
    }

    public string Find(SearchSnapshot snapshot, string word)
    {
        var found = Numbers(snapshot, IndexFields.Words, word, IndexFields.Article);
        return string.Join(' ', Archive.Rows($"SELECT key FROM article WHERE id IN ({string.Join(',', found)}) ORDER BY key"));
    }

    /// <summary>Imports articles of a line each.</summary>
    /// <param name="first">The number of the first, which stands in its key, title and text.</param>
    /// <param name="count">How many.</param>
    public async Task AddLinesAsync(int first, int count)
    {
        var lines = Enumerable.Range(first, count).Select(Line);
        Archive.Write($"lines-{first}.jsonl", string.Join('\n', lines));
        await Archive.ImportAsync();
    }

    /// <summary>The numbers of the quotations that have a word.</summary>
    public IEnumerable<long> FindQuotes(string word)
    {
        using var snapshot = Snapshots.Take()!;
        return [.. Numbers(snapshot, IndexFields.QuoteWords, word, IndexFields.Quote)];
    }

    /// <summary>The number of the folder that the index is in: another one when it was built anew.</summary>
    public string Folder => Path.GetFileName(Directory.Current!);

    /// <summary>Everything in the index is what an index has that is built of the same archive at once.</summary>
    public async Task AssertIsAsBuiltStraightAsync()
    {
        await CatchUpAsync();
        using var snapshot = Snapshots.Take()!;
        Assert.Equal(Straight().OrderBy(document => document.Key), DocumentSums.Of(snapshot.Searcher.IndexReader).OrderBy(document => document.Key));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await StopAsync();
        Snapshots.Dispose();
        Archive.Dispose();
    }

    private Dictionary<long, ulong> Straight()
    {
        using var elsewhere = new TemporaryIndex(Options);
        Assert.NotNull(new IndexRebuild(elsewhere.Options).Run());
        using var commit = PinnedCommit.Open(new IndexDirectory(elsewhere.Options).Current!);
        using var reader = DirectoryReader.Open(commit);
        return DocumentSums.Of(reader);
    }

    private static string Line(int i) =>
        $$"""{"id": "l{{i}}", "date": "2022-03", "title": "Ligne {{i}}", "text": "Un marché, le numéro {{i}}.\n\nEt {{i * 7}} baleiniers."}""";

    private static IEnumerable<long> Numbers(SearchSnapshot snapshot, string field, string word, string number)
    {
        var reader = new WordReader(word);
        Assert.True(reader.Read());
        var found = snapshot.Searcher.Search(new TermQuery(new Lucene.Net.Index.Term(field, reader.Term.Stem)), 1000);
        return found.ScoreDocs.Select(hit => MultiDocValues.GetNumericValues(snapshot.Searcher.IndexReader, number).Get(hit.Doc)).Order();
    }

    private sealed class TemporaryIndex : IDisposable
    {
        public TemporaryIndex(ArchiveOptions options) => Options = new ArchiveOptions
        {
            DataDirectory = options.DataDirectory,
            IndexDirectory = System.IO.Directory.CreateTempSubdirectory("newsarchive-index-").FullName,
        };

        public ArchiveOptions Options { get; }

        public void Dispose() => System.IO.Directory.Delete(Options.IndexDirectory, recursive: true);
    }
}
