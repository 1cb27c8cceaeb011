using System.Globalization;
using System.Text;
using NewsArchive.Text;

namespace NewsArchive.Entities;

/// <summary>A place of a text where a name stands.</summary>
/// <param name="At">The place: UTF-16 code units, half-open; an elided « l’ » before the name is not in it.</param>
/// <param name="Owner">Whose name it is.</param>
/// <param name="IsCompound">Whether a hyphen ties the name to a further word: « Paris » in « Paris-Match ».</param>
public readonly record struct NamePlace(TextSpan At, long Owner, bool IsCompound);

/// <summary>Finds names in texts, whole words only, as names are compared: accents and the kind of apostrophe, hyphen or blank do not count.</summary>
/// <remarks>
/// A capital of the name must be one in the text (« Orange » is not « orange »), short abbreviations must be in capitals throughout
/// (« OR » is not « Or »); small letters of the name may be capitals (« KIM JONG UN »). Points and other signs between words must be those of the
/// name, but for the point of an initial. A name does not go over the end of a block.
/// </remarks>
public sealed class NameFinder
{
    private const int LongestAbbreviation = 3;

    private readonly Node _root = new();

    /// <summary>Prepares names.</summary>
    /// <param name="names">Each with its owner; a name without letters or digits stands nowhere.</param>
    public NameFinder(IEnumerable<(string Name, long Owner)> names)
    {
        foreach (var (name, owner) in names)
            Add(name, owner);
    }

    private sealed class Node
    {
        public Dictionary<string, Node> Next { get; } = [];

        public List<Name> Names { get; } = [];
    }

    private sealed record Name(string Text, List<Word> Words, long Owner, string Before, string Behind);

    private readonly record struct Word(string Folded, int Start, int End);

    /// <summary>Whether no name can be found in any text.</summary>
    public bool IsEmpty => _root.Next.Count == 0;

    /// <summary>The words of a name by which texts that may have it are searched.</summary>
    /// <param name="name">The name.</param>
    public static IReadOnlyList<Term> TermsOf(string name)
    {
        var terms = new List<Term>();
        var reader = new WordReader(name);
        while (reader.Read())
            terms.Add(reader.Term);
        return terms;
    }

    /// <summary>Finds every place of every name; places may overlap.</summary>
    /// <param name="text">The text of an article.</param>
    public List<NamePlace> Find(string text)
    {
        var places = new List<NamePlace>();
        var words = WordsOf(text);
        for (var first = 0; first < words.Count; first++)
        {
            var node = _root;
            for (var at = first; at < words.Count && node.Next.TryGetValue(words[at].Folded, out var next); at++)
            {
                node = next;
                foreach (var name in node.Names)
                {
                    if (PlaceOf(name, text, words, first) is { } place && Offsets.Fits(text, place.At))
                        places.Add(place);
                }
            }
        }

        return places;
    }

    private void Add(string name, long owner)
    {
        var words = WordsOf(name);
        if (words.Count == 0)
            return;
        var node = _root;
        foreach (var word in words)
        {
            if (!node.Next.TryGetValue(word.Folded, out var next))
                node.Next[word.Folded] = next = new Node();
            node = next;
        }

        // Before the first word only an elided one counts: « L’Équipe ».
        var before = Signs(name[..words[0].Start]);
        node.Names.Add(new Name(name, words, owner, before.All(c => char.IsLetter(c) || IsApostrophe(c)) ? before : "", name[words[^1].End..].Trim()));
    }

    private static NamePlace? PlaceOf(Name name, string text, List<Word> words, int first)
    {
        for (var i = 0; i < name.Words.Count; i++)
        {
            var (wanted, found) = (name.Words[i], words[first + i]);
            // « Kim Jong-un » is « Kim Jong Un » as well.
            var isTied = i > 0 && IsHyphen(text, found.Start - 1);
            if (!isTied && !FitsCase(name.Text.AsSpan(wanted.Start, wanted.End - wanted.Start), text.AsSpan(found.Start, found.End - found.Start)))
                return null;
            if (i > 0 && !FitsBetween(name.Text[name.Words[i - 1].End..wanted.Start], text[words[first + i - 1].End..found.Start], words[first + i - 1]))
                return null;
        }

        var (start, end) = (words[first].Start, words[first + name.Words.Count - 1].End);
        // « L’Équipe » begins with its article.
        if (name.Before.Length > 0)
        {
            if (start < name.Before.Length || Signs(text[(start - name.Before.Length)..start]) != name.Before || IsInWord(text, start - name.Before.Length - 1))
                return null;
            start -= name.Before.Length;
        }

        if (name.Behind.Length > 0)
        {
            if (string.CompareOrdinal(text, end, name.Behind, 0, name.Behind.Length) == 0)
                end += name.Behind.Length;
            else if (!name.Behind.All(char.IsPunctuation))
                return null;
        }

        // « Brien » does not stand in « O’Brien », nor « Ba » in « Ba’ath », nor « G » in « G7 ».
        if (IsInWord(text, start - 1) || IsInWord(text, end) || (first > 0 && words[first - 1].End == start - 1 && IsApostrophe(text[start - 1])))
            return null;
        if (end + 1 < text.Length && IsApostrophe(text[end]) && char.IsLetter(text[end + 1]))
            return null;
        var isCompound = (IsHyphen(text, start - 1) && IsInWord(text, start - 2)) || (IsHyphen(text, end) && IsInWord(text, end + 1));
        return new NamePlace(new TextSpan(start, end), name.Owner, isCompound);
    }

    private static bool FitsCase(ReadOnlySpan<char> wanted, ReadOnlySpan<char> found)
    {
        if (!char.IsUpper(wanted[0]))
            return true;
        if (!char.IsUpper(found[0]))
            return false;
        return wanted.Length is < 2 or > LongestAbbreviation || !IsUpper(wanted) || IsUpper(found);
    }

    private static bool IsUpper(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (char.IsLower(c))
                return false;
        }

        return true;
    }

    private static bool FitsBetween(string wanted, string found, Word before)
    {
        if (found.Contains("\n\n", StringComparison.Ordinal))
            return false;
        var (signs, others) = (Signs(wanted), Signs(found));
        return signs == others || (before.Folded.Length == 1 && signs.Replace(".", "", StringComparison.Ordinal) == others.Replace(".", "", StringComparison.Ordinal));
    }

    // What stands between words, as names are compared: blanks and hyphens do not count, apostrophes are all one.
    private static string Signs(string between)
    {
        var signs = new StringBuilder();
        foreach (var rune in between.EnumerateRunes())
        {
            if (rune.IsBmp && IsApostrophe((char)rune.Value))
                signs.Append('\'');
            else if (!Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.DashPunctuation)
                signs.Append(Folding.Of(rune));
        }

        return signs.ToString();
    }

    private static List<Word> WordsOf(string text)
    {
        var words = new List<Word>();
        var reader = new WordReader(text);
        while (reader.Read())
            words.Add(new(reader.Term.Folded, reader.Start, reader.End));
        return words;
    }

    private static bool IsApostrophe(char c) => Elision.IsApostrophe(c);

    private static bool IsHyphen(string text, int at) => at >= 0 && at < text.Length && text[at] is '-' or '\u2010' or '\u2011';

    private static bool IsInWord(string text, int at) => at >= 0 && at < text.Length && (char.IsLetterOrDigit(text[at]) || char.IsSurrogate(text[at])) && !IsApostrophe(text[at]);
}
