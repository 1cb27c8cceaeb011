namespace NewsArchive.Benchmarks;

/// <summary>A seed file, read as simply as can be: what the plain index is given.</summary>
internal sealed record SeedFile(string Key, string Date, string Title, string Body)
{
    public static SeedFile Read(string path)
    {
        var text = File.ReadAllText(path);
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var line = (end < 0 ? text : text[..end]).Trim().Split(' ', 3);
        return new SeedFile(Path.GetFileNameWithoutExtension(path), line.ElementAtOrDefault(1) ?? "", line.ElementAtOrDefault(2) ?? "", end < 0 ? "" : text[end..].Trim());
    }
}
