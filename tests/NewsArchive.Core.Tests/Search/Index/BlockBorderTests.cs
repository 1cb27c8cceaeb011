using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Search.Language;

namespace NewsArchive.Search.Index;

/// <summary>Nothing is found across the end of a block, nor from one part of a quotation into the next.</summary>
public sealed class BlockBorderTests
{
    [Theory]
    [InlineData("\"sommet ouvert\"", "")]
    [InlineData("\"russie parle\"", "")]
    [InlineData("=\"Russie Parle\"", "")]
    [InlineData("sommet NEAR/100 ouvert", "")]
    [InlineData("russie NEAR/999 parle", "")]
    [InlineData("\"sommet de vostochny\"", "1")]
    [InlineData("\"ouvert en russie\"", "1")]
    [InlineData("ouvert NEAR/1 russie", "1")]
    [InlineData("sommet ouvert russie parle", "1")]
    public void A_phrase_and_NEAR_end_with_their_block(string typed, string found)
    {
        using var index = new IndexedArticles(SampleArticle.Of(1, "Vostochny : le sommet de Vostochny", "Ouvert en Russie", "Parle-t-on de la guerre ?"));
        Assert.Equal(found, index.Find(typed));
    }

    [Fact]
    public void The_longest_NEAR_reaches_over_the_words_of_one_block()
    {
        var words = string.Join(' ', Enumerable.Repeat("de", 100));
        using var index = new IndexedArticles(SampleArticle.Of(1, null, $"onu {words} corée"), SampleArticle.Of(2, null, $"onu {words} de corée"));
        Assert.Equal("1", index.Find("onu NEAR/999 corée"));
        Assert.True(((NearNode)QueryParser.Parse("a NEAR/999 b").Root!.Parts[0]).Distance < ArticleAnalysis.BlockGap);
    }

    [Theory]
    [InlineData("titre:sommet", "1")]
    [InlineData("titre:russie", "")]
    [InlineData("titre:\"le sommet\"", "1")]
    [InlineData("titre:\"sommet le\"", "")]
    [InlineData("titre:=sommets", "")]
    [InlineData("titre:=Sommet", "1")]
    [InlineData("titre:som*", "1")]
    [InlineData("titre:russ*", "")]
    public void Only_the_headline_is_the_title(string typed, string found)
    {
        using var index = new IndexedArticles(SampleArticle.Of(1, "Le sommet", "Le sommet en Russie"), SampleArticle.Of(2, null, "Un sommet en Russie"));
        Assert.Equal(found, index.Find(typed));
    }

    [Fact]
    public void A_corrected_title_is_the_title_and_the_headline_is_text()
    {
        using var index = new IndexedArticles(SampleArticle.Of(1, "Le sommet", "En Russie") with { CorrectedTitle = "La guerre" });
        Assert.Equal("1", index.Find("titre:guerre"));
        Assert.Equal("", index.Find("titre:sommet"));
        Assert.Equal("1", index.Find("\"le sommet\""));
        Assert.Equal("", index.Find("\"guerre le\" OU \"sommet en\""));
    }

    [Theory]
    [InlineData("\"ne viendrai\"", "7")]
    [InlineData("\"viendrai jamais\"", "7")]
    [InlineData("viendrai NEAR/9 jamais", "7")]
    [InlineData("viendrai jamais", "7")]
    [InlineData("=viendra", "8")]
    [InlineData("viend*", "8 7")]
    [InlineData("SAUF jamais", "8")]
    public void A_quotation_is_found_by_its_parts_and_not_as_an_article(string typed, string found)
    {
        using var index = new IndexedArticles(SampleArticle.Of(7, null, "Il viendra."));
        index.Writer.AddDocument(QuoteDocument.Of(7, 1, [new Anchor(0, 0, "Je ne viendrai"), new Anchor(0, 0, "jamais")]));
        index.Writer.AddDocument(QuoteDocument.Of(8, 1, [new Anchor(0, 0, "Il viendra")]));
        Assert.Equal(found, index.FindQuotes(typed));
        Assert.Equal("7", index.Find("SAUF jamais"));
    }

    [Fact]
    public void Borders_out_of_order_or_outside_of_the_text_lose_no_word()
    {
        Block[] blocks = [new(0, 400, BlockKind.Headline), new(-5, 2, BlockKind.Paragraph), new(90, 80, BlockKind.Paragraph)];
        using var index = new IndexedArticles(
            new SampleArticle(1, "un sommet en Russie", blocks), new SampleArticle(2, "un sommet en Russie", [.. blocks[1..], new(9, 3, BlockKind.Headline)]));
        Assert.Equal("1 2", index.Find("sommet russie"));
    }
}
