using System.Text;

namespace NewsArchive.Tests.Cli;

/// <summary>A folder of files as they come: each is imported right or rejected with its own reason.</summary>
public sealed class BrokenFilesTests : IDisposable
{
    private static readonly Dictionary<string, (byte[] Bytes, string Reason)> Broken = new()
    {
        ["binaire.txt"] = ([0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 0x0D], "ce n’est pas un texte (fichier binaire, ou UTF-16 sans marque d’ordre des octets)"),
        ["blanc.txt"] = (" \n\n \n"u8.ToArray(), "le fichier est vide"),
        ["date-seule.txt"] = ("date 2023-09\n\n"u8.ToArray(), "une date, mais aucun texte"),
        ["grand.txt"] = (Encoding.ASCII.GetBytes("date 2023 " + new string('a', 11 * 1024 * 1024)), "11,0 Mo ; le plus grand fichier permis a 10,0 Mo"),
        ["mois-13.txt"] = ("date 2023-13 Un titre\n\nUn texte."u8.ToArray(), "la date « 2023-13 » n’existe pas ; écrivez AAAA, AAAA-MM, AAAA-MM-JJ ou JJ/MM/AAAA"),
        ["jour-30.txt"] = ("date 30/02/2023 Un titre\n\nUn texte."u8.ToArray(), "la date « 30/02/2023 » n’existe pas ; écrivez AAAA, AAAA-MM, AAAA-MM-JJ ou JJ/MM/AAAA"),
        ["sans-date.txt"] = ("Un titre\n\nUn texte."u8.ToArray(), "pas de date : la première ligne doit commencer par « date AAAA-MM », elle commence par « Un titre »"),
        ["sans-mot-date.txt"] = ("date hier Un titre\n\nUn texte."u8.ToArray(), "« hier » n’est pas une date ; écrivez AAAA, AAAA-MM, AAAA-MM-JJ ou JJ/MM/AAAA"),
        ["vide.txt"] = ([], "le fichier est vide"),
    };

    private static readonly Dictionary<string, (byte[] Bytes, string Text)> Sound = new()
    {
        ["<script>alert(1).txt"] = ("date 2023 Nom de fichier\n\nTexte un."u8.ToArray(), "Nom de fichier\n\nTexte un."),
        ["crlf.txt"] = ("date 2023-09-15 Fins de ligne\r\n\r\nTexte\r\ndeux.\r\n"u8.ToArray(), "Fins de ligne\n\nTexte\ndeux."),
        ["lignes-blanches.txt"] = (Encoding.UTF8.GetBytes("date 2023 Lignes" + new string('\n', 10_000) + "Texte trois." + new string('\n', 10_000)), "Lignes\n\nTexte trois."),
        ["sans-fin.txt"] = ("date 15/09/2023 Sans fin de ligne\n\nTexte quatre"u8.ToArray(), "Sans fin de ligne\n\nTexte quatre"),
        ["utf16be.txt"] = ([.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes("date 2023-09 Été à Noël\n\nTexte cinq 😀.")], "Été à Noël\n\nTexte cinq 😀."),
        ["utf16le.txt"] = ([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("date 2023-09 Été à Pâques\n\nTexte six.")], "Été à Pâques\n\nTexte six."),
        ["utf8-marque.txt"] = ([.. Encoding.UTF8.GetPreamble(), .. "date 2023 Une marque\n\nTexte sept."u8], "Une marque\n\nTexte sept."),
        ["windows.txt"] = (CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("date 2023-09 L’été coûte 5 €\n\n« Texte » huit…"), "L’été coûte 5 €\n\n« Texte » huit…"),
    };

    private readonly CommandLineProgram _program = new();
    private readonly TemporaryFolder _folder = new();

    public BrokenFilesTests()
    {
        foreach (var (name, file) in Broken)
            _folder.Write(name, file.Bytes);
        foreach (var (name, file) in Sound)
            _folder.Write(name, file.Bytes);
        _folder.Write("image.png", [1, 2, 3]);
        _folder.Write(".caché.txt", "date 2023 x\n\ny.");
    }

