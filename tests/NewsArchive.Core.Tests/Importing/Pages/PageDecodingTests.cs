using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace NewsArchive.Importing.Pages;

public class PageDecodingTests
{
    private const string Words = "<p>L’été « à Séoul » — 10 € œuvre</p>";

    [Theory]
    [InlineData("<meta charset=\"utf-8\">", "utf-8", "utf-8", false)]
    [InlineData("<meta charset=\"utf-8\">", "windows-1252", "windows-1252", true)]
    [InlineData("<meta charset=iso-8859-1>", "utf-8", "utf-8", true)]
    [InlineData("<meta charset='ISO-8859-1'>", "windows-1252", "windows-1252", false)]
    [InlineData("<META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=windows-1252\">", "windows-1252", "windows-1252", false)]
    [InlineData("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1252\">", "utf-8", "utf-8", true)]
    [InlineData("<meta content='text/html; charset=UTF-8' http-equiv='Content-Type'/>", "utf-8", "utf-8", false)]
    [InlineData("<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>", "windows-1252", "windows-1252", false)]
    [InlineData("<?xml version=\"1.0\" encoding=\"utf-8\"?>", "windows-1252", "windows-1252", true)]
    [InlineData("", "utf-8", "utf-8", false)]
    [InlineData("", "windows-1252", "windows-1252", false)]
    [InlineData("<meta charset=klingon>", "windows-1252", "windows-1252", false)]
    [InlineData("<meta charset=utf-16>", "utf-8", "utf-8", false)]
    [InlineData("<meta charset=utf-7>", "utf-8", "utf-8", false)]
    public void The_bytes_decide_and_the_declaration_helps(string head, string encoding, string read, bool isMisdeclared)
    {
        var page = PageDecoding.Decode(Codec(encoding).GetBytes(head + Words))!;

        Assert.Equal((head + Words, read, isMisdeclared), (page.Text, page.Encoding, page.IsMisdeclared));
    }

    [Theory]
    [InlineData("utf-8", "utf-8")]
    [InlineData("utf-16", "utf-16")]
    [InlineData("utf-16BE", "utf-16be")]
    public void A_mark_is_believed_first(string encoding, string read)
    {
        var page = PageDecoding.Decode([.. Codec(encoding).GetPreamble(), .. Codec(encoding).GetBytes(Words)])!;

        Assert.Equal((Words, read), (page.Text, page.Encoding));
    }

    [Fact]
    public void Latin_9_has_its_euro() => Assert.Equal("<meta charset=iso-8859-15>10 € et un œuf", PageDecoding.Decode(Codec("iso-8859-15").GetBytes("<meta charset=iso-8859-15>10 € et un œuf"))!.Text);

    [Fact]
    public void Latin_9_with_quotation_marks_of_windows_is_windows_1252()
    {
        var page = PageDecoding.Decode(Codec("windows-1252").GetBytes("<meta charset=iso-8859-15>“été”"))!;

        Assert.Equal(("<meta charset=iso-8859-15>“été”", "windows-1252", true), (page.Text, page.Encoding, page.IsMisdeclared));
    }

    [Theory]
    [InlineData("windows-1251", "<meta charset=windows-1251>Правда")]
    [InlineData("shift_jis", "<meta charset=shift_jis>新聞")]
    public void Other_encodings_are_read_as_declared(string encoding, string text) => Assert.Equal(text, PageDecoding.Decode(Codec(encoding).GetBytes(text))!.Text);

    [Fact]
    public void A_foreign_byte_does_not_spoil_a_page_of_utf_8()
    {
        var page = PageDecoding.Decode([.. "<meta charset=utf-8>été, forêt, où, déjà, hôte"u8, 0x92, .. "s"u8])!;

        Assert.Equal(("<meta charset=utf-8>été, forêt, où, déjà, hôte’s", "utf-8", true), (page.Text, page.Encoding, page.IsMisdeclared));
    }

    [Fact]
    public void A_page_of_ascii_tells_no_lie() => Assert.False(PageDecoding.Decode("<meta charset=iso-8859-1>ete"u8)!.IsMisdeclared);

    [Theory]
    [InlineData("89504E470D0A1A0A0000000D49484452")]
    [InlineData("255044462D312E350A0000")]
    public void What_is_not_a_text_is_binary(string bytes)
    {
        Assert.Null(PageDecoding.Decode(Convert.FromHexString(bytes)));
        Assert.Equal(new Message("import.binary"), SavedPage.Read(Convert.FromHexString(bytes)).Rejected);
    }

    [Fact]
    public void What_was_written_in_utf_8_is_read_whatever_it_declares() => Texts.Sound.Hold(text =>
    {
        var page = PageDecoding.Decode([.. "<meta charset=windows-1252>"u8, .. Encoding.UTF8.GetBytes(text)]);
        return page is null || page.Text == "<meta charset=windows-1252>" + text;
    });

    [Fact]
    public void Any_bytes_are_read_or_binary() => Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => PageDecoding.Decode(bytes) is null or { Text: not null }).QuickCheckThrowOnFailure();

    private static Encoding Codec(string name) => CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
}
