using System.Text.Json.Serialization;
using NewsArchive.Text;

namespace NewsArchive.Annotations;

/// <summary>A place in a revision's text together with the words that stand there.</summary>
/// <param name="Start">UTF-16 code units, inclusive.</param>
/// <param name="End">UTF-16 code units, exclusive.</param>
/// <param name="Exact">The words: always <c>text[Start..End]</c> of the revision the annotation names.</param>
public sealed record Anchor(int Start, int End, string Exact)
{
    /// <summary>The place without the words.</summary>
    [JsonIgnore]
    public TextSpan Span => new(Start, End);

    /// <summary>The words of the parts of a quotation as they are searched: each part on a line of its own.</summary>
    /// <param name="parts">The parts, in their order.</param>
    public static string WordsOf(IEnumerable<Anchor> parts) => string.Join('\n', parts.Select(part => part.Exact));

    /// <summary>Whether the words still stand there.</summary>
    /// <param name="text">The text of the revision the anchor belongs to.</param>
    public bool Holds(string text) => Start >= 0 && End <= text.Length && Start < End
        && text.AsSpan(Start, End - Start).SequenceEqual(Exact);

    /// <summary>The same words at another place.</summary>
    /// <param name="start">Where they begin there, in UTF-16 code units.</param>
    public Anchor MovedTo(int start) => new(start, start + End - Start, Exact);
}
