using System.IO.Compression;
using System.Text;
using NewsArchive.Editing;

namespace NewsArchive.Exporting;

/// <summary>What the tests of exports begin with: texts and names that try to leave every format, and annotations that overlap, cross, are interrupted, wait or have lost their text.</summary>
public abstract class HostileArchive : IAsyncLifetime, IDisposable
{
    protected const string HostileName = "=HYPERLINK(\"http://x.example\") ]]> </script> {\\a} %$ \u202E😀", HostileNote = "à vérifier\n]]>\t\"@end{x}";

    // « ¤ » becomes NUL: no file could bring it, an older archive could have it. Nor can it come back: see Odd.
    private const string Written =
        "Séoul ]]> avertit </script>\n\n" +
        "😀 « Nous gagnerons », a déclaré Jean\u202FLuc Mélenchon, « et x\u0301 vite » ; \"rien\" \u202Eà l’envers\u202C.\n\n" +
        "=cmd|' /C calc'!A0 ¤ fin\tde ligne.\nDeuxième ligne\u2028encore &amp; <b>gras</b> 👨‍👩‍👧 ici.\n\n" +
        "Il a dit que la situation était grave.";

    /// <summary>The character in place of « ¤ »; tests of coming back choose one that may come back.</summary>
    protected virtual char Odd => '\0';

    protected TempArchive Archive { get; } = new();

    protected long Hostile { get; private set; }

    protected long Revised { get; private set; }

    protected string Text => Archive.TextOf(Hostile);

    public async Task InitializeAsync()
    {
        Hostile = await Archive.AddAsync("h", "date 2023-09 " + Written);
        Archive.Run($"UPDATE article SET key = '../h]]>' WHERE id = {Hostile}");
        Archive.Run($"UPDATE revision SET text = replace(text, '¤', char({(int)Odd}))");
        Revised = await Archive.AddAsync("revised", "date 2023-09-15 Un titre\n\n« Oui », a dit Kirby.\n\nCette phrase reste 😀, dit Kirby.");
        await AnnotateAsync();
        await Archive.AddAsync("revised", "date 2023-09-15 Un titre\n\nRien de tout cela.\n\nCette phrase reste 😀, dit Kirby.");
        Archive.Run("UPDATE mention SET anchoring = 'check' WHERE entity_id = (SELECT id FROM entity WHERE name = 'Phrase')");
        Archive.Run("UPDATE mention SET anchor = replace(anchor, 'reste', 'perdu') WHERE entity_id = (SELECT id FROM entity WHERE name = 'Reste')");
        Archive.Write("c.jsonl", """{"id":"c","date":"2021-02-03","title":"100 % & {accolades} \\ _un_ #1","text":"Corps du texte, « dit » Kirby.","source":"Le Journal & Cie","url":"https://exemple.example/a?b=%7B&c={d}","author":"Ana Müller"}""" + "\n");
        await Archive.ImportAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        Archive.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected async Task<byte[]> ExportAsync(ExportFormat format, Func<ExportRequest, ExportRequest>? change = null)
    {
        var request = new ExportRequest([.. Archive.Rows("SELECT id FROM article WHERE is_deleted = 0 ORDER BY id DESC").Select(long.Parse)]) { IsWhole = true, Understood = "tous les articles" };
        using var context = Archive.Context();
        await using var output = new OnlyAsynchronous();
        Counts = await new Exporter(context, Archive.Clock).WriteAsync(format, change?.Invoke(request) ?? request, output);
        return output.Written;
    }

    private protected ExportCounts Counts { get; private set; } = new();

    /// <summary>The files of a ZIP, by a reader that is not the writer.</summary>
    protected static Dictionary<string, byte[]> Unzip(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        return zip.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var stream = entry.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray();
        });
    }

    protected static string Utf8(byte[] bytes) => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);

    private async Task AnnotateAsync()
    {
        using var desk = Archive.Desk();
        var category = (await desk.Categories.CreateAsync(new CategoryDraft("=Thème ]]>"))).IsSaved().Subject.Id;
        var quote = await AddAsync(desk, Hostile, ["Nous gagnerons", "et x\u0301 vite"], "a déclaré", "Jean\u202FLuc Mélenchon", HostileName, HostileNote);
        Archive.Run($"UPDATE quote SET categories = '[{category}]' WHERE id = {quote}");
        var crossing = await AddAsync(desk, Hostile, ["gagnerons », a déclaré Jean"]);
        Archive.Run($"UPDATE quote SET state = 'proposed', origin = 'cue-after', confidence = 0.75 WHERE id = {crossing}");
        await AddAsync(desk, Hostile, ["fin\tde ligne.\nDeuxième ligne\u2028encore &amp; <b>gras</b> 👨‍👩‍👧"]);
        await AddAsync(desk, Hostile, ["ici.\n\nIl a dit"]);
        await AddAsync(desk, Hostile, [$"A0 {Odd} fin"]);
        await AddAsync(desk, Hostile, ["la situation était grave"], "a dit", "Il");
        var rejected = await AddAsync(desk, Hostile, ["rien"]);
        Archive.Run($"UPDATE quote SET state = 'rejected' WHERE id = {rejected}");
        await NameAsync(desk, Hostile, "Jean\u202FLuc Mélenchon", HostileName);
        await NameAsync(desk, Hostile, "Jean\u202FLuc Mélenchon", "Un autre", "organisation");
        await NameAsync(desk, Hostile, "Luc Mélenchon, « et", "À cheval", "other");
        await NameAsync(desk, Hostile, "Nous", "Nous", "event");
        await NameAsync(desk, Hostile, "Séoul", "Séoul", "place");
        await AddAsync(desk, Revised, ["« Oui »"], "a dit", "Kirby", "Kirby");
        await NameAsync(desk, Revised, "phrase", "Phrase", "other");
        await NameAsync(desk, Revised, "reste", "Reste", "other");
        (await desk.Entities.CreateAsync(new EntityContentDraft("Sans mention", "person", ["Alias ]]>"], "Ligne 1\nLigne 2", [new FunctionDraft("ministre", "2012", "2014-05")], [new IdentifierDraft("wikidata", "Q535")]))).IsSaved();
        (await desk.Collections.CreateFixedAsync(new CollectionDraft("Les miens"), [Hostile])).IsSaved();
    }

    private async Task<long> AddAsync(Desk desk, long article, string[] parts, string? cue = null, string? speaker = null, string? name = null, string? note = null)
    {
        var text = Archive.TextOf(article);
        return (await desk.Quotes.CreateAsync(article, text.QuoteOf(parts) with
        {
            Cue = cue is null ? null : text.SpanOf(cue),
            Speaker = speaker is null ? null : text.SpanOf(speaker),
            Entity = name is null ? null : new EntityDraft(Name: name, Kind: "person"),
            Note = note,
        })).IsSaved().Subject.Id;
    }

    private async Task NameAsync(Desk desk, long article, string words, string name, string kind = "person") =>
        (await desk.Mentions.CreateAsync(article, Archive.TextOf(article).MentionOf(words) with { Entity = new EntityDraft(Name: name, Kind: kind) })).IsSaved();

    // As the body of an answer is.
    private sealed class OnlyAsynchronous : Stream
    {
        private readonly MemoryStream _written = new();

        public byte[] Written => _written.ToArray();

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => _written.WriteAsync(buffer, offset, count, cancellationToken);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => _written.WriteAsync(buffer, cancellationToken);

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("The web server refuses to wait.");

        public override void Flush() => throw new InvalidOperationException("The web server refuses to wait.");

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