    public void Dispose()
    {
        _program.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Each_file_comes_in_right_or_is_rejected_with_its_own_reason()
    {
        var run = await _program.RunAsync("import", _folder.Path, "--json");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal("", run.Errors);
        var report = run.Json;
        Assert.Equal(["read", "imported", "updated", "unchanged", "deleted", "duplicates", "rejected", "skipped", "warnings"], report.AsObject().Select(property => property.Key));
        Assert.Equal((Broken.Count + Sound.Count, Sound.Count, 0, 0, 0), ((int)report["read"]!, (int)report["imported"]!, (int)report["updated"]!, (int)report["unchanged"]!, (int)report["deleted"]!));
        Assert.All(report["rejected"]!.AsArray(), note => Assert.Equal(["file", "reason"], note!.AsObject().Select(property => property.Key)));
        var rejected = report["rejected"]!.AsArray().ToDictionary(note => Path.GetFileName((string)note!["file"]!), note => Plain((string)note!["reason"]!));
        Assert.Equal(Broken.Keys.Order(StringComparer.Ordinal), rejected.Keys.Order(StringComparer.Ordinal));
        Assert.All(Broken, file => Assert.Equal(file.Value.Reason, rejected[file.Key]));
        Assert.Equal([".caché.txt", "image.png"], report["skipped"]!.AsArray().Select(note => Path.GetFileName((string)note!["file"]!)).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["utf16be.txt lu en utf-16be", "utf16le.txt lu en utf-16", "windows.txt lu en windows-1252"],
            report["warnings"]!.AsArray().Select(note => $"{Path.GetFileName((string)note!["file"]!)} {note["text"]}").Order(StringComparer.Ordinal));
        Assert.Empty(report["duplicates"]!.AsArray());
    }

    [Fact]
    public async Task A_second_import_finds_all_unchanged_and_changes_no_byte_of_the_search()
    {
        await _program.RunAsync("import", _folder.Path);
        var before = await _program.RunAsync("search", "texte", "--json");
        Assert.Equal(Sound.Count, (int)before.Json["total"]!);
        var again = await _program.RunAsync("import", _folder.Path);
        Assert.Equal(1, again.ExitCode);
        Assert.EndsWith($"{Broken.Count + Sound.Count} lus : 0 importés, 0 mis à jour, {Sound.Count} inchangés, 0 déjà supprimés et non réimportés, 0 doublons, {Broken.Count} refusés.", again.Words, StringComparison.Ordinal);
        Assert.Equal(before.Output, (await _program.RunAsync("search", "texte", "--json")).Output);
        Assert.Equal(0, (await _program.RunAsync("check")).ExitCode);
    }

    [Fact]
    public async Task The_report_for_people_names_every_file_and_reason()
    {
        var run = await _program.RunAsync("import", _folder.Path);
        Assert.Equal(1, run.ExitCode);
        foreach (var (name, (_, reason)) in Broken)
            Assert.Contains($"{name} — {reason}", run.Words, StringComparison.Ordinal);
        Assert.Contains("image.png — fichiers « .png » non importés", run.Words, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
    }

    [Fact]
    public async Task The_texts_that_came_in_are_those_of_the_files()
    {
        await _program.RunAsync("import", _folder.Path);
        using var database = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_program.DatabaseFile};Pooling=False");
        database.Open();
        foreach (var (name, (_, text)) in Sound)
        {
            using var command = database.CreateCommand();
            command.CommandText = "SELECT r.text FROM revision r JOIN article a ON a.id = r.article_id WHERE a.key = $key";
            command.Parameters.AddWithValue("$key", Path.GetFileNameWithoutExtension(name));
            Assert.Equal(text, command.ExecuteScalar());
        }
    }

    private static string Plain(string text) => text.Replace('\u00a0', ' ').Replace('\u202f', ' ');
}
