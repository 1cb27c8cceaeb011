using NewsArchive.Importing;
using NewsArchive.Storage;

namespace NewsArchive;

/// <summary>A real archive in a folder of its own, and beside it a folder of files to import; both go at the end.</summary>
public sealed class TempArchive : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("newsarchive-test-").FullName;

    public TempArchive(bool upgraded = true)
    {
        Files = Directory.CreateDirectory(Path.Combine(_root, "files")).FullName;
        Options = new ArchiveOptions { DataDirectory = Path.Combine(_root, "data") };
        if (upgraded)
            ArchiveTemplate.Empty.CopyTo(Options);
    }

    public ArchiveOptions Options { get; }

    public FixedClock Clock { get; } = new();

    /// <summary>The folder that <see cref="ImportAsync"/> imports.</summary>
    public string Files { get; }

    /// <summary>A folder outside of <see cref="Files"/>.</summary>
    public string Elsewhere => Directory.CreateDirectory(Path.Combine(_root, "elsewhere")).FullName;

    public ArchiveContext Context() => Database.Context(Options);

    public Desk Desk(string who = "local") => new(Context(), Clock, who);

    public string Write(string name, string text) => Write(name, System.Text.Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Files, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public Task<ImportReport> ImportAsync(string? publication = null, bool dryRun = false) =>
        new Importer(Options, Clock).ImportAsync(new ImportRequest([Files], publication, dryRun));

    /// <summary>Imports one article and gives its number.</summary>
    public async Task<long> AddAsync(string key, string text)
    {
        await new Importer(Options, Clock).ImportAsync(new ImportRequest([Write($"{key}.txt", text)]));
        return Read<long>($"SELECT id FROM article WHERE key = '{key}'");
    }

    public string TextOf(long article) => Read<string>($"SELECT text FROM revision WHERE article_id = {article} ORDER BY number DESC LIMIT 1");

    public T Read<T>(string sql)
    {
        using var connection = Database.Open(Options);
        return connection.Read<T>(sql);
    }

    public void Run(string sql)
    {
        using var connection = Database.Open(Options);
        connection.Run(sql);
    }

    /// <summary>Every row of a query, its columns joined by « | ».</summary>
    public IReadOnlyList<string> Rows(string sql)
    {
        using var connection = Database.Open(Options);
        using var rows = connection.Prepare(null, sql).ExecuteReader();
        var read = new List<string>();
        while (rows.Read())
            read.Add(string.Join('|', Enumerable.Range(0, rows.FieldCount).Select(i => rows.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : rows.GetValue(i))));
        return read;
    }

    public void Dispose()
    {
        Searches.Close(Options);
        ConnectionPools.Clear(Options);
        Directory.Delete(_root, recursive: true);
    }
}
