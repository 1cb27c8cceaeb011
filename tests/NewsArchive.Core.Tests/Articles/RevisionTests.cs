using NewsArchive.Text;

namespace NewsArchive.Articles;

public class RevisionTests
{
    private static readonly Revision Revision = new()
    {
        Title = "Émeute",
        Text = "Émeute 😀 à l’ONU",
        Blocks = [],
        ContentHash = [],
        File = "a.txt",
        Encoding = "utf-8",
    };

    [Theory]
    [InlineData(0, 6, "Émeute")]
    [InlineData(7, 9, "😀")]
    [InlineData(12, 17, "l’ONU")]
    public void Words_are_proved_where_they_stand(int start, int end, string exact)
    {
        Assert.Null(Revision.Prove(new TextSpan(start, end), exact, out var anchor));

        Assert.Equal(exact, anchor!.Exact);
        Assert.True(anchor.Holds(Revision.Text));
    }

    [Fact]
    public void Without_words_to_compare_the_text_gives_them()
    {
        Assert.Null(Revision.Prove(new TextSpan(0, 6), null, out var anchor));
        Assert.Equal("Émeute", anchor!.Exact);
    }

    [Theory]
    [InlineData(-1, 3, "edit.out-of-text")]
    [InlineData(3, 3, "edit.out-of-text")]
    [InlineData(5, 2, "edit.out-of-text")]
    [InlineData(0, 18, "edit.out-of-text")]
    [InlineData(int.MinValue, int.MaxValue, "edit.out-of-text")]
    [InlineData(0, 8, "edit.cuts-character")]
    [InlineData(0, 5, "edit.not-exact")]
    public void A_wrong_place_is_named(int start, int end, string reason)
    {
        Assert.Equal(reason, Revision.Prove(new TextSpan(start, end), "Émeute", out var anchor)?.Key);
        Assert.Null(anchor);
    }
}
