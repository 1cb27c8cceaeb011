using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace NewsArchive.Text.Alignment;

/// <summary>Numbers the tokens of several texts alike: equal numbers are equal words, typography aside.</summary>
internal sealed class TokenTable
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);

    public int IdOf(ReadOnlySpan<char> key)
    {
        var ids = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!ids.TryGetValue(key, out var id))
            ids[key] = id = _ids.Count;
        return id;
    }
}

/// <summary>A text cut into words and signs, and these gathered into sentences.</summary>
/// <remarks>
/// Blanks are no tokens, and so do not count when texts are compared. What only typography tells apart has one number:
/// apostrophes, quotation marks, dashes, points of suspension, ligatures; soft hyphens and zero-width characters are
/// passed over. Capitals and accents count. Every token begins and ends on the border of a grapheme.
/// </remarks>
internal sealed class TokenizedText
{
    private readonly List<int> _ids = [], _starts = [], _ends = [], _sentenceOf = [], _sentences = [];
    private readonly List<bool> _isWord = [];

    private TokenizedText(string text) => Text = text;

    public string Text { get; }

    public int Count => _ids.Count;

    public int SentenceCount => _sentences.Count;

    public ReadOnlySpan<int> Ids => CollectionsMarshal.AsSpan(_ids);

    public int Start(int token) => _starts[token];

    public int End(int token) => _ends[token];

    public bool IsWord(int token) => _isWord[token];

    public int SentenceOf(int token) => _sentenceOf[token];

    /// <summary>The tokens of a sentence, half-open.</summary>
    public TextSpan Sentence(int number) => new(_sentences[number], number + 1 < _sentences.Count ? _sentences[number + 1] : Count);

    public ReadOnlySpan<char> Raw(int token) => Text.AsSpan(_starts[token], _ends[token] - _starts[token]);

    /// <summary>The tokens that a stretch of the text shares at least one code unit with, half-open; empty when there are none.</summary>
    public TextSpan Touched(TextSpan span)
    {
        var first = FirstFrom(_ends, span.Start + 1);
        var end = FirstFrom(_starts, span.End);
        return new TextSpan(first, Math.Max(first, end));
    }

    /// <summary>The stretch of the text from the first of some tokens to the last.</summary>
    public TextSpan SpanOf(TextSpan tokens) => new(_starts[tokens.Start], _ends[tokens.End - 1]);

    public static TokenizedText Of(string text, TokenTable table)
    {
        var tokens = new TokenizedText(text);
        var at = 0;
        var isNewSentence = true;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                // A blank with an accent upon it is no blank.
                var length = Grapheme(text, at);
                if (length == 1)
                {
                    isNewSentence |= text[at] == '\n' || (tokens.Count > 0 && at == tokens._ends[^1] && !tokens._isWord[^1] && Sentences.EndsBefore(text, at));
                    at++;
                    continue;
                }
            }

            at = tokens.Add(table, at, isNewSentence);
            isNewSentence = false;
        }

        return tokens;
    }

    private int Add(TokenTable table, int start, bool isNewSentence)
    {
        var at = start + Grapheme(Text, start);
        var isWord = IsOfWord(start);
        if (isWord)
        {
            while (at < Text.Length && IsOfWord(at))
                at += Grapheme(Text, at);
        }
        else if (Text[start] is '.' && at == start + 1)
        {
            while (at < Text.Length && Text[at] == '.' && Grapheme(Text, at) == 1)
                at++;
        }
        else if (Rune.DecodeFromUtf16(Text.AsSpan(start), out var rune, out _) == OperationStatus.Done && Rune.IsLetterOrDigit(rune))
        {
            isWord = true;
        }

        if (isNewSentence || Count == 0)
            _sentences.Add(Count);
        _ids.Add(table.IdOf(Folded(Text.AsSpan(start, at - start))));
        _starts.Add(start);
        _ends.Add(at);
        _isWord.Add(isWord);
        _sentenceOf.Add(_sentences.Count - 1);
        return at;
    }

    // Letters of scripts without blanks are tokens by themselves.
    private bool IsOfWord(int at)
    {
        if (char.IsAsciiLetterOrDigit(Text[at]))
            return true;
        if (Text[at] < 0x80 || Rune.DecodeFromUtf16(Text.AsSpan(at), out var rune, out _) != OperationStatus.Done)
            return false;
        if (rune.IsBmp && Elision.IsApostrophe((char)rune.Value))
            return false;
        return Rune.IsLetterOrDigit(rune) ? !IsUnspaced(rune.Value) : rune.Value is '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF';
    }

    private static bool IsUnspaced(int rune) =>
        rune is (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF) or (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF)
            or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);

    private static int Grapheme(string text, int at) =>
        at + 1 >= text.Length || (text[at] < '\u0300' && text[at + 1] < '\u0300' && !(text[at] == '\r' && text[at + 1] == '\n'))
            ? 1
            : StringInfo.GetNextTextElementLength(text, at);

    private static ReadOnlySpan<char> Folded(ReadOnlySpan<char> token)
    {
        if (token.Length == 1)
            return Sign(token[0]) is { } sign ? sign : token;
        if (!token.ContainsAnyExceptInRange('0', 'z'))
            return token;
        var folded = new StringBuilder(token.Length);
        foreach (var c in token)
            folded.Append(Sign(c) ?? c.ToString());
        return folded.ToString();
    }

    private static string? Sign(char c) => c switch
    {
        _ when c < 0x80 => c == '"' ? "\"" : c == '\'' ? "'" : null,
        '«' or '»' or '“' or '”' or '„' or '‟' or '＂' => "\"",
        '‐' or '‑' or '‒' or '–' or '—' or '―' or '−' => "-",
        '…' => "...",
        'œ' => "oe",
        'Œ' => "OE",
        'æ' => "ae",
        'Æ' => "AE",
        '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' => "",
        _ => Elision.IsApostrophe(c) ? "'" : null,
    };

    private static int FirstFrom(List<int> sorted, int value)
    {
        var at = sorted.BinarySearch(value);
        return at < 0 ? ~at : at;
    }
}
