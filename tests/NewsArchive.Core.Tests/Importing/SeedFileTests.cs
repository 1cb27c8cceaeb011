using NewsArchive.Articles;

namespace NewsArchive.Importing;

/// <summary>The two articles that come with the program, character by character.</summary>
public class SeedFileTests
{
    [Theory]
    [InlineData("000_5666f36604abccb9", "La Corée du Sud et les États-Unis lancent un avertissement à la Russie", false)]
    [InlineData("001_763a1a7f2a6a6fd3", "Le ministère sud-coréen des Affaires étrangères a exprimé jeudi ses « profondes inquiétudes et…", true)]
    public void A_seed_is_everything_behind_its_date(string key, string title, bool isDerived)
    {
        var article = Parse(key);

        Assert.Equal(Checkout.Fixture($"{key}.text.txt"), article.Text);
        Assert.Equal("2023-09", article.Date.ToString());
        Assert.Equal((title, isDerived), (article.Title, article.TitleIsDerived));
    }

    [Fact]
    public void The_first_has_headline_and_standfirst() => Assert.Equal(
        [BlockKind.Headline, BlockKind.Standfirst, .. Enumerable.Repeat(BlockKind.Paragraph, 9)],
        Parse("000_5666f36604abccb9").Blocks.Select(block => block.Kind));

    [Fact]
    public void The_second_has_stray_headings_and_a_credit()
    {
        var article = Parse("001_763a1a7f2a6a6fd3");

        Assert.Equal(
            ["VLADIMIR POUTINE SALUE LE DIRIGEANT NORD-CORÉEN KIM JONG UN EN RUSSIE ORIENTALE POUR UNE RÉUNION PRÉVUE",
                "KIM JONG UN ENGAGE TOUT SOUTIEN À LA « LUTTE SACRÉE » DE POUTINE DANS LA RÉUNION SUR LES ARMES"],
            article.Blocks.Where(block => block.Kind == BlockKind.Heading).Select(block => block.Span.In(article.Text)));
        Assert.Equal("L’Associated Press a contribué à ce rapport.", article.Blocks.Single(block => block.Kind == BlockKind.Credit).Span.In(article.Text));
    }

    private static ParsedArticle Parse(string key) =>
        SeedFormat.Parse(Decoding.Decode(File.ReadAllBytes(Checkout.Seed($"{key}.txt")))!.Text).Article!;
}
