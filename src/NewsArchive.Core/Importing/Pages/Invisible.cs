namespace NewsArchive.Importing.Pages;

/// <summary>Characters that a page carries but nobody sees or searches: hints for hyphens and breaks.</summary>
/// <remarks>The joiner U+200D stays, since it makes one character of an emoji, and so do marks of direction.</remarks>
internal static class Invisible
{
    private static readonly System.Buffers.SearchValues<char> All = System.Buffers.SearchValues.Create("\u00AD\u200B\uFEFF\u2060");

    public static bool Is(char c) => All.Contains(c);

    public static string Without(string text) =>
        text.AsSpan().ContainsAny(All) ? string.Concat(text.Where(c => !Is(c))).Normalize() : text;
}
