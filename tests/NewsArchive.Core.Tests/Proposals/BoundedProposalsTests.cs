namespace NewsArchive.Proposals;

/// <summary>Whatever a text holds, the proposals for it are bounded, and it is said where they were.</summary>
public sealed class BoundedProposalsTests
{
    [Fact]
    public void No_more_than_the_first_quotations_and_names_are_proposed()
    {
        var text = "Un titre\n\n" + string.Concat(Enumerable.Repeat(", a déclaré Jean, ", 12_000));
        var proposals = ArticleProposals.Of(text);
        Assert.Equal((true, ArticleProposals.MostQuotations, ArticleProposals.MostNames), (proposals.IsPartial, proposals.Quotations.Count, proposals.Names.Count));
        Assert.Equal(proposals.Quotations.OrderBy(quotation => quotation.Start), proposals.Quotations);
        // Nobody looks for what would be left out.
        Assert.Equal(50, QuotationProposer.Propose(text, 50).Count);
    }

    [Fact]
    public void Of_a_text_longer_than_a_book_the_beginning_is_read_up_to_the_end_of_a_block()
    {
        var block = new string('a', ArticleProposals.LongestText - 1000);
        var proposals = ArticleProposals.Of($"« Oui », a dit Jean Dupont.\n\n{block}\n\n« Non », a dit Marie Curie. {new string('b', 1000)}");
        Assert.True(proposals.IsPartial);
        Assert.Single(proposals.Quotations);
        Assert.False(ArticleProposals.Of("« Oui », a dit Jean Dupont.").IsPartial);
    }
}
