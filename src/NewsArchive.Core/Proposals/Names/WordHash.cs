namespace NewsArchive.Proposals.Names;

/// <summary>Hashes by which words and features are looked up; stored in the resources, so they never change.</summary>
internal static class WordHash
{
    private const uint Basis = 2166136261;
    private const uint Prime = 16777619;

    private static readonly char[] LowerTable = [.. Enumerable.Range(0, 0x250).Select(c => char.ToLowerInvariant((char)c))];

    /// <summary>FNV-1a over UTF-16 code units, the typographic apostrophe taken for the straight one.</summary>
    public static uint Of(ReadOnlySpan<char> word)
    {
        var hash = Basis;
        foreach (var c in word)
            hash = (hash ^ (c == '’' ? '\'' : c)) * Prime;
        return hash;
    }

    /// <summary>The hash of the word in lower case.</summary>
    public static uint OfLower(ReadOnlySpan<char> word)
    {
        var hash = Basis;
        foreach (var c in word)
            hash = (hash ^ (c == '’' ? '\'' : Lower(c))) * Prime;
        return hash;
    }

    public static char Lower(char c) => c < LowerTable.Length ? LowerTable[c] : char.ToLowerInvariant(c);

    /// <summary>One hash of two, in their order.</summary>
    public static uint Join(uint first, uint second) => ((first * 0x9E3779B1) ^ ((second >> 7) | (second << 25))) * 0x85EBCA6B;

    /// <summary>The key of a feature: which question was asked, and the answer.</summary>
    public static uint Feature(uint question, uint answer)
    {
        var hash = answer ^ (question * 0x9E3779B1);
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
        return hash ^ (hash >> 16);
    }
}
