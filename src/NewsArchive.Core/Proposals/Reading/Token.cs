namespace NewsArchive.Proposals.Reading;

internal enum TokenKind
{
    Word,
    Number,
    Comma,
    Stop,
    Colon,
    Semicolon,
    Open,
    Close,
    ParenthesisOpen,
    ParenthesisClose,
    Dash,
    Line,
    Block,
    Other,
}

/// <summary>A word or a sign of a text: UTF-16 code units, half-open.</summary>
/// <remarks>A word is hung when it hangs on a verb by a hyphen: the pronoun of <c>a-t-il</c>.</remarks>
internal readonly record struct Token(int Start, int End, TokenKind Kind, Lexeme Lexeme, bool IsCapital = false, bool IsHung = false)
{
    /// <summary>A token that is nothing: beyond the end.</summary>
    public static readonly Token None = new(0, 0, TokenKind.Other, Lexeme.Unknown);

    public bool Is(WordKinds kinds) => Lexeme.Is(kinds);

    public bool Is(string form) => Lexeme.Form == form;
}
