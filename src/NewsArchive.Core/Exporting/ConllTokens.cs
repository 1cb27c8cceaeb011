using System.Globalization;
using System.Text;
using NewsArchive.Text;

namespace NewsArchive.Exporting;

/// <summary>A token and the sentence it stands in, counted from 1.</summary>
internal readonly record struct ConllToken(TextSpan Span, int Sentence);

/// <summary>Cuts a French text into tokens as corpora in CoNLL's format have them.</summary>
/// <remarks>
/// Words and numbers; an elided article or pronoun with its apostrophe (<c>l’</c>, <c>qu'</c>) is a token of its own, <c>aujourd'hui</c> is one; a hyphenated
/// word is one, but for the pronoun behind a verb (<c>a</c> <c>-t-il</c>); every other sign is one. No token has a blank or a control character in it.
/// </remarks>
internal static class ConllTokens
{
    private static readonly string[] Enclitics = ["-t-il", "-t-elle", "-t-on", "-t-ils", "-t-elles", "-il", "-elle", "-on", "-ils", "-elles", "-je", "-nous", "-vous", "-ce"];

    public static List<ConllToken> Of(string text)
    {
        var tokens = new List<ConllToken>();
        var (at, sentence, isNew) = (0, 1, false);
        while (at < text.Length)
        {
            if (at > 0 && Sentences.EndsBefore(text, at))
                isNew = true;
            if (IsBlank(text, at))
            {
                at++;
                continue;
            }

            if (isNew && tokens.Count > 0)
                sentence++;
            isNew = false;
            var end = EndOf(text, at);
            tokens.Add(new(new TextSpan(at, end), sentence));
            at = end;
        }

        return tokens;
    }

    private static int EndOf(string text, int start)
    {
        if (text[start] == '-' && Enclitics.OrderByDescending(word => word.Length).FirstOrDefault(word => IsEncliticAt(text, start, word)) is { } enclitic)
            return start + enclitic.Length;
        if (!IsWord(text, start))
            return NextOf(text, start);
        var end = start;
        while (end < text.Length)
        {
            if (IsWord(text, end))
            {
                end = NextOf(text, end);
            }
            else if (Elision.IsApostrophe(text[end]))
            {
                if (!Elision.JoinsWith(text.AsSpan(start, end - start).ToString().ToLowerInvariant(), text.AsSpan(end + 1)))
                    return Elision.IsElided(text.AsSpan(start, end - start).ToString().ToLowerInvariant()) ? end + 1 : end;
                end++;
            }
            else if (IsInner(text, end) && !(text[end] == '-' && Enclitics.Any(word => IsEncliticAt(text, end, word))))
            {
                end++;
            }
            else
            {
                break;
            }
        }

        return end;
    }

    // A hyphen between letters, a comma or a point between digits.
    private static bool IsInner(string text, int at)
    {
        if (at == 0 || at + 1 >= text.Length || !IsWord(text, at + 1))
            return false;
        return text[at] is '-' or '\u2011' || (text[at] is ',' or '.' && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]));
    }

    private static bool IsEncliticAt(string text, int at, string word) =>
        at > 0 && string.Compare(text, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0
        && (at + word.Length >= text.Length || !(IsWord(text, at + word.Length) || text[at + word.Length] == '-'));

    private static bool IsWord(string text, int at) =>
        Rune.TryGetRuneAt(text, at, out var rune) && (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark);

    private static bool IsBlank(string text, int at) => char.IsWhiteSpace(text[at]) || char.IsControl(text[at]);

    // Never inside a character as a reader sees it, unless that has a blank in it.
    private static int NextOf(string text, int at)
    {
        var end = at + Math.Max(1, StringInfo.GetNextTextElementLength(text, at));
        for (var i = at + 1; i < end; i++)
        {
            if (IsBlank(text, i))
                return i;
        }

        return end;
    }
}
