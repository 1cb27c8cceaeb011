using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsArchive.Importing.Pages;

/// <summary>The words in the classes and the identifier of an element: « ArticleShare__bar » has article, share and bar.</summary>
/// <remarks>They are judged each as words in small letters with one hyphen between.</remarks>
internal static partial class ClassWords
{
    // Whoever has more classes than this hides among them.
    private const int Longest = 1000;

    // The pages of a paper have the same few hundred classes on their thousands of elements: what was judged once is kept.
    private const int LongestKept = 100, MostKept = 20_000;

    private static readonly ConcurrentDictionary<(Delegate Judge, string Classes), int> Kept = new();

    private static int _kept;

    /// <summary>Whether a class, or the identifier, is judged so.</summary>
    /// <param name="element">The element.</param>
    /// <param name="judge">The judgement: always the same object, which sees nothing but the words.</param>
    public static bool Any(IElement element, Func<string, bool> judge) =>
        Most(element, judge, static (names, judge) => Each(names).Any((Func<string, bool>)judge) ? 1 : 0) > 0;

    /// <summary>The highest of the judgements of the classes and the identifier; 0 when there is none.</summary>
    /// <param name="element">The element.</param>
    /// <param name="judge">The judgement, as above.</param>
    public static int Most(IElement element, Func<string, int> judge) =>
        Most(element, judge, static (names, judge) => Each(names).Select((Func<string, int>)judge).DefaultIfEmpty().Max());

    private static int Most(IElement element, Delegate judge, Func<string, Delegate, int> most)
    {
        string classes = element.ClassName ?? "", id = element.Id ?? "";
        if (classes.Length + id.Length >= Longest)
            return 0;
        var ofClasses = classes.Length == 0 ? 0 : classes.Length > LongestKept ? most(classes, judge) : Known(classes, judge, most);
        return id.Length == 0 ? ofClasses : Math.Max(ofClasses, most(id, judge));
    }

    private static int Known(string classes, Delegate judge, Func<string, Delegate, int> most)
    {
        if (Kept.TryGetValue((judge, classes), out var known))
            return known;
        if (Interlocked.Increment(ref _kept) > MostKept)
        {
            _kept = 0;
            Kept.Clear();
        }

        return Kept[(judge, classes)] = most(classes, judge);
    }

    private static IEnumerable<string> Each(string names) => names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Words);

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
