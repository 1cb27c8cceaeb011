using System.Globalization;

namespace NewsArchive.Proposals.Names;

/// <summary>Cuts a text into words, numbers and signs as the tagger of names needs them.</summary>
/// <remarks>
/// Elided words end with their apostrophe (« l’ », « qu’ »), foreign ones keep it inside (« N’Djamena »). A hyphen joins, except where a
/// small prefix stands before a name (« proto-Terre », « ex-Yougoslavie ») that is no Arabic article (« al-Bab »). The point of an initial belongs to it.
/// </remarks>
internal static class NameTokeniser
{
    private static readonly HashSet<string> Elided = ["l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"];
    private static readonly HashSet<string> Articles = ["al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ed", "er", "es", "ez", "ech", "oul", "ul", "bin", "ben"];
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> IsElided = Elided.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> IsArticle = Articles.GetAlternateLookup<ReadOnlySpan<char>>();

    public static List<NameToken> Read(string text)
    {
        var tokens = new List<NameToken>((text.Length / 5) + 4);
        var (breaks, blank, starts, parentheses, guillemets) = (2, true, true, false, false);
        for (var at = 0; at < text.Length;)
        {
            var c = text[at];
            if (char.IsWhiteSpace(c))
            {
                blank = true;
                if (c == '\n')
                    breaks++;
                at++;
                continue;
            }

            var end = IsWordPart(c) ? EndOfWord(text, at) : EndOfSign(text, at);
            if (breaks > 0)
                starts = true;
            if (breaks > 1)
                parentheses = guillemets = false;
            var place = (starts ? TokenPlace.SentenceStart : 0) | (breaks > 0 ? TokenPlace.LineStart : 0) | (breaks > 1 ? TokenPlace.BlockStart : 0)
                | (parentheses ? TokenPlace.InParentheses : 0) | (guillemets ? TokenPlace.InGuillemets : 0) | (blank ? TokenPlace.AfterBlank : 0);
            var word = text.AsSpan(at, end - at);
            var shape = ShapeOf(word);
            tokens.Add(new NameToken(at, end - at, WordHash.Of(word), WordHash.OfLower(word), shape, place));
            if (shape == TokenShape.Sign)
            {
                starts = c is '.' or '!' or '?' or '…' || (starts && c is '«' or '“' or '"' or '–' or '—' or '-' or '(' or '\'');
                parentheses = c is '(' or '[' || (parentheses && c is not (')' or ']'));
                guillemets = c is '«' or '“' || (guillemets && c is not ('»' or '”'));
            }
            else
            {
                starts = false;
            }

            (breaks, blank) = (0, false);
            at = end;
        }

        return tokens;
    }

    private static int EndOfWord(string text, int start)
    {
        var at = start;
        while (true)
        {
            while (at < text.Length && IsWordPart(text[at]))
                at++;
            if (at + 1 >= text.Length)
                return at == start + 1 && at < text.Length && text[at] == '.' && IsInitial(text, start, at) ? at + 1 : at;
            var (sign, next) = (text[at], text[at + 1]);
            var part = text.AsSpan(start, at - start);
            if (sign is '\'' or '’')
            {
                if (part.Length <= 7 && IsElision(part, next))
                    return at + 1;
                if (!char.IsLetter(next))
                    return at;
                at++;
            }
            else if (sign is '-' or '\u2010' or '\u2011')
            {
                if (!char.IsLetterOrDigit(next) || (char.IsUpper(next) && char.IsLower(text[start]) && !IsLowerArticle(part)))
                    return at;
                at++;
            }
            else if (sign == '&' ? char.IsLetterOrDigit(next) : sign is ',' or '.' && char.IsAsciiDigit(next) && char.IsAsciiDigit(text[at - 1]))
            {
                at++;
            }
            else if (sign == '.' && IsInitial(text, start, at))
            {
                // « U.S. », « J.-P. », « J. Edgar », but not the last letter of a sentence.
                if (char.IsUpper(next))
                    at++;
                else if (next == '-' && at + 2 < text.Length && char.IsUpper(text[at + 2]))
                    at += 2;
                else
                    return at - start == 1 || text[at - 2] is '.' or '-' ? at + 1 : at;
            }
            else
            {
                return at;
            }
        }
    }

    private static bool IsElision(ReadOnlySpan<char> part, char next)
    {
        Span<char> lower = stackalloc char[part.Length];
        for (var i = 0; i < part.Length; i++)
            lower[i] = WordHash.Lower(part[i]);
        // « N’Djamena », « M’Bala »: no French word is elided before a capital with these in capitals.
        return IsElided.Contains(lower) && !(part is "N" or "M" or "T" or "S" && char.IsUpper(next));
    }

    private static bool IsLowerArticle(ReadOnlySpan<char> part) => part.Length <= 3 && IsArticle.Contains(part);

    private static bool IsInitial(string text, int start, int at) => char.IsUpper(text[at - 1]) && (at - 1 == start || text[at - 2] is '.' or '-');

    // A pair of surrogates and what joins a sign stay with it.
    private static int EndOfSign(string text, int start)
    {
        var at = start + (char.IsSurrogatePair(text, start) ? 2 : 1);
        while (at < text.Length && text[at] >= '\u0300' && char.GetUnicodeCategory(text[at]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
            at++;
        return at;
    }

    private static bool IsWordPart(char c) =>
        c < 0x80 ? char.IsAsciiLetterOrDigit(c) : char.IsLetterOrDigit(c) || (c >= '\u00AD' && char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format);

    private static TokenShape ShapeOf(ReadOnlySpan<char> word)
    {
        var (upper, lower, digits, upperAfterHyphen) = (0, 0, 0, false);
        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i];
            if (char.IsUpper(c))
            {
                upper++;
                upperAfterHyphen |= i > 0 && word[i - 1] is '-' or '\u2010' or '\u2011';
            }
            else if (char.IsAsciiDigit(c))
            {
                digits++;
            }
            else if (char.IsLetter(c))
            {
                lower++;
            }
        }

        if (upper + lower == 0)
            return digits > 0 ? TokenShape.Digits : TokenShape.Sign;
        if (upper == 0)
            return digits == 0 ? TokenShape.Lower : TokenShape.LettersAndDigits;
        if (digits > 0)
            return TokenShape.LettersAndDigits;
        if (word[^1] == '.')
            return TokenShape.Initial;
        if (lower == 0)
            return upper == 1 ? TokenShape.SingleCapital : TokenShape.Capitals;
        if (!char.IsUpper(word[0]))
            return upperAfterHyphen ? TokenShape.LowerHyphenCapital : TokenShape.Mixed;
        return upper == 1 ? TokenShape.Capitalised : upperAfterHyphen ? TokenShape.HyphenCapitals : TokenShape.Mixed;
    }
}
