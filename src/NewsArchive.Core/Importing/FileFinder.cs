using NewsArchive.Text;

namespace NewsArchive.Importing;

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
        var file = new FoundFile(path, FoundFile.Clean(path), FoundFile.KeyOf(path));
        if (StorableText.FaultOf(path) is { } character)
            return file with { Rejected = new Message("import.unstorable-name", character) };
        if (name.StartsWith('.'))
            return file with { Skipped = new Message("import.hidden") };
        return FoundFile.FormOf(path) is { } form ? file with { Form = form } : file with { Skipped = new Message("import.other-kind", Path.GetExtension(path)) };
    }

    private static FoundFile Rejected(string path, Message reason) => new(path, FoundFile.Clean(path), "") { Rejected = reason };
}
