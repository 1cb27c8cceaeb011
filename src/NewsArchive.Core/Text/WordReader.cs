using System.Globalization;
using System.Text;

namespace NewsArchive.Text;

/// <summary>Reads the words of a French text one by one, each with its place and the term it is searched by.</summary>
/// <remarks>
/// The one analyser of the program: index, queries, snippets and marks all read words here, so that they cannot
/// disagree. A word is a run of letters and their marks, or a number; elided words (<c>l'</c>, <c>qu'</c>) are left
/// out, <c>aujourd'hui</c> is one word, a hyphenated word is the sequence of its parts, and so is <c>20h30</c>. Groups
/// of three digits make one number (<c>3 000</c>, as the French write it). Soft hyphens and zero-width characters
/// inside a word are passed over.
/// </remarks>
public ref struct WordReader
{
    // An index refuses terms of more than 32,766 bytes; and no word of a language is as long.
    private const int LongestTerm = 200;

    private readonly ReadOnlySpan<char> _text;
    private char[] _exact = new char[32];
    private int _length;
    private int _at;

    /// <summary>Starts before the first word.</summary>
    /// <param name="text">The text; may be empty.</param>
    public WordReader(ReadOnlySpan<char> text) => _text = text;

    /// <summary>Where the current word begins: UTF-16 code units, inclusive.</summary>
    public int Start { get; private set; }

    /// <summary>Where the current word ends: UTF-16 code units, exclusive.</summary>
    public int End { get; private set; }

    /// <summary>The current word in lower case, accents kept, ligatures opened; valid until the next <see cref="Read"/>.</summary>
    public readonly ReadOnlySpan<char> Exact => _exact.AsSpan(0, _length);

    /// <summary>The forms the current word is compared by.</summary>
    public readonly Term Term => Term.Of(Exact);

    /// <summary>Goes to the next word.</summary>
    /// <returns>False when there is none.</returns>
    public bool Read()
    {
        while (SkipToWord())
        {
            if (IsDigit(_at, out _))
                ReadNumber();
            else
                ReadLetters();
            if (_at < _text.Length && Elision.IsApostrophe(_text[_at]))
            {
                if (Elision.JoinsWith(Exact, _text[(_at + 1)..]))
                {
                    _at++;
                    ReadLetters();
                }
                else if (Elision.IsElided(Exact))
                {
                    _at++;
                    continue;
                }
            }

            if (_length > 0)
                return true;
        }

        return false;
    }

    private bool SkipToWord()
    {
        while (_at < _text.Length && !IsInWord(_at, out _))
            _at++;
        Start = End = _at;
        _length = 0;
        return _at < _text.Length;
    }

    private void ReadLetters()
    {
        while (_at < _text.Length)
        {
            // Most letters are plain ones: they need no table.
            if (char.IsAsciiLetter(_text[_at]))
            {
                Append((char)(_text[_at++] | 0x20));
                continue;
            }

            if ((!IsInWord(_at, out var units) || IsDigit(_at, out _)) && (units = IgnoredInside(_at)) == 0)
                break;
            Rune.DecodeFromUtf16(_text[_at..], out var rune, out _);
            Append(Letters.Of(rune));
            _at += units;
        }

        End = _at;
    }

    private void ReadNumber()
    {
        var first = ReadDigits();
        while (first <= 3 && IsGroup(_text, _at))
        {
            _at++;
            ReadDigits();
        }

        End = _at;
    }

    private int ReadDigits()
    {
        var digits = 0;
        for (; _at < _text.Length && IsDigit(_at, out var units); _at += units, digits++)
        {
            Rune.DecodeFromUtf16(_text[_at..], out var rune, out _);
            Append(Letters.Of(rune));
        }

        return digits;
    }

    /// <summary>Whether a blank and exactly three digits stand at a place: « 3 000 », also with the no-break blanks of typography.</summary>
    internal static bool IsGroup(ReadOnlySpan<char> text, int at) =>
        at + 3 < text.Length && (text[at] is ' ' or '\u00A0' or '\u202F' or '\u2009')
        && char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at + 2]) && char.IsAsciiDigit(text[at + 3])
        && !(at + 4 < text.Length && char.IsAsciiDigit(text[at + 4]));

    // Full-width and other typographic digits are those they fold to; the digits of other scripts are letters here.
    private readonly bool IsDigit(int at, out int units)
    {
        units = 1;
        if (_text[at] < 0x80)
            return char.IsAsciiDigit(_text[at]);
        return Rune.DecodeFromUtf16(_text[at..], out var rune, out units) == System.Buffers.OperationStatus.Done
            && Rune.IsDigit(rune) && char.IsAsciiDigit(Letters.Of(rune)[0]);
    }

    private readonly bool IsInWord(int at, out int units)
    {
        var c = _text[at];
        units = 1;
        if (char.IsAsciiLetterOrDigit(c))
            return true;
        if (c < 0x80)
            return false;
        if (!char.IsSurrogate(c))
            return (char.IsLetterOrDigit(c) && !Elision.IsApostrophe(c)) || IsMark(char.GetUnicodeCategory(c));
        if (Rune.DecodeFromUtf16(_text[at..], out var rune, out units) != System.Buffers.OperationStatus.Done)
            return false;
        return Rune.IsLetterOrDigit(rune) || IsMark(Rune.GetUnicodeCategory(rune));
    }

    // A soft hyphen or a zero-width joiner is invisible: it must not split « mar­ché ».
    private readonly int IgnoredInside(int at) =>
        _text[at] is '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' ? 1 : 0;

    private static bool IsMark(UnicodeCategory category) =>
        category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private void Append(char letter)
    {
        if (_length >= LongestTerm)
            return;
        if (_length == _exact.Length)
            Array.Resize(ref _exact, _exact.Length * 2);
        _exact[_length++] = letter;
    }

    private void Append(string letters)
    {
        if (_length >= LongestTerm)
            return;
        if (_length + letters.Length > _exact.Length)
            Array.Resize(ref _exact, Math.Max(_exact.Length * 2, _length + letters.Length));
        letters.CopyTo(_exact.AsSpan(_length));
        _length += letters.Length;
    }
}
