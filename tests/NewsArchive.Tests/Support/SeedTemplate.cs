using Microsoft.Extensions.Logging.Abstractions;
using NewsArchive.Hosting;
using NewsArchive.Importing;

namespace NewsArchive;

/// <summary>What the first start of the site makes of an empty data folder: an archive with the seeds.</summary>
internal static class SeedTemplate
{
    public static string Seeds { get; } = Path.Combine(Checkout.Root, "seeds");

    public static ArchiveTemplate Imported { get; } = new(options =>
    {
        options.SeedsDirectory = Seeds;
        var importer = new Importer(options, TimeProvider.System);
        new Preparation(options, TimeProvider.System, importer, NullLogger<Preparation>.Instance).RunAsync(CancellationToken.None).GetAwaiter().GetResult();
    });
}
