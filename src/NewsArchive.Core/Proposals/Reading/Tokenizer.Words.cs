using System.Globalization;

namespace NewsArchive.Proposals.Reading;

internal sealed partial class Tokenizer
{
    private void ReadWord()
    {
        var start = _at;
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (IsApostrophe(c))
            {
                if (_at - start <= 7 && Elided.Contains(Form(start, _at) + "'"))
                {
                    _at++;
                    AddWord(start, _at, isHung: false);
                    return;
                }

                if (_at + 1 >= _text.Length || !char.IsLetter(_text[_at + 1]))
                    break;
            }
            else if (c is '-' or '‑')
            {
                if (_at + 1 >= _text.Length || !char.IsLetterOrDigit(_text[_at + 1]))
                    break;
            }
            else if (!char.IsLetterOrDigit(c) && char.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Surrogate))
            {
                break;
            }

            _at++;
        }

        if (SplitHung(start))
            return;
        // « J.-P. »
        while (_at - start is 1 or 4 && char.IsUpper(_text[_at - 1]) && _at + 2 < _text.Length && _text[_at] == '.' && _text[_at + 1] == '-' && char.IsUpper(_text[_at + 2]))
            _at += 3;
        if (_at < _text.Length && _text[_at] == '.' && IsShortened(start) && _at + 1 < _text.Length && !char.IsLetter(_text[_at + 1]))
            _at++;
        AddWord(start, _at, isHung: false);
    }

    // « a-t-il », « dit-elle »: the verb, then its pronoun; the t in between belongs to neither.
    private bool SplitHung(int start)
    {
        var hyphen = _text.AsSpan(start, _at - start).LastIndexOfAny('-', '‑');
        if (hyphen <= 0 || _at - (start + hyphen) > 6)
            return false;
        var pronoun = start + hyphen + 1;
        var form = Form(pronoun, _at);
        if (!Hung.Contains(form))
            return false;
        var end = start + hyphen;
        if (end - start > 2 && _text[end - 1] is 't' or 'T' && _text[end - 2] is '-' or '‑')
            end -= 2;
        AddWord(start, end, isHung: false);
        AddWord(pronoun, _at, isHung: true);
        return true;
    }

    private bool IsShortened(int start) =>
        _at - start == 1 && char.IsUpper(_text[start]) && IsBeforeCapital() && (_tokens.Count == 0 || _tokens[^1].Kind is not (TokenKind.Number or TokenKind.Other))
        || _at - start <= 4 && (Form(start, _at) is "m" or "mm" or "dr" or "pr" or "mgr" || (_at - start == 4 && _text[start + 1] == '.'))
        || _at - start >= 3 && _text[_at - 2] == '-' && char.IsUpper(_text[_at - 1]) && _text[start + 1] is '-' or '.';

    private bool IsBeforeCapital()
    {
        var next = _at + 1;
        while (next < _text.Length && _text[next] is ' ' or '\u00A0' or '\u202F')
            next++;
        if (next >= _text.Length || !char.IsUpper(_text[next]))
            return false;
        // « la bombe H. La Corée… »: an article does not follow an initial.
        var end = next;
        while (end < _text.Length && char.IsLetter(_text[end]) && end - next < LongestForm)
            end++;
        return !Entry(next, end, isCapital: true).Is(WordKinds.Function);
    }

    private void AddWord(int start, int end, bool isHung)
    {
        // « al-Assad », « el-Sissi »: the article belongs to the name.
        var isCapital = char.IsUpper(_text[start]) || end - start > 3 && _text[start] is 'a' or 'e' && _text[start + 1] == 'l' && _text[start + 2] is '-' or '‑' && char.IsUpper(_text[start + 3]);
        _tokens.Add(new Token(start, end, TokenKind.Word, Entry(start, end, isCapital), isCapital, isHung));
    }

    private Lexeme Entry(int start, int end, bool isCapital)
    {
        if (end - start > LongestForm)
            return Lexeme.Unknown;
        Span<char> form = stackalloc char[end - start];
        Fold(start, form);
        var lexeme = Lexicon.Of(form, isCapital);
        // « président-fondateur », « chanteur-compositeur »: the first word says what it is.
        var hyphen = form.IndexOf('-');
        return lexeme == Lexeme.Unknown && hyphen > 3 && Lexicon.Of(form[..hyphen], isCapital) is { } first && first.Is(WordKinds.Person) ? first : lexeme;
    }

    private string Form(int start, int end)
    {
        if (end - start > LongestForm)
            return "";
        Span<char> form = stackalloc char[end - start];
        Fold(start, form);
        return form.ToString();
    }

    private void Fold(int start, Span<char> form)
    {
        for (var i = 0; i < form.Length; i++)
        {
            var c = _text[start + i];
            form[i] = IsApostrophe(c) ? '\'' : c == '‑' ? '-' : char.ToLowerInvariant(c);
        }
    }
}
