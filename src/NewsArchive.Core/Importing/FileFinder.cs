using System.Text;

namespace NewsArchive.Importing;

/// <summary>A file to import, or a reason why it is not.</summary>
/// <param name="Path">Where the file lies.</param>
/// <param name="Shown">How the report names it: below the path that was asked for, in NFC.</param>
/// <param name="Key">The key its article gets: the name without the ending, in NFC.</param>
internal sealed record FoundFile(string Path, string Shown, string Key)
{
    /// <summary>Why it is rejected before it is read, or null.</summary>
    public Message? Rejected { get; init; }

    /// <summary>Why a file of this kind is not imported, or null.</summary>
    public Message? Skipped { get; init; }
}

/// <summary>First stage of an import: finds the files below the given paths, in ordinal order of their names.</summary>
internal static class FileFinder
{
    public static IEnumerable<FoundFile> Find(IEnumerable<string> paths) => paths.SelectMany(Below);

    private static IEnumerable<FoundFile> Below(string path)
    {
        if (Directory.Exists(path))
            return InFolder(path, path);
        return [File.Exists(path) ? Of(path) : Rejected(path, new Message("import.not-found"))];
    }

    private static IEnumerable<FoundFile> InFolder(string folder, string root)
    {
        List<FileSystemInfo> entries;
        Message? fault = null;
        try
        {
            entries = [.. new DirectoryInfo(folder).EnumerateFileSystemInfos()];
            entries.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            (entries, fault) = ([], new Message("import.not-readable"));
        }

        if (fault is not null)
            yield return Rejected(folder, fault);
        foreach (var entry in entries)
        {
            if (entry.LinkTarget is not null && LinkFault(entry, root) is { } linkFault)
                yield return Rejected(entry.FullName, linkFault, folder);
            else if (entry is not DirectoryInfo)
                yield return Of(Path.Combine(folder, entry.Name));
            else if (entry.LinkTarget is null)
            {
                foreach (var file in InFolder(Path.Combine(folder, entry.Name), root))
                    yield return file;
            }
        }
    }

    // A link may stay inside the folder that was asked for; a linked folder inside of it is found by itself.
    private static Message? LinkFault(FileSystemInfo entry, string root)
    {
        try
        {
            var target = entry.ResolveLinkTarget(returnFinalTarget: true)?.FullName;
            var inside = Path.GetFullPath(root).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;
            if (target is null || !(target + Path.DirectorySeparatorChar).StartsWith(inside, StringComparison.Ordinal))
                return new Message("import.link-outside");
            return File.Exists(target) || Directory.Exists(target) ? null : new Message("import.not-readable");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Message("import.not-readable");
        }
    }

    private static FoundFile Of(string path)
    {
        var name = Path.GetFileName(path);
        var file = new FoundFile(path, Clean(path), Clean(Path.GetFileNameWithoutExtension(path)));
        if (name.StartsWith('.'))
            return file with { Skipped = new Message("import.hidden") };
        return Path.GetExtension(path).Equals(".txt", StringComparison.OrdinalIgnoreCase)
            ? file
            : file with { Skipped = new Message("import.other-kind", Path.GetExtension(path)) };
    }

    private static FoundFile Rejected(string path, Message reason, string? folder = null) =>
        new(path, Clean(folder is null ? path : Path.Combine(folder, Path.GetFileName(path))), "") { Rejected = reason };

    private static string Clean(string name) => Text.TextForm.WithoutLoneSurrogates(name).Normalize(NormalizationForm.FormC);
}
