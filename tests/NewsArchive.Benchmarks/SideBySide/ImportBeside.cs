namespace NewsArchive.Benchmarks.SideBySide;

/// <summary>The page while an import runs into the same archive, and just before; on a copy, so that the archive stays what it was.</summary>
internal static class ImportBeside
{
    public static async Task<(Figures Quiet, Figures Busy)> RunAsync(SideBySideSettings settings, string archive, IReadOnlyList<MixedQuery> queries)
    {
        var copy = Path.Combine(settings.Keep, "beside");
        Copy(archive, copy);
        try
        {
            await using var site = await SiteProcess.StartAsync(settings, copy);
            var page = WebPages.Contenders(site).First();
            var quiet = new Stopwatches([page with { Name = "page, no import beside" }], queries);
            // A site that is still warming up would make the import look harmless.
            for (var round = 0; round < 3; round++)
                await quiet.RoundAsync(isMeasured: false);
            await quiet.RunAsync(settings.Rounds);

            using var import = SiteProcess.Import(settings, copy, settings.ImportBeside!);
            var busy = new Stopwatches([page], queries);
            // The import's own start is not counted.
            await busy.RoundAsync(isMeasured: false);
            var rounds = 0;
            for (; !import.HasExited; rounds++)
                await busy.RoundAsync(isMeasured: true);
            if (import.ExitCode != 0 || rounds == 0)
                throw new InvalidOperationException($"The import ended with {import.ExitCode} after {rounds} rounds: it must succeed and last for one at least.");
            return (quiet.Results()[0], busy.Results()[0] with { Name = $"page, an import beside ({rounds} rounds)" });
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private static void Copy(string from, string to)
    {
        if (Directory.Exists(to))
            Directory.Delete(to, recursive: true);
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
