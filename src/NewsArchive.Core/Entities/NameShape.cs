using System.Text.RegularExpressions;
using NewsArchive.Text;

namespace NewsArchive.Entities;

/// <summary>How two names may be names of one: the surest first.</summary>
public enum Likeness
{
    /// <summary>Case, accents, hyphens and a leading article aside the same: « Les Républicains », « Républicains ».</summary>
    SameWords,

    /// <summary>The same words in another order: « Kim Jong-un », « Jong-un Kim ».</summary>
    OtherOrder,

    /// <summary>The same letters, parted in another way: « Kim Jongun ».</summary>
    OtherParting,

    /// <summary>One has initials for words of the other: « D. Peskov », « Dmitri Peskov ».</summary>
    Initials,

    /// <summary>One is made of the first letters of the other: « ONU ».</summary>
    Acronym,

    /// <summary>Long names that differ by one slip of a key: « Zelensky », « Zelenskiy ».</summary>
    OneLetter,
}

/// <summary>A name as it is held against others, to find what may be the same.</summary>
public sealed partial class NameShape
{
    // In shorter names another letter is another name.
    private const int Long = 8;

    private readonly string[] _words;
    private readonly string _sorted;
    private readonly string _compact;
    private readonly string[] _initials;
    private readonly string _numbers;

    private NameShape(string folded)
    {
        var words = folded.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        _words = words.Length > 1 && words[0] is "l" or "la" or "le" or "les" ? words[1..] : words;
        _sorted = string.Join(' ', _words.Order(StringComparer.Ordinal));
        _compact = string.Concat(_words);
        _initials = EntityName.InitialsOf(string.Join(' ', _words)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        _numbers = string.Join(' ', _words.Where(IsNumber).Order(StringComparer.Ordinal));
    }

    /// <summary>The shape of a name.</summary>
    /// <param name="name">The name as written.</param>
    public static NameShape Of(string name) => new(Entity.Folded(name));

    /// <summary>The shape of a name that is folded already.</summary>
    /// <param name="folded">From <see cref="Entity.Folded"/>.</param>
    public static NameShape OfFolded(string folded) => new(folded);

    /// <summary>How this and another name may be names of one, whichever of them is asked.</summary>
    /// <param name="other">The other name.</param>
    /// <returns>The surest way, or null when nothing speaks for it.</returns>
    public Likeness? LikenessTo(NameShape other)
    {
        if (_sorted == other._sorted)
            return _compact == other._compact ? Likeness.SameWords : Likeness.OtherOrder;
        if (_compact == other._compact)
            return Likeness.OtherParting;
        if (Abbreviates(other))
            return Likeness.Initials;
        if (IsAcronymOf(other) || other.IsAcronymOf(this))
            return Likeness.Acronym;
        return IsLong && other.IsLong && _numbers == other._numbers && EditDistance.Within(_compact, other._compact, 1) is not null ? Likeness.OneLetter : null;
    }

    /// <summary>Marks that names which are like one another have in common, at least one of them.</summary>
    internal IEnumerable<ulong> Marks()
    {
        yield return Mark('s', _sorted);
        yield return Mark('c', _compact);
        var initials = string.Concat(_words.Select(word => word[0]));
        for (var i = 0; i < _words.Length; i++)
        {
            if (_words[i].Length > 1)
                yield return Mark('i', $"{initials} {i} {_words[i]}");
        }

        if (_words is [{ Length: > 2 } acronym])
            yield return Mark('a', acronym);
        foreach (var letters in _initials.Where(letters => letters.Length > 2))
            yield return Mark('a', letters);
        if (!IsLong)
            yield break;
        // Names one slip apart become the same when one letter is left out of either, or of one of them (Garbe's SymSpell).
        yield return Mark('d', _compact);
        for (var i = 0; i < _compact.Length; i++)
            yield return Mark('d', _compact.AsSpan(0, i), _compact.AsSpan(i + 1));
    }

    private bool IsLong => _compact.Length >= Long;

    private bool IsAcronymOf(NameShape other) => _words is [{ Length: > 2 } word] && other._initials.Contains(word);

    // As many words, each the same or an initial of the other, and one that is written out in both.
    private bool Abbreviates(NameShape other)
    {
        if (_words.Length != other._words.Length)
            return false;
        var isWritten = false;
        for (var i = 0; i < _words.Length; i++)
        {
            var (one, two) = (_words[i], other._words[i]);
            if (one == two)
                isWritten |= one.Length > 1;
            else if (one[0] != two[0] || (one.Length > 1 && two.Length > 1))
                return false;
        }

        return isWritten;
    }

    // What tells the seventh from the eighth, and Jean A. from Jean B.
    private static bool IsNumber(string word) => word.Length == 1 || word.Any(char.IsDigit) || Roman().IsMatch(word);

    private static ulong Mark(char kind, ReadOnlySpan<char> one, ReadOnlySpan<char> two = default)
    {
        var hash = (14695981039346656037UL ^ kind) * 1099511628211UL;
        foreach (var c in one)
            hash = (hash ^ c) * 1099511628211UL;
        foreach (var c in two)
            hash = (hash ^ c) * 1099511628211UL;
        return hash;
    }

    [GeneratedRegex("^(?=.)m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$")]
    private static partial Regex Roman();
}
