using FsCheck;
using FsCheck.Fluent;

namespace NewsArchive.Entities;

public class NameShapeTests
{
    private static readonly Arbitrary<string> Names = Gen.Elements(
        "Kim", "Jong", "Jong-un", "un", "D.", "Dmitri", "Dimitri", "Peskov", "Peskow", "V", "Vladimir", "Zelensky", "Zelenskiy", "Zelensk", "Louis", "XIV", "XVI", "Sommet", "2016", "2017",
        "de", "la", "Les", "l’", "Républicains", "ONU", "Organisation", "des", "Nations", "unies", "Élysée", "ELYSEE", "Saint", "Denis", "!", "😀", "中文", "é", "<b>")
        .ListOf().Select(words => string.Join(' ', words)).ToArbitrary();

    [Theory]
    [InlineData("Kim Jong-un", "Kim Jong Un", Likeness.SameWords)]
    [InlineData("Élysée", "ELYSEE", Likeness.SameWords)]
    [InlineData("Les Républicains", "Républicains", Likeness.SameWords)]
    [InlineData("Kim Jong-un", "Jong-un Kim", Likeness.OtherOrder)]
    [InlineData("Kim Jong-un", "Kim Jongun", Likeness.OtherParting)]
    [InlineData("D. Peskov", "Dmitri Peskov", Likeness.Initials)]
    [InlineData("J.-P. Dupont", "Jean-Pierre Dupont", Likeness.Initials)]
    [InlineData("Jean P. Dupont", "Jean Pierre Dupont", Likeness.Initials)]
    [InlineData("ONU", "Organisation des Nations unies", Likeness.Acronym)]
    [InlineData("KJU", "Kim Jong-un", Likeness.Acronym)]
    [InlineData("Zelensky", "Zelenskiy", Likeness.OneLetter)]
    [InlineData("Dmitri Peskov", "Dimitri Peskov", Likeness.OneLetter)]
    [InlineData("Dmitri Peskov", "Dmitir Peskov", Likeness.OneLetter)]
    public void Names_of_one_are_alike_whichever_is_asked(string one, string other, Likeness likeness)
    {
        Assert.Equal(likeness, NameShape.Of(one).LikenessTo(NameShape.Of(other)));
        Assert.Equal(likeness, NameShape.Of(other).LikenessTo(NameShape.Of(one)));
    }

    [Theory]
    [InlineData("Kim Jong-un", "Kim Jong-il")]
    [InlineData("Peskov", "Dmitri Peskov")]
    [InlineData("D. Peskov", "Vladimir Peskov")]
    [InlineData("D. P.", "Dmitri Peskov")]
    [InlineData("Louis XIV de France", "Louis XVI de France")]
    [InlineData("Sommet de 2016", "Sommet de 2017")]
    [InlineData("Jean A. Dupont", "Jean B. Dupont")]
    [InlineData("COP21 de Paris", "COP22 de Paris")]
    [InlineData("Séoul", "Séoule")]
    [InlineData("ONU", "OTAN")]
    [InlineData("", "Kim")]
    public void Names_of_others_are_not(string one, string other) => Assert.Null(NameShape.Of(one).LikenessTo(NameShape.Of(other)));

    [Fact]
    public void Any_two_names_are_as_like_one_way_as_the_other() =>
        Prop.ForAll(Names, Names, (one, other) => NameShape.Of(one).LikenessTo(NameShape.Of(other)) == NameShape.Of(other).LikenessTo(NameShape.Of(one))).QuickCheckThrowOnFailure();

    [Fact]
    public void Names_that_fold_alike_are_the_same_name() => Texts.Any.Hold(name =>
        NameShape.Of(name).LikenessTo(NameShape.Of(name)) is Likeness.SameWords
        && (Entity.Folded(name) != Entity.Folded(name.Replace('-', ' ')) || NameShape.Of(name).LikenessTo(NameShape.Of(name.Replace('-', ' '))) is Likeness.SameWords));

    [Fact]
    public void Whatever_two_names_are_alike_is_found_among_many() => Prop.ForAll(Names.Generator.ListOf(12).ToArbitrary(), names =>
    {
        var shapes = names.Select((name, number) => ((long)number, NameShape.Of(name))).ToList();
        var found = LikeNames.Among(shapes).Select(pair => (pair.One, pair.Other, (Likeness?)pair.Likeness)).Order().ToList();
        var expected = from one in shapes
                       from other in shapes
                       where one.Item1 < other.Item1 && one.Item2.LikenessTo(other.Item2) is not null
                       select (one.Item1, other.Item1, one.Item2.LikenessTo(other.Item2));
        return found.SequenceEqual(expected.Order());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Identical_names_of_two_entities_are_always_found() => Prop.ForAll(Texts.Any, name =>
        LikeNames.Among([(1, NameShape.Of(name)), (2, NameShape.Of(name))]) is [{ One: 1, Other: 2, Likeness: Likeness.SameWords }]).QuickCheckThrowOnFailure();

    [Fact]
    public void Aliases_count_and_an_entity_is_not_its_own_double() =>
        Assert.Equal(
            [new LikePair(1, 2, Likeness.SameWords)],
            LikeNames.Among([(1, NameShape.Of("Kim Jong-un")), (1, NameShape.Of("Jong-un Kim")), (2, NameShape.Of("Le Maréchal")), (2, NameShape.Of("kim jong un"))]));
}
