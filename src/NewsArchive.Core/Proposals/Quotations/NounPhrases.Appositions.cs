using NewsArchive.Proposals.Reading;

namespace NewsArchive.Proposals.Quotations;

internal sealed partial class NounPhrases
{
    // « Thierry Mallet, PDG de Transdev », « le ministre de la Justice, Bekir Bozdag », « Kim Yung-ho, le ministre… ».
    private int WithApposition(int first, int last, int end, bool mustClose = false)
    {
        if (last + 1 >= end || _tokens[last].Kind != TokenKind.Comma || !IsPersonal(first, last) && !(_tokens[first].Is(WordKinds.Determiner) && last - first <= 6))
            return last;
        var at = last + 1;
        if (!CanBegin(at, end) || _tokens[at].Is("ce") || _tokens[at].Is("cette"))
            return last;
        var close = CoreEnd(at, end);
        if (close <= at)
            return last;
        var hasFunction = Head(at, close) is { } head && _tokens[head].Is(WordKinds.Person);
        var isName = IsNameChain(at, close) && !HasName(first, last) && (IsPersonal(first, last) || HasName(at, close));
        if (HasName(first, last) && HasName(at, close))
            return last;
        close = WithPlace(at, close, end);
        var ends = close >= end || _tokens[close].Kind is TokenKind.Comma or TokenKind.Stop or TokenKind.Close or TokenKind.Colon or TokenKind.Semicolon or TokenKind.ParenthesisClose or TokenKind.ParenthesisOpen
            || !mustClose && (_tokens[close].Is(WordKinds.Relative | WordKinds.Preposition | WordKinds.Participle) || reading.IsQuoted(close));
        return (hasFunction && !_tokens[at].Is("un") || hasFunction && HasName(first, last) || isName) && ends ? close : last;
    }

    // « responsable des animations dans le village »: a bare function keeps its place when nothing else follows.
    private int WithPlace(int at, int close, int end)
    {
        if (!_tokens[at].Is(WordKinds.Person) || close >= end || !_tokens[close].Is(WordKinds.Preposition))
            return close;
        var last = close + 1;
        while (last < end && last - close < 6 && _tokens[last].Kind == TokenKind.Word && !_tokens[last].Is(WordKinds.Time | WordKinds.Finite | WordKinds.Relative))
            last++;
        return last >= end || _tokens[last].Kind is TokenKind.Stop or TokenKind.Comma or TokenKind.ParenthesisOpen or TokenKind.ParenthesisClose ? last : close;
    }

    // « l'ancien directeur de Thomson, Jean-François Briand précisait », « David Vuillermoz, président de la station explique »:
    // a name and a function with a comma between them are one person.
    private Mention WithPartBefore(int first, Mention subject, bool isPlural)
    {
        var comma = subject.First - 1;
        // « Hubert Durand, 46 ans, ingénieur »
        if (comma - 3 > first && _tokens[comma].Kind == TokenKind.Comma && _tokens[comma - 1].Is("ans") && _tokens[comma - 3].Kind == TokenKind.Comma)
            comma -= 3;
        if (comma <= first || _tokens[comma].Kind != TokenKind.Comma || Within(Math.Max(ClauseStart(first, comma, isPlural), PhraseStart(first, comma)), comma, first) is not { } before || before.End != comma)
            return subject;
        var isFunction = Head(subject.First, subject.End) is { } head && _tokens[head].Is(WordKinds.Person);
        var isFunctionBefore = Head(before.First, before.End) is { } other && _tokens[other].Is(WordKinds.Person);
        var isOne = isFunction && !HasName(subject.First, subject.End) && HasName(before.First, before.End)
            || isFunctionBefore && !HasName(before.First, before.End) && IsNameChain(subject.First, subject.End) && HasName(subject.First, subject.End);
        return isOne ? subject with { First = before.First } : subject;
    }
}
