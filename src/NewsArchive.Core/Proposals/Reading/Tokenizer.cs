namespace NewsArchive.Proposals.Reading;

/// <summary>Cuts a French text into words and signs in one pass.</summary>
/// <remarks>An elided word (<c>l'</c>, <c>qu’</c>) is a token with its apostrophe, also where a blank follows it; the pronoun of
/// <c>a-t-il</c> is a token of its own; a title or an initial keeps its full stop (<c>M.</c>, <c>J.-P.</c>).</remarks>
internal sealed partial class Tokenizer
{
    private const int LongestForm = 40;

    private static readonly HashSet<string> Hung = ["il", "elle", "on", "ils", "elles", "je", "nous", "vous", "ce", "moi", "tu"];
    private static readonly HashSet<string> Elided = ["l'", "d'", "j'", "m'", "t'", "s'", "c'", "n'", "qu'", "lorsqu'", "puisqu'", "jusqu'", "quoiqu'", "presqu'"];

    private readonly string _text;
    private readonly List<Token> _tokens;
    private int _at;
    private bool _isStraightOpen;
    private bool _isLowOpen;

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
        else if (char.IsLetter(c) && !IsApostrophe(c))
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
            _isStraightOpen = _isLowOpen = false;
        Add(start, _at, ends > 1 ? TokenKind.Block : TokenKind.Line);
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
            // „ a “: the mark that opens elsewhere closes here.
            case '„':
                _isLowOpen = true;
                Add(start, _at, TokenKind.Open);
                break;
            case '“' when _isLowOpen:
                _isLowOpen = false;
                Add(start, _at, TokenKind.Close);
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
        '«' or '“' or '‹' => TokenKind.Open,
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

    private void Add(int start, int end, TokenKind kind) => _tokens.Add(new Token(start, end, kind, Lexeme.Unknown));
}
