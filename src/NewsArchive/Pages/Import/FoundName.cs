using NewsArchive.Text;

namespace NewsArchive.Pages.Import;

/// <summary>The name of an uploaded file, as a file system and a page can bear it.</summary>
internal static class FoundName
{
    // 255 bytes are allowed, and a letter may take three.
    private const int Longest = 80;

    /// <returns>The name without control characters and signs that file systems forbid; a long one keeps its ending.</returns>
    public static string Of(string name)
    {
        var clean = string.Concat(TextForm.Of(name).Select(c => char.IsControl(c) || c is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' ? '_' : c)).Trim();
        return clean.Length <= Longest ? clean : clean[..Offsets.LastBorder(clean, Longest - 10)] + clean[^10..].TrimStart('\uDC00', '\uDFFF');
    }
}
