namespace NewsArchive.Entities;

public class EntityTests
{
    [Theory]
    [InlineData("Kim Jong-un", "KIM JONG UN")]
    [InlineData("L’Agence", "l'agence")]
    [InlineData("LʼAgence", "l'agence")]
    [InlineData("Élysée", "elysee")]
    [InlineData("E\u0301lyse\u0301e", "Élysée")]
    [InlineData("Saint‑Denis", "Saint-Denis")]
    [InlineData("Kim\u00A0Jong\u202Fun", "Kim Jong un")]
    [InlineData(" Poutine. ", "poutine")]
    [InlineData("J.-P. Dupont", "J P Dupont")]
    [InlineData("Œuvre", "oeuvre")]
    public void Spellings_of_one_name_fold_alike(string one, string other) => Assert.Equal(Entity.Folded(one), Entity.Folded(other));

    [Theory]
    [InlineData("Kim Jong-un", "Kim Jongun")]
    [InlineData("ONU", "OTAN")]
    [InlineData("!!!", "???")]
    public void Other_names_do_not(string one, string other) => Assert.NotEqual(Entity.Folded(one), Entity.Folded(other));

    [Fact]
    public void Any_typed_name_can_be_folded() => Texts.Any.Hold(typed => Entity.Folded(typed).Length > 0 || typed.Length == 0);

    [Theory]
    [InlineData(null, "")]
    [InlineData("  Kim \n Jong-un\t", "Kim Jong-un")]
    [InlineData("Kim\r\nJong", "Kim Jong")]
    [InlineData("Kim\u00A0Jong", "Kim\u00A0Jong")]
    [InlineData("E\u0301lyse\u0301e", "Élysée")]
    public void A_typed_name_is_tidied(string? typed, string tidy) => Assert.Equal(tidy, Entity.Tidy(typed));

    [Fact]
    public void Names_that_fold_alike_are_kept_once()
    {
        var entity = Of("Kim Jong-un", "KIM JONG UN", "Kim", "kim", "Le Maréchal");

        Assert.Equal("Kim Jong-un", entity.Name);
        Assert.Equal(["Kim", "Le Maréchal"], entity.Aliases);
    }

    [Fact]
    public void A_name_and_an_alias_can_change_places()
    {
        var entity = Of("Kim Jong-un", "Kim");

        entity.Become(new EntityContent("Kim", EntityKind.Person, ["Kim Jong-un"], null));

        Assert.Equal(("Kim", "Kim Jong-un"), (entity.Name, entity.Aliases.Single()));
        Assert.Equal([0, 1], entity.Names.Select(name => name.Position).Order());
    }

    [Fact]
    public void Becoming_its_own_content_changes_nothing()
    {
        var entity = Of("ONU", "Nations unies", "CSNU");
        var content = entity.Content;

        entity.Become(content);

        Assert.Equivalent(content, entity.Content, strict: true);
        Assert.Equal(3, entity.Names.Count);
    }

    private static Entity Of(string name, params string[] aliases)
    {
        var entity = new Entity();
        entity.Become(new EntityContent(name, EntityKind.Person, aliases, "Un dirigeant."));
        return entity;
    }
}
