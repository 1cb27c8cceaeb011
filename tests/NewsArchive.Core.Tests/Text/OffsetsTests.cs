namespace NewsArchive.Text;

public class OffsetsTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("Corée", 0)]
    [InlineData("Corée", 4)]
    [InlineData("Corée", 5)]
    [InlineData("a 😀 b", 2)]
    [InlineData("a 😀 b", 4)]
    [InlineData("un e\u0301té", 5)]
    [InlineData("🇫🇷🇩🇪", 4)]
    [InlineData("a\n\nb", 2)]
    public void A_text_can_be_cut_between_characters(string text, int index) => Assert.True(Offsets.IsBorder(text, index));

    [Theory]
    [InlineData("Corée", -1)]
    [InlineData("Corée", 6)]
    [InlineData("a 😀 b", 3)]
    [InlineData("un e\u0301té", 4)]
    [InlineData("👨‍👩‍👧", 2)]
    [InlineData("👨‍👩‍👧", 3)]
    [InlineData("🇫🇷🇩🇪", 2)]
    [InlineData("a \u0301b", 2)]
    [InlineData("한국", 3)]
    public void A_text_cannot_be_cut_within_one(string text, int index) => Assert.False(Offsets.IsBorder(text, index));

    [Theory]
    [InlineData("a 😀 b", 3, 2)]
    [InlineData("👨‍👩‍👧", 7, 0)]
    [InlineData("un e\u0301té", 4, 3)]
    [InlineData("Corée", 3, 3)]
    [InlineData("Corée", 5, 5)]
    [InlineData("", 0, 0)]
    public void The_last_border_is_the_place_or_stands_before_it(string text, int index, int border) =>
        Assert.Equal(border, Offsets.LastBorder(text, index));

    [Theory]
    [InlineData(2, 4, true)]
    [InlineData(0, 6, true)]
    [InlineData(2, 3, false)]
    [InlineData(3, 4, false)]
    [InlineData(4, 4, false)]
    [InlineData(4, 2, false)]
    [InlineData(-1, 2, false)]
    [InlineData(0, 7, false)]
    public void A_span_fits_when_both_ends_do(int start, int end, bool fits) => Assert.Equal(fits, Offsets.Fits("a 😀 b", new TextSpan(start, end)));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 2)]
    [InlineData(4, 3)]
    [InlineData(6, 5)]
    public void Code_points_count_a_surrogate_pair_once(int units, int points)
    {
        Assert.Equal(points, Offsets.ToCodePoints("a 😀 b", units));
        Assert.Equal(units, Offsets.FromCodePoints("a 😀 b", points));
    }

    [Fact]
    public void Within_a_pair_the_pair_counts_whole() => Assert.Equal(3, Offsets.ToCodePoints("a 😀 b", 3));

    [Fact]
    public void A_place_behind_the_end_is_out_of_range()
    {
        Assert.Equal(6, Offsets.FromCodePoints("a 😀 b", 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Offsets.FromCodePoints("a 😀 b", 6));
    }

    [Fact]
    public void Every_border_survives_the_way_to_code_points_and_back() =>
        Texts.Any.Hold(text => Enumerable.Range(0, text.Length + 1).Where(at => Offsets.IsBorder(text, at))
            .All(at => Offsets.FromCodePoints(text, Offsets.ToCodePoints(text, at)) == at));

    [Fact]
    public void Borders_are_those_of_the_text_elements() =>
        Texts.Sound.Hold(text => Enumerable.Range(0, text.Length + 1).Where(at => Offsets.IsBorder(text, at)).ToHashSet()
            .SetEquals(System.Globalization.StringInfo.ParseCombiningCharacters(text).Append(text.Length)));
}
