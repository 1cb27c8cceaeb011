using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace NewsArchive.Exporting;

/// <summary>The files of an export in a ZIP archive, written one after the other; the manifest is the last.</summary>
/// <remarks>The directory of the archive follows the manifest: an export that fails leaves nothing that opens as a ZIP archive.</remarks>
internal sealed class ZippedFiles
{
    private const int LongestName = 80;
    private static readonly UTF8Encoding Utf8 = new(false);

    private readonly ZipArchive _zip;
    private readonly DateTimeOffset _at;

    private ZippedFiles(ZipArchive zip, DateTimeOffset at) => (_zip, _at) = (zip, at);

    public static async Task<ZippedFiles> BeginAsync(Stream output, DateTimeOffset at, CancellationToken cancellation) =>
        new(await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellation), at);

    /// <summary>A name that any system can have in a folder, and no other article has.</summary>
    public static string NameOf(Articles.Article article)
    {
        var tame = new StringBuilder(article.Key.Length);
        foreach (var c in article.Key.Take(LongestName))
            tame.Append(char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_');
        return $"{article.Id}-{tame}";
    }

    /// <summary>Begins a file; the one before must be closed.</summary>
    public async Task<Stream> BeginFileAsync(string name, CancellationToken cancellation)
    {
        var entry = _zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = _at;
        return await entry.OpenAsync(cancellation);
    }

    public async Task WriteAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        await using var file = await BeginFileAsync(name, cancellation);
        await file.WriteAsync(bytes, cancellation);
    }

    public Task WriteAsync(string name, string text, CancellationToken cancellation) => WriteAsync(name, Utf8.GetBytes(text), cancellation);

    /// <summary>Writes the manifest and closes the archive: everything else was written.</summary>
    public async Task CompleteAsync(Manifest manifest, CancellationToken cancellation)
    {
        await WriteAsync("manifest.json", JsonSerializer.SerializeToUtf8Bytes(manifest, ExportJson.Indented), cancellation);
        await _zip.DisposeAsync();
    }
}
