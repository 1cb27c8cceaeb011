using System.Globalization;

namespace NewsArchive.Proposals.Reading;

/// <summary>Cuts a French text into words and signs in one pass.</summary>
/// <remarks>An elided word (<c>l'</c>, <c>qu’</c>) is a token with its apostrophe, also where a blank follows it; the pronoun of
/// <c>a-t-il</c> is a token of its own; a title or an initial keeps its full stop (<c>M.</c>, <c>J.-P.</c>).</remarks>
internal sealed class Tokenizer
{
    private const int LongestForm = 40;

    private static readonly HashSet<string> Hung = ["il", "elle", "on", "ils", "elles", "je", "nous", "vous", "ce", "moi", "tu"];
    private static readonly HashSet<string> Elided = ["l'", "d'", "j'", "m'", "t'", "s'", "c'", "n'", "qu'", "lorsqu'", "puisqu'", "jusqu'", "quoiqu'", "presqu'"];

    private readonly string _text;
    private readonly List<Token> _tokens;
    private int _at;
    private bool _isStraightOpen;

    private Tokenizer(string text)
    {
        _text = text;
        _tokens = new List<Token>((text.Length / 5) + 8);
    }

    public static Token[] Read(string text)
    {
        var tokenizer = new Tokenizer(text);
        while (tokenizer._at < text.Length)
            tokenizer.ReadOne();
        return [.. tokenizer._tokens];
    }

    public static bool IsApostrophe(char c) => c is '\'' or '’' or 'ʼ' or '‘';

    private void ReadOne()
    {
        var c = _text[_at];
        if (c == '\n')
            ReadLineEnd();
        else if (char.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF')
            _at++;
        else if (char.IsLetter(c))
            ReadWord();
        else if (char.IsDigit(c))
            ReadNumber();
        else
            ReadSign(c);
    }

    private void ReadLineEnd()
    {
        var start = _at;
        var ends = 0;
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            if (_text[_at++] == '\n')
                ends++;
        }

        if (ends > 1)
            _isStraightOpen = false;
        Add(start, _at, ends > 1 ? TokenKind.Block : TokenKind.Line);
    }

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
        || _at - start >= 3 && _text[_at - 2] is '-' && char.IsUpper(_text[_at - 1]) && _text[start + 1] is '-' or '.';

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

    private void ReadNumber()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at])
            || (_text[_at] is '.' or ',' && _at + 1 < _text.Length && char.IsDigit(_text[_at + 1]))))
            _at++;
        Add(start, _at, TokenKind.Number);
    }

    private void ReadSign(char c)
    {
        var start = _at++;
        switch (c)
        {
            case '.' or '!' or '?' or '…':
                while (_at < _text.Length && _text[_at] is '.' or '!' or '?' or '…')
                    _at++;
                Add(start, _at, TokenKind.Stop);
                break;
            case '"':
                Add(start, _at, StraightMark(start));
                break;
            case '[' when FootnoteEnd(start) is > 0 and var end:
                _at = end;
                break;
            default:
                if (char.IsHighSurrogate(c) && _at < _text.Length && char.IsLowSurrogate(_text[_at]))
                    _at++;
                Add(start, _at, Sign(c));
                break;
        }
    }

    // « [12] » refers to a note: nobody says it.
    private int FootnoteEnd(int start)
    {
        var at = start + 1;
        while (at < _text.Length && at - start < 5 && char.IsDigit(_text[at]))
            at++;
        return at > start + 1 && at < _text.Length && _text[at] == ']' ? at + 1 : -1;
    }

    private static TokenKind Sign(char c) => c switch
    {
        ',' => TokenKind.Comma,
        ':' => TokenKind.Colon,
        ';' => TokenKind.Semicolon,
        '«' or '“' or '„' or '‹' => TokenKind.Open,
        '»' or '”' or '›' => TokenKind.Close,
        '(' => TokenKind.ParenthesisOpen,
        ')' => TokenKind.ParenthesisClose,
        '—' or '–' or '-' or '‑' => TokenKind.Dash,
        _ => TokenKind.Other,
    };

    // Straight marks open and close by turns within a block; one with nothing behind it does not open.
    private TokenKind StraightMark(int at)
    {
        if (_isStraightOpen)
        {
            _isStraightOpen = false;
            return TokenKind.Close;
        }

        var next = at + 1 < _text.Length ? _text[at + 1] : '\n';
        if (next is '\n' or '.' or ',' or ';' or ')')
            return TokenKind.Other;
        _isStraightOpen = true;
        return TokenKind.Open;
    }

    private void AddWord(int start, int end, bool isHung)
    {
        var isCapital = char.IsUpper(_text[start]);
        _tokens.Add(new Token(start, end, TokenKind.Word, Entry(start, end, isCapital), isCapital, isHung));
    }

    private Lexeme Entry(int start, int end, bool isCapital)
    {
        if (end - start > LongestForm)
            return Lexeme.Unknown;
        Span<char> form = stackalloc char[end - start];
        Fold(start, form);
        return Lexicon.Of(form, isCapital);
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

    private void Add(int start, int end, TokenKind kind) => _tokens.Add(new Token(start, end, kind, Lexeme.Unknown));
}
