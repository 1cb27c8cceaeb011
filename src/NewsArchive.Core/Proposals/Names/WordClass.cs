namespace NewsArchive.Proposals.Names;

/// <summary>What a word or a phrase is known as; the first ones are the lines of <c>words.txt</c>, the others the lists of <c>gazetteer.bin</c>.</summary>
[Flags]
internal enum WordClass
{
    None = 0,
    Title = 1,
    Function = 2,
    Organisation = 4,
    Place = 8,
    Particle = 16,
    PlacePreposition = 32,
    Month = 64,
    Day = 128,
    Compass = 256,
    Saying = 512,
    Event = 1024,
    CommonGivenName = 1 << 11,
    RareGivenName = 1 << 12,
    Country = 1 << 13,
    Demonym = 1 << 14,
    Region = 1 << 15,
    Commune = 1 << 16,
    SmallCommune = 1 << 17,
    City = 1 << 18,
    FemaleGivenName = 1 << 19,
    MaleGivenName = 1 << 20,

    GivenName = CommonGivenName | RareGivenName,
    KnownPlace = Country | Region | Commune | SmallCommune | City,
}
