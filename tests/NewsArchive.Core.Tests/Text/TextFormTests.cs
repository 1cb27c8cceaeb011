using System.Text;

namespace NewsArchive.Text;

public class TextFormTests
{
    [Theory]
    [InlineData("a\r\nb", "a\nb")]
    [InlineData("a\rb", "a\nb")]
    [InlineData("a\r\r\nb\n", "a\n\nb\n")]
    [InlineData("e\u0301te\u0301", "été")]
    [InlineData("\uFEFFUn", "Un")]
    [InlineData("U\uFEFFn", "U\uFEFFn")]
    [InlineData("«\u202Foui\u00A0!\u202F» ﬁn …", "«\u202Foui\u00A0!\u202F» ﬁn …")]
    [InlineData("a\u2028b\u0085c", "a\u2028b\u0085c")]
    [InlineData("😀", "😀")]
    public void Only_line_ends_and_normal_form_are_changed(string text, string form) => Assert.Equal(form, TextForm.Of(text));

    [Fact]
    public void A_surrogate_without_its_other_half_is_replaced()
    {
        Assert.Equal("a\uFFFDb", TextForm.Of("a\uD83Db"));
        Assert.Equal("a\uFFFDb", TextForm.Of("a\uFFFEb"));
        Assert.Equal("\uFFFD😀\uFFFD", TextForm.Of("\uDE00😀\uD83D"));
    }

    [Fact]
    public void Replacing_lone_surrogates_moves_nothing() =>
        Texts.Any.Hold(text => TextForm.WithoutLoneSurrogates(text).Length == text.Length);

    [Fact]
    public void The_form_is_final() => Texts.Any.Hold(text =>
    {
        var form = TextForm.Of(text).TrimStart('\uFEFF');
        return TextForm.Of(form) == form && form.IsNormalized(NormalizationForm.FormC) && !form.Contains('\r')
            && Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(form)) == form;
    });
}
