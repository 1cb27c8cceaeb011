namespace NewsArchive.Tests.Support;

/// <summary>A few articles whose files leave much open; for tests that correct them.</summary>
public sealed class CorrectedSite : TestSite
{
    public CorrectedSite()
        : base(Fill)
    {
    }

    /// <summary>The same files again in a folder of their own, some of them changed.</summary>
    public static void Fill(TemporaryFolder folder)
    {
        folder.Write("a.txt", "date 2023-09 Séoul avertit Moscou\n\nUn texte sur la Corée.");
        folder.Write("b.txt", "date 2022 une phrase sans titre qui commence petit et va jusqu’à son point.\n\nUn autre texte.");
        for (var i = 1; i <= 25; i++)
            folder.Write($"c{i:00}.txt", $"date 2021-05 Dépêche numéro {i}\n\nUne dépêche du jour {i}.");
    }

    public async Task<long> IdAsync(string key) => await Api().ArticleAsync(key);

    /// <summary>Runs a command on this archive, as somebody does beside the running site.</summary>
    public Task<CommandLineRun> RunAsync(params string[] arguments) =>
        CommandLineProgram.RunAsync(DataDirectory, "fr_FR.UTF-8", [.. arguments, $"--Archive:DataDirectory={DataDirectory}"]);
}
