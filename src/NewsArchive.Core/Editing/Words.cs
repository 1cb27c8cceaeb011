using System.Globalization;
using System.Text;
using NewsArchive.Annotations;
using NewsArchive.Text;

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

    /// <summary>How certain a place stays that was sent as it was: only a person takes doubt away.</summary>
    public static Anchoring Anchoring(string? word, Anchoring former) =>
        string.Equals(word, "sure", StringComparison.OrdinalIgnoreCase) ? NewsArchive.Annotations.Anchoring.Sure : former;

    public static string List<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetNames<T>().Select(name => name.ToLowerInvariant()));

    public static string Shown(string? word) => word is { Length: > 40 } ? word[..40] + "…" : word ?? "";

    /// <param name="name">A name, tidied.</param>
    /// <param name="longest">Its greatest length, in UTF-16 code units.</param>
    public static Message? NameFault(string name, int longest)
    {
        if (name.Length == 0)
            return new Message("edit.no-name");
        if (name.Length > longest)
            return new Message("edit.name-too-long", name.Length, longest);
        if (name.Any(char.IsControl))
            return new Message("edit.name-control");
        return name.EnumerateRunes().Any(IsVisible) ? null : new Message("edit.name-invisible");
    }

    public static Message? NoteFault(string? note, int longest)
    {
        if (note is { Length: var length } && length > longest)
            return new Message("edit.note-too-long", length, longest);
        return note is not null && note.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) ? new Message("edit.note-control") : null;
    }

    /// <summary>A typed text as it is stored; null for blanks.</summary>
    public static string? Noted(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : TextForm.Of(typed);

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.SpaceSeparator or UnicodeCategory.NonSpacingMark
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned);
}
