using System.IO.Compression;
using System.Text;
using System.Text.Json;
using NewsArchive.Storage;
using NewsArchive.Text;

namespace NewsArchive.Returning;

/// <summary>Reads a ZIP archive of brat: for each document its text and its annotations, in whatever folders.</summary>
/// <remarks>Names only name; see <see cref="ZipReading"/>.</remarks>
internal static class BratReader
{
    private const int MostEntries = 400_000;
    private const int LongestAnnotations = 64 << 20, LongestManifest = 1 << 20;
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <param name="stream">The file.</param>
    /// <param name="longest">The longest text, in bytes.</param>
    public static IEnumerable<Returned> Read(Stream stream, long longest)
    {
        using var zip = ZipReading.Open(stream);
        if (zip is null || zip.Entries.Count > MostEntries)
        {
            yield return new ReturnedFault("", zip is null ? new Message("import.broken-archive") : new Message("import.many-entries", zip.Entries.Count, MostEntries));
            yield break;
        }

        var entries = zip.Entries.Where(entry => !entry.IsEncrypted).DistinctBy(entry => entry.FullName).ToDictionary(entry => entry.FullName, StringComparer.Ordinal);
        var archive = entries.TryGetValue("manifest.json", out var manifest) ? ArchiveIn(manifest) : null;
        var budget = ZipReading.BudgetOf(stream);
        foreach (var name in entries.Keys.Where(name => name.EndsWith(".ann", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var stem = name[..^4];
            var fault = new Message("return.no-text", stem + ".txt");
            var text = entries.TryGetValue(stem + ".txt", out var entry) ? TextOf(entry, longest, ref budget, out fault) : null;
            var lines = text is null ? null : TextOf(entries[name], LongestAnnotations, ref budget, out fault);
            if (text is null || lines is null)
            {
                yield return new ReturnedFault(name, fault!);
                continue;
            }

            foreach (var piece in new BratDocument(stem, text, archive).Read(lines))
                yield return piece;
        }
    }

    private static ArchiveIdentity? ArchiveIn(ZipArchiveEntry manifest)
    {
        using var bytes = new MemoryStream();
        if (ZipReading.Copy(manifest, bytes, LongestManifest) is not null)
            return null;
        try
        {
            using var json = JsonDocument.Parse(bytes.GetBuffer().AsMemory(0, (int)bytes.Length));
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("archive", out var urn) && urn.ValueKind == JsonValueKind.String
                ? ArchiveIdentity.OfUrn(urn.GetString()) : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? TextOf(ZipArchiveEntry entry, long longest, ref long budget, out Message? fault)
    {
        fault = budget <= 0 ? new Message("import.bomb") : null;
        if (fault is not null)
            return null;
        using var bytes = new MemoryStream();
        fault = ZipReading.Copy(entry, bytes, longest);
        budget -= fault?.Key == "import.too-large" ? longest : bytes.Length;
        if (fault is not null)
            return null;
        try
        {
            var text = Strict.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
            fault = (StorableText.FaultOf(text) ?? StorableText.FaultOf(entry.FullName)) is { } character ? new Message("import.unstorable", character) : null;
            return fault is null ? text : null;
        }
        catch (DecoderFallbackException)
        {
            fault = new Message("return.not-utf8");
            return null;
        }
    }
}
