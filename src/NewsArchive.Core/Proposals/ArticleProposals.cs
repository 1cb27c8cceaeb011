using NewsArchive.Text;

namespace NewsArchive.Proposals;

/// <summary>Everything the program proposes for a text: the same text always gives the same.</summary>
/// <param name="Quotations">Who says what, in the order of the text.</param>
/// <param name="Names">Persons, organisations and places, in the order of the text and disjoint.</param>
public sealed record ArticleProposals(IReadOnlyList<ProposedQuotation> Quotations, IReadOnlyList<ProposedName> Names)
{
    /// <summary>The version of the rules; raised with every change of what they propose, so that an archive is read again.</summary>
    public const int Rules = 2;

    /// <summary>No proposals.</summary>
    public static ArticleProposals None { get; } = new([], []);

    /// <summary>The most that is read of a text, in UTF-16 code units: more than a book.</summary>
    public const int LongestText = 1_000_000;

    /// <summary>The most quotations that are proposed for a text; the articles the rules were measured on have at most 37.</summary>
    public const int MostQuotations = 2_000;

    /// <summary>The most names that are proposed for a text; the articles the rules were measured on have at most 136.</summary>
    public const int MostNames = 10_000;

    /// <summary>Whether the text was too long to be read whole, or there is more in it than is proposed.</summary>
    public bool IsPartial { get; private init; }

    /// <summary>Reads a text, or its beginning.</summary>
    /// <param name="text">Any text.</param>
    public static ArticleProposals Of(string text)
    {
        var read = text.Length <= LongestText ? text : text[..EndOf(text)];
        var (quotations, names) = (QuotationProposer.Propose(read, MostQuotations + 1), NameProposer.Propose(read));
        return new(Most(quotations, MostQuotations), Most(names, MostNames))
        {
            IsPartial = read.Length < text.Length || quotations.Count > MostQuotations || names.Count > MostNames,
        };
    }

    // At the end of a block, where there is one within reach.
    private static int EndOf(string text) =>
        text.LastIndexOf("\n\n", LongestText, LongestText / 10, StringComparison.Ordinal) is > 0 and var end ? end : Offsets.LastBorder(text, LongestText);

    private static IReadOnlyList<T> Most<T>(IReadOnlyList<T> all, int most) => all.Count <= most ? all : [.. all.Take(most)];
}
