using System.Globalization;
using System.Text;

namespace NewsArchive.Text;

/// <summary>Reads the words of a French text one by one, each with its place and the term it is searched by.</summary>
/// <remarks>
/// The one analyser of the program: index, queries, snippets and marks all read words here, so that they cannot
/// disagree. A word is a run of letters, digits and their marks; elided words (<c>l'</c>, <c>qu'</c>) are left out,
/// <c>aujourd'hui</c> is one word, a hyphenated word is the sequence of its parts. Soft hyphens and zero-width
/// characters inside a word are passed over. Terms are folded (<see cref="Folding"/>).
/// </remarks>
public ref struct WordReader
{
    private readonly ReadOnlySpan<char> _text;
    private char[] _term = new char[32];
    private int _length;
    private int _at;

    /// <summary>Starts before the first word.</summary>
    /// <param name="text">The text; may be empty.</param>
    public WordReader(ReadOnlySpan<char> text) => _text = text;

    /// <summary>Where the current word begins: UTF-16 code units, inclusive.</summary>
    public int Start { get; private set; }

    /// <summary>Where the current word ends: UTF-16 code units, exclusive.</summary>
    public int End { get; private set; }

    /// <summary>The folded term of the current word; valid until the next <see cref="Read"/>.</summary>
    public readonly ReadOnlySpan<char> Term => _term.AsSpan(0, _length);

    /// <summary>Goes to the next word.</summary>
    /// <returns>False when there is none.</returns>
    public bool Read()
    {
        while (SkipToWord())
        {
            ReadLetters();
            if (_at < _text.Length && Elision.IsApostrophe(_text[_at]))
            {
                if (Elision.JoinsWith(Term, _text[(_at + 1)..]))
                {
                    _at++;
                    ReadLetters();
                }
                else if (Elision.IsElided(Term))
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
        while (_at < _text.Length && (IsInWord(_at, out var units) || (units = IgnoredInside(_at)) > 0))
        {
            Rune.DecodeFromUtf16(_text[_at..], out var rune, out _);
            Append(Folding.Of(rune));
            _at += units;
        }

        End = _at;
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
            return (char.IsLetterOrDigit(c) || IsMark(char.GetUnicodeCategory(c))) && !Elision.IsApostrophe(c);
        if (Rune.DecodeFromUtf16(_text[at..], out var rune, out units) != System.Buffers.OperationStatus.Done)
            return false;
        return Rune.IsLetterOrDigit(rune) || IsMark(Rune.GetUnicodeCategory(rune));
    }

    // A soft hyphen or a zero-width joiner is invisible: it must not split « mar­ché ».
    private readonly int IgnoredInside(int at) =>
        _text[at] is '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' ? 1 : 0;

    private static bool IsMark(UnicodeCategory category) =>
        category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private void Append(string folded)
    {
        if (_length + folded.Length > _term.Length)
            Array.Resize(ref _term, Math.Max(_term.Length * 2, _length + folded.Length));
        folded.CopyTo(_term.AsSpan(_length));
        _length += folded.Length;
    }
}
