using NewsArchive.Articles;

namespace NewsArchive.Importing;

public class SeedFormatBlockTests
{
    private static ParsedArticle Parse(string text) => SeedFormat.Parse("date 2023-09 " + text).Article!;

    private static IEnumerable<string> Blocks(ParsedArticle article) =>
        article.Blocks.Select(block => $"{block.Kind}: {block.Span.In(article.Text)}");

    [Theory]
    [InlineData("Un titre sans point")]
    [InlineData("Un titre…")]
    [InlineData("Un titre...")]
    [InlineData("Un titre ?")]
    [InlineData("Un titre !")]
    [InlineData("« Un titre »")]
    [InlineData("Poutine : « Oui »")]
    [InlineData("Les alliés de Donald J.")]
    [InlineData("Des armes, des obus, etc.")]
    public void A_short_line_without_final_stop_is_a_headline(string line)
    {
        var article = Parse(line + "\n\nUn paragraphe.");

        Assert.Equal((line, false), (article.Title, article.TitleIsDerived));
        Assert.Equal(["Headline: " + line, "Paragraph: Un paragraphe."], Blocks(article));
    }

    [Theory]
    [InlineData("Une phrase entière.", "Une phrase entière")]
    [InlineData("« Une phrase entière. »", "« Une phrase entière. »")]
    [InlineData("Une phrase entière.\u00A0»", "Une phrase entière.\u00A0»")]
    public void A_line_with_a_final_stop_is_a_sentence(string line, string title)
    {
        var article = Parse(line + "\n\nUn paragraphe.");

        Assert.Equal((title, true), (article.Title, article.TitleIsDerived));
        Assert.Equal(["Paragraph: " + line, "Paragraph: Un paragraphe."], Blocks(article));
    }

    [Fact]
    public void A_line_that_goes_on_below_is_no_headline()
    {
        var article = Parse("La Corée du Sud et\nles États-Unis avertissent la Russie.");

        Assert.True(article.TitleIsDerived);
        Assert.Equal("La Corée du Sud et les États-Unis avertissent la Russie", article.Title);
        Assert.Equal(["Paragraph: La Corée du Sud et\nles États-Unis avertissent la Russie."], Blocks(article));
    }

    [Theory]
    [InlineData(200, false)]
    [InlineData(201, true)]
    public void A_headline_has_at_most_200_characters(int length, bool isDerived)
    {
        var line = string.Concat(Enumerable.Repeat("abcd ", 50))[..(length - 1)] + "x";
        var article = Parse(line + "\n\nUn paragraphe.");

        Assert.Equal(isDerived, article.TitleIsDerived);
        Assert.Equal(isDerived ? BlockKind.Paragraph : BlockKind.Headline, article.Blocks[0].Kind);
    }

    [Fact]
    public void A_short_block_under_the_headline_is_the_standfirst()
    {
        Assert.Equal(
            ["Headline: Un titre", "Standfirst: Moscou paiera le prix", "Paragraph: Un paragraphe."],
            Blocks(Parse("Un titre\n\nMoscou paiera le prix\n\nUn paragraphe.")));
        Assert.Equal(
            ["Headline: Un titre", "Paragraph: Moscou paiera le prix.", "Paragraph: Sans point"],
            Blocks(Parse("Un titre\n\nMoscou paiera le prix.\n\nSans point")));
        Assert.Equal(
            ["Paragraph: Une phrase.", "Paragraph: Moscou paiera le prix"],
            Blocks(Parse("Une phrase.\n\nMoscou paiera le prix")));
    }

    [Theory]
    [InlineData("VLADIMIR POUTINE SALUE KIM JONG UN", BlockKind.Heading)]
    [InlineData("KIM : « LUTTE SACRÉE » EN 2023", BlockKind.Heading)]
    [InlineData("ÉTÉ", BlockKind.Heading)]
    [InlineData("A", BlockKind.Paragraph)]
    [InlineData("2023", BlockKind.Paragraph)]
    [InlineData("POUTINE et KIM", BlockKind.Paragraph)]
    [InlineData("L’Associated Press a contribué à ce rapport.", BlockKind.Credit)]
    [InlineData("(Avec AFP)", BlockKind.Credit)]
    [InlineData("Reuters a contribué à cet article", BlockKind.Credit)]
    [InlineData("Il a contribué à la victoire.", BlockKind.Paragraph)]
    public void The_last_block_is_known_by_its_form(string block, BlockKind kind) =>
        Assert.Equal(kind, Parse("Un titre\n\nUne phrase.\n\n" + block).Blocks[^1].Kind);

    [Fact]
    public void A_credit_stands_at_the_end_only() => Assert.Equal(
        BlockKind.Paragraph, Parse("Un titre\n\nUne phrase.\n\nReuters a contribué à ce rapport.\n\nUne fin.").Blocks[2].Kind);

    [Theory]
    [InlineData("Un titre\n\nligne un\nligne deux.", "Un titre\n\nligne un\nligne deux.")]
    [InlineData("Un titre\n\n\n \n\t\nSuite.", "Un titre\n\nSuite.")]
    [InlineData("Un titre\r\n\r\nSuite.\r\nFin.\r\n", "Un titre\n\nSuite.\nFin.")]
    [InlineData("Un titre\r\rSuite.", "Un titre\n\nSuite.")]
    [InlineData("  Un titre  \n\n  Suite.  \n\n", "Un titre  \n\n  Suite.")]
    [InlineData("Ete\u0301\n\nSuite.", "Eté\n\nSuite.")]
    [InlineData("La faute de frape. .", "La faute de frape. .")]
    public void The_text_is_kept_as_printed(string file, string text) => Assert.Equal(text, Parse(file).Text);

    [Fact]
    public void Ten_thousand_blank_lines_separate_two_blocks() =>
        Assert.Equal("Un titre\n\nSuite.", Parse("Un titre" + new string('\n', 10_000) + "Suite." + string.Concat(Enumerable.Repeat(" \n", 10_000))).Text);

    [Fact]
    public void Ten_thousand_blank_lines_may_stand_before_the_date() =>
        Assert.Equal("Un titre", SeedFormat.Parse(new string('\n', 10_000) + "date 2023 Un titre").Article!.Text);

    [Theory]
    [InlineData("Une phrase.", "Une phrase")]
    [InlineData("Une phrase... Une autre...", "Une phrase... Une autre...")]
    [InlineData("Deux phrases. Ici.", "Deux phrases. Ici")]
    public void A_short_first_paragraph_is_the_derived_title(string paragraph, string title) => Assert.Equal(title, DerivedTitle.From(paragraph));

    [Fact]
    public void A_long_one_is_cut_at_a_word()
    {
        var title = DerivedTitle.From("Le ministère sud-coréen des Affaires étrangères a exprimé jeudi ses « profondes inquiétudes et regrets » que le président russe ait défié l’ONU.");
        Assert.Equal("Le ministère sud-coréen des Affaires étrangères a exprimé jeudi ses « profondes inquiétudes et…", title);
    }

    [Theory]
    [InlineData("👨‍👩‍👧")]
    [InlineData("😀")]
    [InlineData("e\u0323\u0323\u0323\u0323\u0301")]
    public void A_derived_title_cuts_no_character(string character)
    {
        var title = DerivedTitle.From(new string('a', 98) + character + new string('b', 100));
        Assert.Equal(new string('a', 98) + (character.Length == 2 ? character : "") + "…", title);
    }
}
