namespace NewsArchive.Text;

public sealed class StorableTextTests
{
    // « ¹ » and « ² » stand for the halves of « 😀 »: what runs the tests keeps their arguments in UTF-8, which has none.
    public static TheoryData<string, string?> Texts => new()
    {
        { "", null },
        { "Été 😀 \uFFFD", null },
        { "a\0b", "U+0000" },
        { "a¹", "U+D83D" },
        { "²a", "U+DE00" },
        { "😀¹¹²", "U+D83D" },
        { "²¹", "U+DE00" },
        { "a\0¹", "U+0000" },
        { "¹\0", "U+D83D" },
        { "a\uFFFEb", "U+FFFE" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void The_first_character_that_cannot_be_stored_is_named(string text, string? character)
    {
        text = text.Replace('¹', '\uD83D').Replace('²', '\uDE00');
        Assert.Equal(character, StorableText.FaultOf(text));
        Assert.Equal(character is null, StorableText.Blanked(text) == text);
        Assert.Null(StorableText.FaultOf(StorableText.Blanked(text)));
        Assert.Equal(text.Length, StorableText.Blanked(text).Length);
    }

    [Theory]
    [InlineData("""{"a":"Été \ud83d\ude00 \\ud83d \\u0000 \n\t\u00e9"}""", null)]
    [InlineData("""{"a":"\ud83d"}""", "U+D83D")]
    [InlineData("""{"a":"\uD83D\n"}""", "U+D83D")]
    [InlineData("""{"a":"\ude00"}""", "U+DE00")]
    [InlineData("""{"a":"\ud83d\ud83d\ude00"}""", "U+D83D")]
    [InlineData("""{"a":"\ud83dx\ude00"}""", "U+D83D")]
    [InlineData("""{"\ud800":1}""", "U+D800")]
    [InlineData("""{"a":"\\\u0000"}""", "U+0000")]
    [InlineData("""{"a":"\ud83d""", "U+D83D")]
    [InlineData("""{"a":"\u00""", null)]
    [InlineData("\\", null)]
    public void Escapes_of_json_are_read_as_the_characters_they_stand_for(string json, string? character)
    {
        Assert.Equal(character, StorableText.FaultInJson(json));
        Assert.Equal(character, StorableText.FaultInJson(System.Text.Encoding.UTF8.GetBytes(json)));
    }
}
