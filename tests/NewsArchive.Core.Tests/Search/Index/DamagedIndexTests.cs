using Lucene.Net.Index;
using Lucene.Net.Search;
using NewsArchive.Search.Catalog;
using NewsArchive.Storage;
using Xunit.Abstractions;

namespace NewsArchive.Search.Index;

/// <summary>Files of the index damaged at random: it is found, and nothing but that is said.</summary>
[Trait(Soak.Category, Soak.Name)]
public sealed class DamagedIndexTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly int Flips = Soak.Size(20, 200);

    private readonly FollowedArchive _followed = new();

    public async Task InitializeAsync()
    {
        for (var part = 0; part < 3; part++)
        {
            await _followed.AddLinesAsync(100 * part, 100);
            await _followed.CatchUpAsync();
        }

        // Some documents are deleted, so that there are files that say so.
        _followed.Archive.Run("UPDATE article SET is_deleted = 1 WHERE id % 9 = 0");
        await _followed.CatchUpAsync();
        await _followed.StopAsync();
    }

    public Task DisposeAsync() => _followed.DisposeAsync();

    [Fact]
    public void An_index_as_it_was_written_has_no_faults() => Assert.Equivalent(new IndexReport(IsUsable: true, []), Verify());

    [Fact]
    public void A_flipped_byte_is_found_by_the_verification()
    {
        var random = Soak.Random(output);
        for (var flip = 0; flip < Flips; flip++)
        {
            using var damage = new FlippedByte(Files(), random);
            output.WriteLine($"{damage}");
            Assert.Equal("check.index-damaged", Assert.Single(Verify().Faults).Key);
        }

        Assert.Empty(Verify().Faults);
    }

    [Fact]
    public async Task A_flipped_byte_is_found_after_the_start_and_the_index_is_searched_no_more_until_it_is_built_anew()
    {
        var random = Soak.Random(output);
        for (var flip = 0; flip < Flips / 4; flip++)
        {
            using (var damage = new FlippedByte(Files().Where(file => Path.GetFileName(file) != "segments.gen"), random))
            {
                output.WriteLine($"{damage}");
                _followed.Start();
                await _followed.UntilAsync(IndexStatus.Damaged);
                Assert.Null(_followed.Snapshots.Take());
                Assert.False(await _followed.Following!.CatchUpAsync());
                _followed.Directory.RequestRebuild();
                await _followed.UntilAsync(IndexStatus.Current);
                Assert.NotEqual("", _followed.Find("baleiniers"));
                await _followed.StopAsync();
            }

            Assert.Empty(Verify().Faults);
        }
    }

    [Fact]
    public void A_search_in_damaged_files_ends_with_a_sentence_or_as_ever()
    {
        var random = Soak.Random(output);
        var (folder, expected, found) = (_followed.Directory.Current!, Search(_followed.Directory.Current!), 0);
        for (var flip = 0; flip < Flips; flip++)
        {
            using var damage = new FlippedByte(Files(), random);
            try
            {
                Assert.True(expected == Search(folder) || IndexIntegrity.FindDamage(folder) is not null, $"{damage}");
            }
            catch (Exception fault) when (fault is DamagedArchiveException || IndexIntegrity.IsDamage(fault))
            {
                Assert.NotNull(IndexIntegrity.FindDamage(folder));
                found++;
            }
        }

        output.WriteLine($"{found} of {Flips} met by a search");
    }

    [Fact]
    public async Task A_bug_in_a_search_is_not_taken_for_damage()
    {
        await _followed.CatchUpAsync();
        using var snapshot = _followed.Snapshots.Take()!;
        Assert.Throws<InvalidCastException>(() => snapshot.Run<int>(_ => throw new InvalidCastException()));
    }

    [Fact]
    public void Words_that_the_index_has_otherwise_than_the_archive_are_found()
    {
        using (var index = OpenIndex.Open(_followed.Directory.Current!))
        {
            var position = index.Position!;
            var documents = index.Documents(Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
            documents.Add([new StoredArticle(9, "Un texte effacé.", "[]", null)], CancellationToken.None);
            documents.Add([new StoredArticle(10, "Deux fois.", "[]", null)], CancellationToken.None);
            index.Commit(position);
        }

        Assert.Equal([new Message("check.index", 9L), new Message("check.index", 10L)], Verify().Faults);
    }

    [Fact]
    public void A_file_that_is_missing_is_found()
    {
        File.Delete(Files().First(file => Path.GetFileName(file).StartsWith('_')));
        Assert.Equal("check.index-damaged", Assert.Single(Verify().Faults).Key);
    }

    private IndexReport Verify() => new IndexVerification(_followed.Options).Run();

    // Those of the last commit: what a merge has left behind is read by nobody.
    private List<string> Files()
    {
        var folder = _followed.Directory.Current!;
        using var commit = PinnedCommit.Open(folder);
        return [.. commit.ListAll().Select(name => Path.Combine(folder, name)).Append(Path.Combine(_followed.Directory.Root, "current")).Where(file => new FileInfo(file).Length > 0)];
    }

    private static string Search(string folder)
    {
        using var directory = Lucene.Net.Store.FSDirectory.Open(folder);
        using var snapshot = SearchSnapshot.Of(1, ArticleCatalog.Empty, DirectoryReader.Open(directory));
        return snapshot.Run(searcher => string.Join('\n', new[] { "march", "baleini", "numero", "200" }.Select(word =>
        {
            var found = searcher.Search(new TermQuery(new Term(IndexFields.Words, word)), 50);
            return $"{found.TotalHits} {string.Join(' ', found.ScoreDocs.Select(hit => $"{hit.Doc}:{hit.Score:R}"))}";
        })));
    }

    private sealed class FlippedByte : IDisposable
    {
        private readonly string _file;
        private readonly byte[] _before;
        private readonly long _at;

        // As often in a small file as in a large one: each kind is damaged.
        public FlippedByte(IEnumerable<string> files, Random random)
        {
            var all = files.ToArray();
            _file = all[random.Next(all.Length)];
            _before = File.ReadAllBytes(_file);
            _at = random.Next(_before.Length);
            var after = _before.ToArray();
            after[_at] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(_file, after);
        }

        public void Dispose()
        {
            if (File.Exists(_file))
                File.WriteAllBytes(_file, _before);
        }

        public override string ToString() => $"{Path.GetFileName(_file)} at {_at} of {_before.Length}";
    }
}
