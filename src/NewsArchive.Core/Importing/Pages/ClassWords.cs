using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsArchive.Importing.Pages;

/// <summary>The words in the classes and the identifier of an element: « ArticleShare__bar » has article, share and bar.</summary>
internal static partial class ClassWords
{
    // Whoever has more classes than this hides among them.
    private const int Longest = 1000;

    /// <summary>Each class, and the identifier, as words in small letters with one hyphen between.</summary>
    public static IEnumerable<string> Of(IElement element)
    {
        var names = $"{element.ClassName} {element.Id}";
        if (names.Length is 1 or > Longest)
            yield break;
        foreach (var name in names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            yield return Words(name);
    }

    private static string Words(string name)
    {
        var words = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            var begins = char.IsUpper(c) && i > 0 && char.IsLower(name[i - 1]);
            if ((begins || !char.IsLetterOrDigit(c)) && words.Length > 0 && words[^1] != '-')
                words.Append('-');
            if (char.IsLetterOrDigit(c))
                words.Append(char.ToLowerInvariant(c));
        }

        // What styled components add tells nothing.
        return Generated().Replace(words.ToString().TrimEnd('-'), "");
    }

    [GeneratedRegex("-sc-[0-9a-z]+(?:-[0-9a-z]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Generated();
}
