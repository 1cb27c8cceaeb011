using NewsArchive.Search.Language;

namespace NewsArchive.Editing;

/// <summary>What the tests of the editors begin with: an archive of one article.</summary>
public abstract class EditedArchive : IAsyncLifetime, IDisposable
{
    protected const string Text = "Séoul avertit Moscou\n\n« Aucun accord », a dit Peskov, « n’a été signé 😀 ». Kirby et Kirby l’ont regretté.";

    protected TempArchive Archive { get; } = new();

    protected long ArticleId { get; private set; }

    public async Task InitializeAsync()
    {
        ArticleId = await Archive.AddAsync("a", "date 2023-09 " + Text);
        // From here on the index follows each change.
        _ = Searches.Of(Archive.Options);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        Archive.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static EntityDraft Named(string name, string kind = "person") => new(Name: name, Kind: kind);

    protected IReadOnlyList<string> Changes() => Archive.Rows("SELECT c.id, a.name, c.action, c.subject, c.subject_id, c.version, c.undoes FROM change c JOIN actor a ON a.id = c.actor_id ORDER BY c.id");

    protected string Content(string table) => string.Join('\n', Archive.Rows($"SELECT * FROM {table} ORDER BY 1, 2"));

    protected async Task<IReadOnlyList<long>> QuotesWithAsync(string words)
    {
        using var context = Archive.Context();
        var query = new QuoteQuery(new ArticleQuery(QueryParser.Parse($"\"{words}\"")));
        return await Searches.Quotes(context).FindAsync(query, 0, 1000).Select(hit => hit.Quote.Id).ToListAsync();
    }

    protected async Task<long> FoundAsync(string query)
    {
        using var context = Archive.Context();
        return await Searches.Articles(context).CountAsync(new ArticleQuery(QueryParser.Parse(query)));
    }

    protected void IsSound()
    {
        Assert.Empty(new Storage.ArchiveCheck(Archive.Options).Run().Faults);
        Assert.Empty(Searches.Verify(Archive.Options).Faults);
    }
}
