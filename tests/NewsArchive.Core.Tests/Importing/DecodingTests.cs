using System.Text;

namespace NewsArchive.Importing;

public class DecodingTests
{
    private const string Text = "date 2023-09 L’été « à Séoul » — 10 € œuvre\n";

    [Theory]
    [InlineData("utf-8", false, "utf-8")]
    [InlineData("utf-8", true, "utf-8")]
    [InlineData("utf-16", true, "utf-16")]
    [InlineData("utf-16BE", true, "utf-16be")]
    [InlineData("utf-32", true, "utf-32")]
    [InlineData("windows-1252", false, "windows-1252")]
    public void A_text_is_read_in_its_encoding(string encoding, bool hasMark, string named)
    {
        var codec = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);

        var decoded = Decoding.Decode([.. hasMark ? codec.GetPreamble() : [], .. codec.GetBytes(Text)]);

        Assert.Equal(new Decoded(Text, named), decoded);
    }

    [Fact]
    public void One_wrong_byte_makes_a_text_windows_1252() =>
        Assert.Equal(new Decoded("cafÃ© et café", "windows-1252"), Decoding.Decode([.. "café et caf"u8, 0xE9]));

    [Fact]
    public void An_empty_file_is_an_empty_text() => Assert.Equal(new Decoded("", "utf-8"), Decoding.Decode([]));

    [Fact]
    public void A_few_control_characters_do_not_make_a_text_binary() =>
        Assert.Equal("un\fdeux\v\u0001", Decoding.Decode("un\fdeux\v\u0001"u8)?.Text);

    [Theory]
    [InlineData("89504E470D0A1A0A0000000D49484452")]
    [InlineData("255044462D312E350A0000")]
    [InlineData("6400610074006500")]
    [InlineData("0101010101010161")]
    [InlineData("FFFE00D800D800D800D800D8")]
    public void What_is_not_a_text_is_binary(string bytes) => Assert.Null(Decoding.Decode(Convert.FromHexString(bytes)));
}
