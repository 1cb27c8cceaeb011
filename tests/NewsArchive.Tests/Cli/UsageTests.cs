namespace NewsArchive.Tests.Cli;

public sealed class UsageTests : IDisposable
{
    private readonly CommandLineProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Theory]
    [InlineData("help")]
    [InlineData("--help")]
    [InlineData("-h")]
    public async Task The_help_names_every_verb_and_option(string word)
    {
        var run = await _program.RunAsync(word);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        string[] named = ["import PATH…", "--publication NAME", "--dry-run", "--json", "search QUERY", "--from DATE", "--to DATE", "--limit N", "analyze", "export FORMAT", "--query QUERY", "--output FILE", "backup FILE", "--with-keys", "restore FILE", "--force", "check", "--repair", "reindex", "help", "--version", "--urls=", "--Archive:DataDirectory="];
        Assert.All(named, name => Assert.Contains(name, run.Output, StringComparison.Ordinal));
        Assert.True(run.Output.Split("Exemple").Length - 1 >= 5);
    }

    [Theory]
    [InlineData("import")]
    [InlineData("search")]
    [InlineData("analyze")]
    [InlineData("export")]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("check")]
    [InlineData("reindex")]
    public async Task The_help_of_a_verb_is_about_that_verb(string verb)
    {
        var run = await _program.RunAsync("help", verb);
        Assert.StartsWith(verb, run.Output, StringComparison.Ordinal);
        Assert.Equal(run.Output, (await _program.RunAsync(verb, "--help")).Output);
        Assert.False(Directory.Exists(_program.DataDirectory));
    }

    [Fact]
    public async Task The_version_is_one_line()
    {
        var run = await _program.RunAsync("--version");
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Matches(@"^NewsArchive \d+\.\d+\.\d+\s*$", run.Output);
    }

    [Theory]
    [InlineData("Commande inconnue : « importer ».", "importer", "x")]
    [InlineData("Option ou mot inattendu : « --dryrun ».", "import", "x", "--dryrun")]
    [InlineData("Option ou mot inattendu : « --fast ».", "reindex", "--fast")]
    [InlineData("Il manque : PATH", "import")]
    [InlineData("Il manque : FORMAT", "export")]
    [InlineData("Il n’y a pas de format « docx ». Les formats : jsonl, csv,", "export", "docx")]
    [InlineData("Il manque : FILE", "backup")]
    [InlineData("Il manque : FILE", "restore", "--force")]
    [InlineData("Il manque : --publication", "import", "x", "--publication")]
    [InlineData("Option ou mot inattendu : « now ».", "check", "now")]
    public async Task A_wrong_command_line_ends_with_2_and_its_usage(string reason, params string[] arguments)
    {
        var run = await _program.RunAsync(arguments);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(reason, run.ErrorWords, StringComparison.Ordinal);
        Assert.EndsWith("Toutes les commandes : help", run.ErrorWords, StringComparison.Ordinal);
        Assert.False(File.Exists(_program.DatabaseFile));
    }

    [Theory]
    [InlineData("en_US.UTF-8", "Index rebuilt: 0 articles.")]
    [InlineData("fr_FR.UTF-8", "Index reconstruit : 0 article.")]
    [InlineData("de_DE.UTF-8", "Index reconstruit : 0 article.")]
    [InlineData("C", "Index reconstruit : 0 article.")]
    public async Task The_terminal_is_spoken_to_in_its_language(string locale, string said) =>
        Assert.Equal(said, (await CommandLineProgram.FinishAsync(_program.Start(locale, ["reindex", $"--Archive:DataDirectory={_program.DataDirectory}"]))).Words);

    [Fact]
    public async Task Settings_stand_anywhere_and_in_the_environment()
    {
        var data = $"--Archive:DataDirectory={_program.DataDirectory}";
        foreach (var arguments in new[] { new[] { data, "import", Repository.Seeds }, ["import", data, Repository.Seeds], ["import", Repository.Seeds, data, "--urls=http://localhost:1"] })
        {
            var run = await CommandLineProgram.RunAsync(_program.DataDirectory, "fr_FR.UTF-8", arguments);
            Assert.Equal((0, ""), (run.ExitCode, run.Errors));
            Assert.True(File.Exists(_program.DatabaseFile));
            Directory.Delete(_program.DataDirectory, recursive: true);
        }

        var environment = ("NEWSARCHIVE__Archive__DataDirectory", _program.DataDirectory);
        Assert.Equal(0, (await CommandLineProgram.FinishAsync(_program.Start("fr_FR.UTF-8", ["import", Repository.Seeds], environment))).ExitCode);
        Assert.True(File.Exists(_program.DatabaseFile));
    }

    [Theory]
    [InlineData("--Archive:ImportBatch=0", "Archive:ImportBatch doit être entre 1 et 100000.")]
    [InlineData("--Archive:BusyTimeout=many", "Un réglage ne peut pas être lu")]
    public async Task A_setting_that_cannot_be_ends_with_3(string setting, string reason)
    {
        var run = await _program.RunAsync("search", "x", setting);
        Assert.Equal((3, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(reason, run.ErrorWords, StringComparison.Ordinal);
    }
}
