using System.IO.Compression;
using NewsArchive.Text;

namespace NewsArchive.Importing;

/// <summary>The files in a ZIP archive, each as if it lay in a folder. What would harm is rejected by its name, and the rest comes in.</summary>
/// <remarks>Names only name; see <see cref="ZipReading"/>.</remarks>
internal static class ZipEntries
{
    private const int MostEntries = 200_000;

    /// <summary>The entries, in the ordinal order in which a folder is read.</summary>
    /// <param name="file">The archive.</param>
    /// <param name="stream">Its bytes.</param>
    /// <param name="longest">The longest entry that is an article, in bytes.</param>
    /// <param name="open">Goes into an entry that holds several articles itself, given its bytes.</param>
    public static IEnumerable<FoundFile> In(FoundFile file, Stream stream, long longest, Func<FoundFile, Stream, IEnumerable<FoundFile>> open)
    {
        using var archive = ZipReading.Open(stream);
        if (archive is null || archive.Entries.Count > MostEntries)
        {
            yield return file with { Rejected = archive is null ? new Message("import.broken-archive") : new Message("import.many-entries", archive.Entries.Count, MostEntries) };
            yield break;
        }

        var budget = ZipReading.BudgetOf(stream);
        foreach (var entry in archive.Entries.Where(entry => !IsFolder(entry)).OrderBy(entry => entry.FullName.Split('/', '\\'), PathOrder.Ordinal))
        {
            var found = Of(file, entry);
            if (found.Rejected is not null || found.Skipped is not null)
                yield return found;
            else if (budget <= 0)
                yield return found with { Rejected = new Message("import.bomb") };
            else if (found.Form is SourceForm.Seed or SourceForm.Page)
            {
                var (bytes, fault) = Read(entry, longest);
                budget -= bytes?.Length ?? longest;
                yield return found with { Bytes = bytes, Rejected = fault };
            }
            else
            {
                using var copy = Unpacking.TemporaryFile();
                if (Copy(entry, copy, budget) is { } fault)
                    yield return found with { Rejected = fault };
                budget -= copy.Length;
                copy.Position = 0;
                foreach (var inside in copy.Length == 0 ? [] : open(found, copy))
                    yield return inside;
            }
        }
    }

    private static bool IsFolder(ZipArchiveEntry entry) => entry.FullName.EndsWith('/') || entry.FullName.EndsWith('\\');

    private static FoundFile Of(FoundFile file, ZipArchiveEntry entry)
    {
        var name = FoundFile.Clean(entry.FullName.Replace('\\', '/'));
        var parts = name.Split('/');
        var found = new FoundFile(file.Path, $"{file.Shown}!/{name}", FoundFile.KeyOf(parts[^1])) { Container = file.Container };
        if (StorableText.FaultOf(entry.FullName) is { } character)
            return found with { Rejected = new Message("import.unstorable-name", character) };
        if (parts.Contains("..") || name.StartsWith('/') || (name.Length > 1 && name[1] == ':'))
            return found with { Rejected = new Message("import.climbs") };
        if (parts.Any(part => part.StartsWith('.')) || parts[0] == "__MACOSX")
            return found with { Skipped = new Message("import.hidden") };
        // The upper half holds the mode of Unix: a symbolic link.
        if (((entry.ExternalAttributes >> 16) & 0xF000) == 0xA000)
            return found with { Rejected = new Message("import.link-inside") };
        if (entry.IsEncrypted)
            return found with { Rejected = new Message("import.encrypted") };
        return FoundFile.FormOf(name) is { } form ? found with { Form = form } : found with { Skipped = new Message("import.other-kind", Path.GetExtension(name)) };
    }

    private static (byte[]? Bytes, Message? Rejected) Read(ZipArchiveEntry entry, long longest)
    {
        using var bytes = new MemoryStream();
        return Copy(entry, bytes, longest) is { } fault ? (null, fault) : (bytes.ToArray(), null);
    }

    private static Message? Copy(ZipArchiveEntry entry, Stream to, long most) =>
        ZipReading.Copy(entry, to, most) ?? (to.Length == 0 ? new Message("import.empty") : null);

    private sealed class PathOrder : IComparer<string[]>
    {
        public static readonly PathOrder Ordinal = new();

        public int Compare(string[]? x, string[]? y)
        {
            for (var i = 0; i < Math.Min(x!.Length, y!.Length); i++)
            {
                if (string.CompareOrdinal(x[i], y[i]) is not 0 and var order)
                    return order;
            }

            return x.Length.CompareTo(y.Length);
        }
    }
}
