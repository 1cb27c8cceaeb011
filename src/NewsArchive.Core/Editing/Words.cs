namespace NewsArchive.Editing;

/// <summary>The words by which kinds and states are sent, and the rules for typed texts.</summary>
internal static class Words
{
    /// <returns>False when the word is none of the kind; null reads as the default.</returns>
    public static bool TryRead<T>(string? word, T otherwise, out T value)
        where T : struct, Enum
    {
        value = otherwise;
        // Enum.TryParse alone would take numbers and lists, too.
        return word is null || (Enum.GetNames<T>().Contains(word, StringComparer.OrdinalIgnoreCase) && Enum.TryParse(word, true, out value));
    }

    public static string List<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetNames<T>().Select(name => name.ToLowerInvariant()));

    public static string Shown(string? word) => word is { Length: > 40 } ? word[..40] + "…" : word ?? "";

    public static Message? NoteFault(string? note, int longest)
    {
        if (note is { Length: var length } && length > longest)
            return new Message("edit.note-too-long", length, longest);
        return note is not null && note.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) ? new Message("edit.note-control") : null;
    }
}
