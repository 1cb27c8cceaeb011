using NewsArchive.Annotations;

namespace NewsArchive.Text;

public class TextSpanTests
{
    [Theory]
    [InlineData(2, 4, true, true)]
    [InlineData(2, 5, true, true)]
    [InlineData(1, 3, true, false)]
    [InlineData(4, 6, true, false)]
    [InlineData(0, 2, false, false)]
    [InlineData(5, 7, false, false)]
    public void Spans_are_half_open(int start, int end, bool overlaps, bool isInside)
    {
        var (span, other) = (new TextSpan(2, 5), new TextSpan(start, end));

        Assert.Equal((overlaps, overlaps, isInside), (span.Overlaps(other), other.Overlaps(span), span.Contains(other)));
        Assert.Equal("cde"[..span.Length], span.In("abcdefg"));
    }

    [Theory]
    [InlineData(2, 5, "cde", true)]
    [InlineData(2, 5, "cdE", false)]
    [InlineData(2, 5, "cd", false)]
    [InlineData(5, 8, "fgh", false)]
    [InlineData(-1, 2, "abc", false)]
    [InlineData(3, 3, "", false)]
    [InlineData(4, 2, "", false)]
    public void An_anchor_holds_where_its_words_stand(int start, int end, string exact, bool holds) =>
        Assert.Equal(holds, new Anchor(start, end, exact).Holds("abcdefg"));
}
