using NewsArchive.Proposals.Names;
using NewsArchive.Text;

namespace NewsArchive.Proposals;

/// <summary>Proposes the persons, organisations and places that a French article names.</summary>
/// <remarks>
/// A sequence model whose weights were learned from annotated articles (<c>Names/README.md</c>) finds the names, without titles and functions; then the places of one
/// article are made to agree, and every name is given its fullest form. The same text always gives the same names. Time and memory grow with the length of the text, whatever stands in it.
/// </remarks>
public static class NameProposer
{
    /// <summary>The rule of a name that the sequence model found.</summary>
    public const string Tagged = "name.model";

    /// <summary>The rule of a name that is one at other places of the article.</summary>
    public const string Repeated = "name.elsewhere";

    /// <summary>Finds the names of a text.</summary>
    /// <param name="text">The text of an article; any sequence of UTF-16 code units, also an empty one.</param>
    /// <returns>The outermost names: none overlaps another one, and they are in the order of the text. No name cuts a character as a reader sees it.</returns>
    public static IReadOnlyList<ProposedName> Propose(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Propose(NameDocument.Read(text), NameModel.Default);
    }

    internal static List<ProposedName> Propose(NameDocument document, NameModel model)
    {
        var tagged = NameTagger.Tag(document, model);
        var agreed = NameConsistency.Of(document, tagged);
        var fullest = NameChains.FullestOf(document, agreed);
        var proposed = new List<ProposedName>(agreed.Count);
        for (var i = 0; i < agreed.Count; i++)
        {
            var (start, end) = (document.Tokens[agreed[i].First].Start, document.Tokens[agreed[i].End - 1].End);
            if (Offsets.Fits(document.Text, new TextSpan(start, end)))
                proposed.Add(new ProposedName(start, end, agreed[i].Kind, fullest[i], Math.Round(agreed[i].Confidence, 3), agreed[i].IsRecalled ? Repeated : Tagged));
        }

        return proposed;
    }
}
