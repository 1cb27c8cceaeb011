using NewsArchive.Editing;

namespace NewsArchive.Storage;

/// <summary>Names of older archives get their initials from SQL, new ones from the program: both must say the same.</summary>
public sealed class EntityInitialsTests : IDisposable
{
    private readonly TempArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task The_upgrade_gives_names_the_initials_the_program_gives()
    {
        using var desk = _archive.Desk();
        foreach (var name in new[] { "Kim Jong-un", "Organisation des Nations unies", "Charles de Gaulle", "L’Élysée", "Peskov", "de la", "Œuvre d’art", "😀 中文 x", "! ?", "a  b" })
            (await desk.Entities.CreateAsync(new EntityContentDraft(name, "other"))).IsSaved();
        const string Initials = "SELECT folded, initials FROM entity_name ORDER BY entity_id";
        var made = _archive.Rows(Initials);
        Assert.Contains("organisation des nations unies|odnu onu", made);

        _archive.Run("UPDATE entity_name SET initials = ''");
        _archive.Run(Script()[Script().IndexOf("WITH RECURSIVE", StringComparison.Ordinal)..]);

        Assert.Equal(made, _archive.Rows(Initials));
    }

    private static string Script()
    {
        var assembly = typeof(Schema).Assembly;
        using var reader = new StreamReader(assembly.GetManifestResourceStream(assembly.GetManifestResourceNames().Single(name => name.EndsWith("-entities.sql", StringComparison.Ordinal)))!);
        return reader.ReadToEnd();
    }
}
