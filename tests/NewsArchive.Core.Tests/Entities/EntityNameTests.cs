namespace NewsArchive.Entities;

public class EntityNameTests
{
    [Theory]
    [InlineData("kim jong un", "kju")]
    [InlineData("organisation des nations unies", "odnu onu")]
    [InlineData("charles de gaulle", "cdg cg")]
    [InlineData("peskov", "")]
    [InlineData("de la", "dl")]
    [InlineData("😀 b", "😀b")]
    public void Initials_are_those_of_all_words_and_of_those_that_weigh(string folded, string initials) => Assert.Equal(initials, EntityName.InitialsOf(folded));
}
