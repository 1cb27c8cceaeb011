namespace NewsArchive.Text;

/// <summary>Takes the endings of inflection and derivation from French words: « chevaux » and « cheval » share the stem <c>cheval</c>.</summary>
/// <remarks>
/// The Snowball algorithm for French, version 3.2, written from its published description
/// (snowballstem.org, « French stemming algorithm », BSD-3): the names of its steps and regions are kept. RV, R1 and R2
/// are places from which an ending may be taken. Stems are for comparing, not for reading.
/// </remarks>
public ref partial struct FrenchStemmer
{
    private const string Vowels = "aeiouyâàëéêèïîôûù";

    private readonly Span<char> _word;
    private int _length;
    private int _rv;
    private int _r1;
    private int _r2;

    private FrenchStemmer(Span<char> word, int length)
    {
        _word = word;
        _length = length;
    }

    /// <summary>The longest word that is stemmed, in UTF-16 code units; longer ones are no words of a language.</summary>
    public const int LongestWord = 100;

    /// <summary>Finds the stem of a word.</summary>
    /// <param name="word">A word in lower case, NFC, accents kept.</param>
    /// <returns>Its stem; the word itself when it is longer than <see cref="LongestWord"/>.</returns>
    public static string Stem(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestWord)
            return word.ToString();
        // A diaeresis becomes two characters meanwhile, and two endings are replaced by longer ones.
        Span<char> buffer = stackalloc char[(2 * LongestWord) + 4];
        word = word[ElisionOf(word)..];
        word.CopyTo(buffer);
        var stemmer = new FrenchStemmer(buffer, word.Length);
        stemmer.MarkVowels();
        stemmer.MarkRegions();
        stemmer.TakeEndings();
        stemmer.UnmarkVowels();
        return buffer[..stemmer._length].ToString();
    }

    private static int ElisionOf(ReadOnlySpan<char> word) => word switch
    {
        ['c' or 'd' or 'j' or 'l' or 'm' or 'n' or 's' or 't' or 'z', '\'', _, ..] => 2,
        ['q', 'u', '\'', _, ..] => 3,
        _ => 0,
    };

    // Capitals mark letters that are not vowels where they stand; H marks a diaeresis that was taken away.
    private void MarkVowels()
    {
        for (var at = 0; at < _length; at++)
        {
            if (IsVowel(at))
            {
                if (At(at + 1) is 'u' && IsVowel(at + 2))
                    _word[at + 1] = 'U';
                else if (At(at + 1) is 'i' && IsVowel(at + 2))
                    _word[at + 1] = 'I';
                else if (At(at + 1) is 'y')
                    _word[at + 1] = 'Y';
            }

            if (_word[at] is 'ë' or 'ï')
            {
                var bare = _word[at] == 'ë' ? 'e' : 'i';
                _word[at.._length].CopyTo(_word[(at + 1)..]);
                _length++;
                (_word[at], _word[at + 1]) = ('H', bare);
            }
            else if (_word[at] == 'y' && IsVowel(at + 1))
            {
                _word[at] = 'Y';
            }
            else if (_word[at] == 'q' && At(at + 1) is 'u')
            {
                _word[at + 1] = 'U';
            }
        }
    }

    private void MarkRegions()
    {
        _rv = RegionRv();
        _r1 = AfterVowelAndConsonant(0);
        _r2 = AfterVowelAndConsonant(_r1);
    }

    private readonly int RegionRv()
    {
        ReadOnlySpan<char> word = _word[.._length];
        if ((IsVowel(0) && IsVowel(1) && _length > 2)
            || word.StartsWith("par") || word.StartsWith("col") || word.StartsWith("tap") || (word.StartsWith("ni") && IsVowel(2)))
            return 3;
        for (var at = 1; at < _length; at++)
        {
            if (IsVowel(at))
                return at + 1;
        }

        return _length;
    }

    private readonly int AfterVowelAndConsonant(int from)
    {
        while (from < _length && !IsVowel(from))
            from++;
        while (from < _length && IsVowel(from))
            from++;
        return Math.Min(from + 1, _length);
    }

    private void TakeEndings()
    {
        if (TakeStandardSuffix() || TakeIVerbSuffix() || TakeVerbSuffix())
        {
            if (Ends("Y"))
                _word[_length - 1] = 'i';
            else if (Ends("ç"))
                _word[_length - 1] = 'c';
        }
        else
        {
            TakeResidualSuffix();
        }

        if (Ends("enn") || Ends("onn") || Ends("ett") || Ends("ell") || Ends("eill"))
            _length--;
        Unaccent();
    }

    private void Unaccent()
    {
        var at = _length - 1;
        while (at >= 0 && !IsVowel(at))
            at--;
        if (at >= 0 && at < _length - 1 && _word[at] is 'é' or 'è')
            _word[at] = 'e';
    }

    private void UnmarkVowels()
    {
        var end = 0;
        for (var at = 0; at < _length; at++)
        {
            if (_word[at] == 'H')
            {
                if (At(at + 1) is 'e' or 'i')
                    _word[end++] = _word[++at] == 'e' ? 'ë' : 'ï';
                continue;
            }

            _word[end++] = _word[at] is 'I' or 'U' or 'Y' ? char.ToLowerInvariant(_word[at]) : _word[at];
        }

        _length = end;
    }

    // The longest ending that the word has behind a place.
    private readonly string Longest(string[] suffixes, int from)
    {
        foreach (var suffix in suffixes)
        {
            if (_length - suffix.Length >= from && Ends(suffix))
                return suffix;
        }

        return "";
    }

    private bool CutOrReplace(string suffix, int region, string replacement) =>
        CutIn(region, suffix) || (Ends(suffix) && ReplaceIn(0, suffix, replacement));

    private bool CutIn(int region, string suffix) => ReplaceIn(region, suffix, "");

    private bool ReplaceIn(int region, string suffix, string replacement)
    {
        if (!Ends(suffix) || _length - suffix.Length < region)
            return false;
        Replace(suffix.Length, replacement);
        return true;
    }

    private void Replace(int length, string replacement)
    {
        _length -= length;
        replacement.CopyTo(_word[_length..]);
        _length += replacement.Length;
    }

    private readonly bool Ends(string suffix) => _word[.._length].EndsWith(suffix);

    private readonly char? At(int at) => at < _length ? _word[at] : null;

    private readonly bool IsVowel(int at) => at < _length && Vowels.Contains(_word[at]);
}
