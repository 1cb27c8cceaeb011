namespace NewsArchive.Importing;

public class SeedFormatDateTests
{
    [Theory]
    [InlineData("date 2023 Un titre", "2023")]
    [InlineData("date 2023-09 Un titre", "2023-09")]
    [InlineData("date 2023-09-15 Un titre", "2023-09-15")]
    [InlineData("date 15/09/2023 Un titre", "2023-09-15")]
    [InlineData(" date 2023-09 Un titre", "2023-09")]
    [InlineData("\u00A0\tdate 2023-09 Un titre", "2023-09")]
    [InlineData("Date 2023-09 Un titre", "2023-09")]
    [InlineData("DATE 2023-09 Un titre", "2023-09")]
    [InlineData("date: 2023-09 Un titre", "2023-09")]
    [InlineData("date : 2023-09 Un titre", "2023-09")]
    [InlineData("date\u00A0: 2023-09 Un titre", "2023-09")]
    [InlineData("date:2023-09 Un titre", "2023-09")]
    [InlineData("date 2023-09: Un titre", "2023-09")]
    [InlineData("date 2023-09 : Un titre", "2023-09")]
    [InlineData("date 2023-09\u202F:\u00A0Un titre", "2023-09")]
    [InlineData("date 2023-09:Un titre", "2023-09")]
    [InlineData("DATE : 15/09/2023 : Un titre", "2023-09-15")]
    [InlineData("date   2023-09    Un titre", "2023-09")]
    [InlineData("date\t2023-09\tUn titre", "2023-09")]
    [InlineData("date\u00A02023-09\u00A0Un titre", "2023-09")]
    [InlineData("\n\n  \n date 2023-09 Un titre", "2023-09")]
    [InlineData("\r\n\r\ndate 2023-09 Un titre\r\n", "2023-09")]
    [InlineData("\uFEFFdate 2023-09 Un titre", "2023-09")]
    [InlineData("date 2023-09\nUn titre", "2023-09")]
    [InlineData("date 2023-09\n\n\nUn titre\n\n", "2023-09")]
    public void A_date_line_is_read_in_every_form(string file, string date)
    {
        var (article, rejected) = SeedFormat.Parse(file);

        Assert.Null(rejected);
        Assert.Equal(date, article!.Date.ToString());
        Assert.Equal("Un titre", article.Text);
        Assert.Equal("Un titre", article.Title);
    }

    [Theory]
    [InlineData("date 2023-13 Un titre", "import.impossible-date", "2023-13")]
    [InlineData("date 2023-02-30 Un titre", "import.impossible-date", "2023-02-30")]
    [InlineData("date 31/09/2023 Un titre", "import.impossible-date", "31/09/2023")]
    [InlineData("date 0000 Un titre", "import.impossible-date", "0000")]
    [InlineData("date : 2023-00: Un titre", "import.impossible-date", "2023-00")]
    [InlineData("date 2023-09.\n\nUn titre", "import.unreadable-date", "2023-09.")]
    [InlineData("date :\n2023-09 Un titre", "import.no-date", "date :")]
    [InlineData("date hier Un titre", "import.unreadable-date", "hier")]
    [InlineData("date: septembre 2023 Un titre", "import.unreadable-date", "septembre")]
    public void A_date_that_is_none_is_named(string file, string reason, string date)
    {
        var (article, rejected) = SeedFormat.Parse(file);

        Assert.Null(article);
        Assert.Equal(new Message(reason, date), rejected);
    }

    [Theory]
    [InlineData("Un titre\n\ndate 2023-09", "Un titre")]
    [InlineData("2023-09 Un titre", "2023-09 Un titre")]
    [InlineData("update 2023-09 Un titre", "update 2023-09 Un titre")]
    [InlineData("date2023-09 Un titre", "date2023-09 Un titre")]
    [InlineData("date\n2023-09 Un titre", "date")]
    [InlineData("  La Russie viole les résolutions du Conseil de sécurité.\nSuite", "La Russie viole les résolutions du Conse…")]
    public void Without_a_date_line_the_beginning_is_shown(string file, string shown) =>
        Assert.Equal(new Message("import.no-date", shown), SeedFormat.Parse(file).Rejected);

    [Fact]
    public void The_beginning_that_is_shown_cuts_no_character()
    {
        var shown = (string)SeedFormat.Parse(new string('a', 38) + "👨‍👩‍👧 et la suite").Rejected!.Arguments[0];
        Assert.Equal(new string('a', 38) + "…", shown);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t\r\n\u00A0")]
    [InlineData("\uFEFF")]
    public void A_file_of_blanks_is_empty(string file) => Assert.Equal(new Message("import.empty"), SeedFormat.Parse(file).Rejected);

    [Theory]
    [InlineData("date 2023-09")]
    [InlineData("date 2023-09 :\n\n\n")]
    public void A_date_alone_is_no_article(string file) => Assert.Equal(new Message("import.no-text"), SeedFormat.Parse(file).Rejected);

    [Fact]
    public void A_text_that_is_a_stop_alone_has_a_title() => Assert.Equal(".", SeedFormat.Parse("date 2023-09 .").Article!.Title);

    [Fact]
    public void Any_file_is_read_or_rejected_and_its_blocks_fit() => Texts.Any.Hold(text =>
    {
        var (article, rejected) = SeedFormat.Parse("date 2023-09 " + text);
        if (article is null)
            return rejected is not null;
        var end = 0;
        foreach (var block in article.Blocks)
        {
            if (block.Start < end || block.End <= block.Start || block.End > article.Text.Length)
                return false;
            end = block.End;
        }

        return article.Title.Length > 0 && article.Text.Trim() == article.Text && !article.Text.Contains("\n\n\n", StringComparison.Ordinal);
    });
}
