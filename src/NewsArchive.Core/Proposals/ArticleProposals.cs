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

    /// <summary>Reads a text.</summary>
    /// <param name="text">Any text.</param>
    public static ArticleProposals Of(string text) => new(QuotationProposer.Propose(text), NameProposer.Propose(text));
}
