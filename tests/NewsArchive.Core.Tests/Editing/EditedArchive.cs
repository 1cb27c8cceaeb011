using NewsArchive.Text;

namespace NewsArchive.Editing;

/// <summary>What the tests of the editors begin with: an archive of one article.</summary>
public abstract class EditedArchive : IAsyncLifetime, IDisposable
{
    protected const string Text = "Séoul avertit Moscou\n\n« Aucun accord », a dit Peskov, « n’a été signé 😀 ». Kirby et Kirby l’ont regretté.";

    protected TempArchive Archive { get; } = new();

    protected long ArticleId { get; private set; }

    public async Task InitializeAsync() => ArticleId = await Archive.AddAsync("a", "date 2023-09 " + Text);

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        Archive.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static EntityDraft Named(string name, string kind = "person") => new(Name: name, Kind: kind);

    protected IReadOnlyList<string> Changes() => Archive.Rows("SELECT c.id, a.name, c.action, c.subject, c.subject_id, c.version, c.undoes FROM change c JOIN actor a ON a.id = c.actor_id ORDER BY c.id");

    protected string Content(string table) => string.Join('\n', Archive.Rows($"SELECT * FROM {table} ORDER BY 1, 2"));

    protected IReadOnlyList<string> Findable(string words) => Archive.Rows($"SELECT rowid FROM quote_index WHERE quote_index MATCH '\"{IndexedText.Of(words).Stems}\"'");

    protected void IsSound() => Assert.Empty(new Storage.ArchiveCheck(Archive.Options).Run().Faults);
}
