using System.Globalization;

namespace NewsArchive.Tests.Cli;

/// <summary>An archive that another program has, that is write-protected, or whose disk is full: one sentence that names it and what to do.</summary>
public sealed class UnwritableArchiveTests(SeededArchive seeded) : IClassFixture<SeededArchive>
{
    [Theory]
    [InlineData("import")]
    [InlineData("propose")]
    public async Task A_command_waits_as_long_as_it_was_told_and_says_who_has_the_archive(string verb)
    {
        using var program = seeded.Copy();
        var file = program.Beside("a.txt");
        await File.WriteAllTextAsync(file, "date 2023 Un titre\n\nUn texte.");
        CommandLineRun run;
        using (new HeldLock(program.DataDirectory))
            run = await program.RunProcessAsync([verb, .. verb == "import" ? [file] : Array.Empty<string>(), "--Archive:BusyTimeout=1"]);
        Assert.Equal((3, ""), (run.ExitCode, run.Output));
        Assert.Matches(@"^Un autre programme.* occupe l’archive de .* depuis \d+ secondes\..*--Archive:BusyTimeout=600$", run.ErrorWords);
        Assert.Contains(program.DataDirectory, run.ErrorWords, StringComparison.Ordinal);
        if (OperatingSystem.IsLinux())
            Assert.Contains($"(processus {Environment.ProcessId.ToString(CultureInfo.InvariantCulture)})", run.ErrorWords, StringComparison.Ordinal);
    }

    [MountFact]
    public async Task A_write_protected_archive_is_read_and_not_written()
    {
        using var program = seeded.Copy();
        using var protection = Mount.WriteProtected(program.DataDirectory);
        foreach (var read in new[] { new[] { "search", "onu", "--json" }, ["export", "jsonl", "--output", program.Beside("out.jsonl")], ["check"], ["backup", program.Beside("copy.zip")] })
        {
            var run = await program.RunAsync(read);
            Assert.Equal((read[0], 0), (read[0], run.ExitCode));
        }

        Assert.Equal(2, (int)(await program.RunAsync("search", "onu", "--json")).Json["total"]!);
        foreach (var write in new[] { new[] { "import", Repository.Seeds }, ["propose"], ["reindex"], [] })
        {
            var run = await program.RunAsync(write);
            Assert.Equal((3, ""), (run.ExitCode, run.Output));
            Assert.Contains(program.DataDirectory, run.ErrorWords, StringComparison.Ordinal);
            Assert.Contains("droit", run.ErrorWords, StringComparison.Ordinal);
            Assert.DoesNotContain("SQLite", run.ErrorWords, StringComparison.Ordinal);
        }
    }

    [MountFact]
    public async Task On_a_full_disk_a_command_says_so_and_leaves_nothing_half_written()
    {
        using var program = seeded.Copy();
        var full = program.Beside("full");
        using (Mount.SmallDisk(full, 1))
        {
            Fill(Path.Combine(full, "filling"));
            foreach (var write in new[] { new[] { "backup", Path.Combine(full, "copy.zip") }, ["export", "tei", "--output", Path.Combine(full, "out.zip")] })
            {
                // A backup looks for room before.
                var run = await program.RunAsync(write);
                Assert.Equal((write[0], 3, ""), (write[0], run.ExitCode, run.Output));
                Assert.Matches("plus de place|Faites de la place", run.ErrorWords);
            }

            Assert.Equal(["filling"], Directory.GetFiles(full).Select(Path.GetFileName));
        }

        var archive = program.Beside("small");
        using (Mount.SmallDisk(archive, 2))
        {
            var many = program.Beside("many");
            Directory.CreateDirectory(many);
            for (var i = 0; i < 1000; i++)
                await File.WriteAllTextAsync(Path.Combine(many, $"{i}.txt"), $"date 2023 Un titre {i}\n\n{string.Join(' ', Enumerable.Range(i * 500, 500))}");
            var run = await CommandLineProgram.FinishAsync(program.Start("fr_FR.UTF-8", ["import", many, $"--Archive:DataDirectory={archive}"]));
            Assert.Equal(3, run.ExitCode);
            Assert.Contains("Il n’y a plus de place sur le disque", run.ErrorWords, StringComparison.Ordinal);
            Assert.Single(run.Errors.Trim().Split('\n'));
        }
    }
    private static void Fill(string file)
    {
        using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        var portion = new byte[4096];
        for (var isFull = false; !isFull;)
            isFull = Record.Exception(() => stream.Write(portion)) is IOException;
    }
}
