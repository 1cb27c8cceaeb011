namespace NewsArchive.Entities;

public class EntityIdentifierTests
{
    [Theory]
    [InlineData(IdentifierScheme.Wikidata, "Q535", "Q535", "https://www.wikidata.org/wiki/Q535")]
    [InlineData(IdentifierScheme.Wikidata, " q535 ", "Q535", "https://www.wikidata.org/wiki/Q535")]
    [InlineData(IdentifierScheme.Wikidata, "https://www.wikidata.org/wiki/Q535", "Q535", "https://www.wikidata.org/wiki/Q535")]
    [InlineData(IdentifierScheme.Wikidata, "http://www.wikidata.org/entity/Q535", "Q535", "https://www.wikidata.org/wiki/Q535")]
    [InlineData(IdentifierScheme.Viaf, "9847974", "9847974", "https://viaf.org/viaf/9847974")]
    [InlineData(IdentifierScheme.Viaf, "https://viaf.org/viaf/9847974/", "9847974", "https://viaf.org/viaf/9847974")]
    [InlineData(IdentifierScheme.Isni, "0000 0001 2120 0982", "0000000121200982", "https://isni.org/isni/0000000121200982")]
    [InlineData(IdentifierScheme.Isni, "ISNI 0000-0001-2120-0982", "0000000121200982", "https://isni.org/isni/0000000121200982")]
    [InlineData(IdentifierScheme.Isni, "https://isni.org/isni/0000000121200982", "0000000121200982", "https://isni.org/isni/0000000121200982")]
    [InlineData(IdentifierScheme.Isni, "0000 0000 0000 001x", "000000000000001X", "https://isni.org/isni/000000000000001X")]
    [InlineData(IdentifierScheme.Idref, "026927608", "026927608", "https://www.idref.fr/026927608")]
    [InlineData(IdentifierScheme.Idref, "https://www.idref.fr/026927608/id", "026927608", "https://www.idref.fr/026927608")]
    [InlineData(IdentifierScheme.Idref, "00000006x", "00000006X", "https://www.idref.fr/00000006X")]
    public void An_identifier_is_read_and_leads_to_its_page(IdentifierScheme scheme, string typed, string value, string address)
    {
        var read = EntityIdentifier.Read(scheme, typed)!;
        Assert.Equal((scheme, value, address), (read.Scheme, read.Value, read.Address));
        Assert.Equal(read, EntityIdentifier.Read(scheme, read.Printed));
        Assert.Equal(read, EntityIdentifier.Read(scheme, read.Address));
    }

    [Theory]
    [InlineData(IdentifierScheme.Wikidata, "535")]
    [InlineData(IdentifierScheme.Wikidata, "Q0")]
    [InlineData(IdentifierScheme.Wikidata, "Q535\nx")]
    [InlineData(IdentifierScheme.Wikidata, "https://evil.example/wiki/Q535")]
    [InlineData(IdentifierScheme.Wikidata, "javascript:alert(1)//Q535")]
    [InlineData(IdentifierScheme.Viaf, "0123")]
    [InlineData(IdentifierScheme.Viaf, "１２３")]
    [InlineData(IdentifierScheme.Isni, "0000 0001 2120 0983")]
    [InlineData(IdentifierScheme.Isni, "0000 0001 2120 098")]
    [InlineData(IdentifierScheme.Isni, "0000 0001 2120 09822")]
    [InlineData(IdentifierScheme.Idref, "026927609")]
    [InlineData(IdentifierScheme.Idref, "02692760")]
    [InlineData(IdentifierScheme.Idref, "\"><script>")]
    public void What_has_another_form_or_check_character_is_none(IdentifierScheme scheme, string typed) => Assert.Null(EntityIdentifier.Read(scheme, typed));

    [Fact]
    public void One_wrong_digit_of_an_isni_or_idref_is_always_noticed()
    {
        foreach (var (scheme, value) in new[] { (IdentifierScheme.Isni, "0000000121200982"), (IdentifierScheme.Idref, "026927608") })
        {
            for (var i = 0; i < value.Length; i++)
            {
                foreach (var digit in "0123456789".Where(digit => digit != value[i]))
                    Assert.Null(EntityIdentifier.Read(scheme, $"{value[..i]}{digit}{value[(i + 1)..]}"));
            }
        }
    }

    [Fact]
    public void Anything_can_be_typed() => Texts.Any.Hold(typed => Enum.GetValues<IdentifierScheme>().All(scheme => EntityIdentifier.Read(scheme, typed) is not { Value.Length: 0 }));
}
