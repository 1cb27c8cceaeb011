namespace NewsArchive;

/// <summary>Something to be said to a person, independent of their language.</summary>
/// <param name="Key">Names a sentence in the resources of the program, such as <c>import.no-date</c>.</param>
/// <param name="Arguments">What the sentence names, in the order of its places <c>{0}</c>, <c>{1}</c>…; may be empty.</param>
/// <remarks>Equal when the key and every argument are. Every key has a sentence in each language: a test holds them together.</remarks>
public sealed record Message(string Key, params object[] Arguments)
{
    /// <inheritdoc/>
    public bool Equals(Message? other) => other is not null && Key == other.Key && Arguments.SequenceEqual(other.Arguments);

    /// <inheritdoc/>
    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);
}
