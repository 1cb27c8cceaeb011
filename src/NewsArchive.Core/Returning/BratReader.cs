using System.IO.Compression;
using System.Text;
using System.Text.Json;
using NewsArchive.Storage;

namespace NewsArchive.Returning;

/// <summary>Reads a ZIP archive of brat: for each document its text and its annotations, in whatever folders.</summary>
/// <remarks>Nothing is written where an entry says: names only name. Lengths are counted while reading.</remarks>
internal static class BratReader
{
    private const int MostEntries = 400_000;
    private const int LongestAnnotations = 64 << 20;
    private const int MostGrowth = 200;
    private const long AlwaysAllowed = 100L << 20;
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <param name="stream">The file.</param>
    /// <param name="longest">The longest text, in bytes.</param>
    public static IEnumerable<Returned> Read(Stream stream, long longest)
    {
        using var zip = Open(stream);
        if (zip is null || zip.Entries.Count > MostEntries)
        {
            yield return new ReturnedFault("", zip is null ? new Message("import.broken-archive") : new Message("import.many-entries", zip.Entries.Count, MostEntries));
            yield break;
        }

        var entries = zip.Entries.Where(entry => !entry.IsEncrypted).DistinctBy(entry => entry.FullName).ToDictionary(entry => entry.FullName, StringComparer.Ordinal);
        var archive = entries.TryGetValue("manifest.json", out var manifest) ? ArchiveIn(manifest) : null;
        if (archive is not null)
            yield return new ReturnedArchive(archive.Uuid);
        var budget = Math.Max(AlwaysAllowed, stream.Length * MostGrowth);
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

    private static ZipArchive? Open(Stream stream)
    {
        try
        {
            var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            _ = zip.Entries.Count;
            return zip;
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }

    private static ArchiveIdentity? ArchiveIn(ZipArchiveEntry manifest)
    {
        var budget = AlwaysAllowed;
        try
        {
            using var json = JsonDocument.Parse(TextOf(manifest, 1 << 20, ref budget, out _) ?? "{}");
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("archive", out var urn) && urn.ValueKind == JsonValueKind.String
                && urn.GetString() is ['u', 'r', 'n', ':', 'u', 'u', 'i', 'd', ':', .. var uuid] && Guid.TryParse(uuid, out var known) ? new ArchiveIdentity(known, default) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? TextOf(ZipArchiveEntry entry, long longest, ref long budget, out Message? fault)
    {
        fault = budget <= 0 ? new Message("import.bomb") : null;
        if (fault is not null)
            return null;
        try
        {
            using var from = entry.Open();
            using var bytes = new MemoryStream();
            var buffer = new byte[65536];
            for (int read; (read = from.Read(buffer)) > 0;)
            {
                bytes.Write(buffer, 0, read);
                if (bytes.Length <= longest)
                    continue;
                budget -= bytes.Length;
                fault = new Message("import.too-large", Math.Max(entry.Length, longest) / 1_048_576.0, longest / 1_048_576.0);
                return null;
            }

            budget -= bytes.Length;
            return Strict.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or NotSupportedException or DecoderFallbackException)
        {
            fault = new Message(error is DecoderFallbackException ? "return.not-utf8" : "import.not-readable");
            return null;
        }
    }
}
