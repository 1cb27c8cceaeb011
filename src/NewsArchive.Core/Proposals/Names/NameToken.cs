namespace NewsArchive.Proposals.Names;

/// <summary>How a token is written.</summary>
internal enum TokenShape : byte
{
    Lower,
    Capitalised,
    Capitals,
    SingleCapital,
    Initial,
    Mixed,
    HyphenCapitals,
    LowerHyphenCapital,
    Digits,
    LettersAndDigits,
    Sign,
}

/// <summary>Where a token stands.</summary>
[Flags]
internal enum TokenPlace : byte
{
    None = 0,
    SentenceStart = 1,
    BlockStart = 2,
    LineStart = 4,
    InParentheses = 8,
    InGuillemets = 16,
    AfterBlank = 32,
}

/// <summary>A word, a number or a sign of a text.</summary>
/// <param name="Start">UTF-16 code units.</param>
/// <param name="Length">UTF-16 code units, at least 1.</param>
/// <param name="Exact">Hash of the letters as written, every apostrophe taken for one.</param>
/// <param name="Lower">The same of the letters in lower case.</param>
/// <param name="Shape">How it is written.</param>
/// <param name="Place">Where it stands.</param>
internal readonly record struct NameToken(int Start, int Length, uint Exact, uint Lower, TokenShape Shape, TokenPlace Place)
{
    public int End => Start + Length;

    public bool IsWord => Shape is not (TokenShape.Sign or TokenShape.Digits);

    /// <summary>Whether it is written as names are: with a capital first, or after a hyphen (« al-Bab »).</summary>
    public bool IsCapital => Shape is not (TokenShape.Lower or TokenShape.Sign or TokenShape.Digits);

    public bool Is(TokenPlace place) => (Place & place) != 0;
}
