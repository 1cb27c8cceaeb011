using System.IO.Compression;

namespace NewsArchive.Proposals.Names;

/// <summary>Words and names that are known beforehand, with their classes.</summary>
/// <remarks>Sources and licences stand in <c>README.md</c> beside the resources.</remarks>
internal sealed class Lexicon
{
    private const int LongestPhrase = 6;

    // Room for words.txt.
    private const int MostWords = 4096;

    private static readonly Lazy<Lexicon> Loaded = new(Load);

    private readonly HashTable _classes;

    private Lexicon(HashTable classes) => _classes = classes;

    public static Lexicon Default => Loaded.Value;

    public WordClass Of(uint lower) => (WordClass)_classes[lower];

    /// <summary>The key of a name of one or more tokens.</summary>
    public static uint KeyOf(ReadOnlySpan<NameToken> tokens)
    {
        var key = tokens[0].Lower;
        foreach (var token in tokens[1..])
            key = WordHash.Join(key, token.Lower);
        return key;
    }

    /// <summary>How many tokens the longest known name has that begins with these, if more than one, and what it is.</summary>
    public (int Length, WordClass Class) LongestName(ReadOnlySpan<NameToken> tokens)
    {
        var (length, found) = (0, WordClass.None);
        var key = tokens[0].Lower;
        for (var i = 1; i < tokens.Length && i < LongestPhrase && tokens[i].IsWord && !tokens[i].Is(TokenPlace.LineStart); i++)
        {
            key = WordHash.Join(key, tokens[i].Lower);
            if (tokens[i].IsCapital && (WordClass)_classes[key] is not WordClass.None and var known)
                (length, found) = (i + 1, known);
        }

        return (length, found);
    }

    private static Lexicon Load()
    {
        var reader = new ResourceReader(ResourceReader.Open("gazetteer.bin"));
        var classes = new HashTable(reader.Number() + MostWords);
        for (var lists = reader.Number(); lists > 0; lists--)
        {
            var of = reader.Number();
            classes.OrAll(reader.Keys(reader.Number()), of);
        }

        using var words = new StreamReader(ResourceReader.Open("words.txt"));
        while (words.ReadLine() is { } line)
        {
            if (line.Split(": ") is not [var name, var list] || !Enum.TryParse<WordClass>(name, out var of))
                continue;
            foreach (var word in list.Split(' '))
                classes.Or(WordHash.OfLower(word), (int)of);
        }

        return new Lexicon(classes);
    }

    /// <summary>Writes what <see cref="Load"/> reads.</summary>
    public static void Write(Stream stream, IReadOnlyDictionary<WordClass, SortedSet<uint>> lists)
    {
        using var compressed = new BrotliStream(stream, CompressionLevel.SmallestSize);
        using var writer = new BinaryWriter(compressed);
        writer.Write(lists.Values.Sum(list => list.Count));
        writer.Write(lists.Count);
        foreach (var (of, keys) in lists.OrderBy(list => list.Key))
        {
            writer.Write((int)of);
            writer.Write(keys.Count);
            ResourceReader.Write(writer, keys);
        }
    }
}
