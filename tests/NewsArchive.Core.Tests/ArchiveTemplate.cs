using NewsArchive.Storage;

namespace NewsArchive;

/// <summary>An archive that is made once in a test run; tests begin with a copy of it.</summary>
/// <param name="make">Makes the archive in an empty data folder.</param>
internal sealed class ArchiveTemplate(Action<ArchiveOptions> make)
{
    private readonly Lazy<byte[]> _database = new(() => Make(make));

    /// <summary>The newest schema, and no articles.</summary>
    public static ArchiveTemplate Empty { get; } = new(options => new Schema().Upgrade(options, TimeProvider.System));

    /// <summary>Puts a copy into a data folder that has no database; like every archive it gets an identity of its own.</summary>
    public void CopyTo(ArchiveOptions options)
    {
        Directory.CreateDirectory(options.DataDirectory);
        File.WriteAllBytes(options.DatabaseFile, _database.Value);
        using var connection = Database.Open(options);
        using var command = connection.CreateCommand();
        command.CommandText = $"UPDATE archive SET uuid = '{Guid.NewGuid()}'";
        command.ExecuteNonQuery();
    }

    private static byte[] Make(Action<ArchiveOptions> make)
    {
        var folder = Directory.CreateTempSubdirectory("newsarchive-template-");
        try
        {
            var options = new ArchiveOptions { DataDirectory = folder.FullName };
            make(options);
            // The last connection that is closed moves everything from the write-ahead log into the file.
            ConnectionPools.Clear(options);
            Assert.False(File.Exists($"{options.DatabaseFile}-wal"));
            return File.ReadAllBytes(options.DatabaseFile);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
