namespace NewsArchive.Storage;

public class ArchiveOptionsTests
{
    [Fact]
    public void The_defaults_work() => Assert.Empty(new ArchiveOptions { DataDirectory = "/d" }.Faults());

    [Fact]
    public void Everything_hangs_off_the_data_directory()
    {
        var options = new ArchiveOptions { DataDirectory = Path.Combine("/", "d") };
        Assert.All(
            [options.DatabaseFile, options.BackupDirectory, options.LogDirectory, options.KeyDirectory],
            path => Assert.Equal(options.DataDirectory, Path.GetDirectoryName(path)));
    }

    [Fact]
    public void Every_setting_that_cannot_work_is_named()
    {
        var faults = new ArchiveOptions { LargestFile = 0, LongestQuery = 0, ImportBatch = 0, BusyTimeout = 0, Backups = { Every = -1, Keep = 0 } }.Faults();

        Assert.Equal(
            ["settings.no-data-directory", "Archive:LargestFile", "Archive:LongestQuery", "Archive:ImportBatch", "Archive:BusyTimeout", "Archive:Backups:Every", "Archive:Backups:Keep"],
            faults.Select(fault => fault.Arguments is [string name, ..] ? name : fault.Key));
    }
}
