using System.Text;

namespace NewsArchive.Importing;

/// <summary>A file to import, or a reason why it is not.</summary>
/// <param name="Path">Where the file lies; for a link, its target.</param>
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
            var path = Path.Combine(folder, entry.Name);
            if (entry.LinkTarget is not null)
            {
                if (OfLink(path, root) is { } linked)
                    yield return linked;
            }
            else if (entry is not DirectoryInfo || entry.Name.StartsWith('.'))
                yield return Of(path);
            else
            {
                foreach (var file in InFolder(path, root))
                    yield return file;
            }
        }
    }

    // A link may stay inside the folder that was asked for; a linked folder inside of it is found by itself. What is
    // read later is the target that was proved here, not the link.
    private static FoundFile? OfLink(string path, string root)
    {
        try
        {
            var target = WithoutLinks(path);
            if (!Path.Join(target, "/").StartsWith(Path.Join(WithoutLinks(root), "/"), StringComparison.Ordinal))
                return Rejected(path, new Message("import.link-outside"));
            if (Directory.Exists(target))
                return null;
            return File.Exists(target) ? Of(path) with { Path = target } : Rejected(path, new Message("import.not-readable"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Rejected(path, new Message("import.not-readable"));
        }
    }

    private static string WithoutLinks(string path, int most = 40)
    {
        path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(path) is not { } parent)
            return path;
        var here = Path.Combine(WithoutLinks(parent, most), Path.GetFileName(path));
        FileSystemInfo entry = Directory.Exists(here) ? new DirectoryInfo(here) : new FileInfo(here);
        if (entry.ResolveLinkTarget(returnFinalTarget: false) is not { } target)
            return here;
        return most > 0 ? WithoutLinks(target.FullName, most - 1) : throw new IOException($"Too many links: {path}");
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

    private static FoundFile Rejected(string path, Message reason) => new(path, Clean(path), "") { Rejected = reason };

    private static string Clean(string name) => Text.TextForm.WithoutLoneSurrogates(name).Normalize(NormalizationForm.FormC);
}
