namespace NewsArchive.Proposals.Reading;

/// <summary>The tokens of a text. Before the first and behind the last stands nothing (<see cref="Token.None"/>): a rule may look one word ahead anywhere.</summary>
internal readonly struct TokenList(Token[] tokens)
{
    private static readonly Token[] Nothing = [Token.None];

    public int Length => tokens.Length;

    public ref readonly Token this[int at] => ref (uint)at < (uint)tokens.Length ? ref tokens[at] : ref Nothing[0];

    /// <summary>A stretch of them, as far as they go: <c>tokens[first..end]</c>.</summary>
    public ArraySegment<Token> Slice(int start, int length)
    {
        var (first, end) = (Math.Clamp(start, 0, tokens.Length), Math.Clamp(start + length, 0, tokens.Length));
        return new(tokens, first, Math.Max(0, end - first));
    }
}
