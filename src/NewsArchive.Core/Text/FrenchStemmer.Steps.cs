namespace NewsArchive.Text;

// The steps that take an ending, under the names the description of the algorithm gives them.
public ref partial struct FrenchStemmer
{
    // Step 1. False also where the words in -ment lost their ending: the verb endings below them are then taken too.
    private bool TakeStandardSuffix()
    {
        var suffix = Longest(FrenchEndings.All, 0);
        var start = _length - suffix.Length;
        switch (suffix)
        {
            case "":
                return false;
            case "atrice" or "ateur" or "ation" or "atrices" or "ateurs" or "ations":
                return CutIn(_r2, suffix) && (CutOrReplace("ic", _r2, "iqU") || true);
            case "logie" or "logies":
                return ReplaceIn(_r2, suffix, "log");
            case "usion" or "ution" or "usions" or "utions":
                return ReplaceIn(_r2, suffix, "u");
            case "ence" or "ences":
                return ReplaceIn(_r2, suffix, "ent");
            case "ement" or "ements":
                return CutIn(_rv, suffix) && (CutBeforeEment() || true);
            case "ité" or "ités":
                return CutIn(_r2, suffix) && (CutOrReplace("abil", _r2, "abl") || CutOrReplace("ic", _r2, "iqU") || CutIn(_r2, "iv") || true);
            case "if" or "ive" or "ifs" or "ives":
                return CutIn(_r2, suffix) && ((CutIn(_r2, "at") && CutOrReplace("ic", _r2, "iqU")) || true);
            case "eaux":
                return ReplaceIn(0, suffix, "eau");
            case "aux":
                return ReplaceIn(_r1, suffix, "al");
            case "oux":
                return start > 0 && "bhjlnp".Contains(_word[start - 1]) && ReplaceIn(0, suffix, "ou");
            case "euse" or "euses":
                return CutIn(_r2, suffix) || ReplaceIn(_r1, suffix, "eux");
            case "issement" or "issements":
                return start > 0 && !IsVowel(start - 1) && CutIn(_r1, suffix);
            case "amment":
                ReplaceIn(_rv, suffix, "ant");
                return false;
            case "emment":
                ReplaceIn(_rv, suffix, "ent");
                return false;
            case "ment" or "ments":
                if (start > _rv && IsVowel(start - 1))
                    _length = start;
                return false;
            default:
                return CutIn(_r2, suffix);
        }
    }

    private bool CutBeforeEment() =>
        Ends("iv") ? CutIn(_r2, "iv") && CutIn(_r2, "at")
        : Ends("eus") ? CutIn(_r2, "eus") || ReplaceIn(_r1, "eus", "eux")
        : Ends("abl") ? CutIn(_r2, "abl")
        : Ends("iqU") ? CutIn(_r2, "iqU")
        : ReplaceIn(_rv, "ièr", "i") || ReplaceIn(_rv, "Ièr", "i");

    // Step 2a.
    private bool TakeIVerbSuffix()
    {
        var suffix = Longest(FrenchEndings.VerbsInI, _rv);
        var before = _length - suffix.Length - 1;
        if (suffix.Length == 0 || before < _rv || IsVowel(before) || _word[before] == 'H')
            return false;
        _length = before + 1;
        return true;
    }

    // Step 2b.
    private bool TakeVerbSuffix()
    {
        var suffix = Longest(FrenchEndings.Verbs, _rv);
        switch (suffix)
        {
            case "":
                return false;
            case "ions":
                return CutIn(_r2, suffix);
            case "ais" or "aise" or "aises":
                var start = _length - suffix.Length;
                ReadOnlySpan<char> before = _word[..start];
                if (before.EndsWith("auv") || before.EndsWith("épl") || (before.EndsWith("al") && start == 3))
                    return false;
                _length = start;
                CutIn(_rv, "e");
                return true;
            default:
                _length -= suffix.Length;
                if (suffix[0] is 'a' or 'â')
                    CutIn(_rv, "e");
                return true;
        }
    }

    // Step 4.
    private void TakeResidualSuffix()
    {
        if (_length > 1 && _word[_length - 1] == 's' && (!"aiouès".Contains(_word[_length - 2]) || (_length > 2 && _word[_length - 2] == 'i' && _word[_length - 3] == 'H')))
            _length--;
        switch (Longest(FrenchEndings.Residual, _rv))
        {
            case "ion" when _length - 4 >= _rv && _word[_length - 4] is 's' or 't':
                CutIn(_r2, "ion");
                break;
            case "ier" or "Ier":
                Replace(3, "i");
                break;
            case "ière" or "Ière":
                Replace(4, "i");
                break;
            case "e":
                _length--;
                break;
        }
    }
}
