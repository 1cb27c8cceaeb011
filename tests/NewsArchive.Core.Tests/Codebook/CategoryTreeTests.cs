namespace NewsArchive.Codebook;

public sealed class CategoryTreeTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("1:b 2:a", "a b")]
    [InlineData("1:a 2:c<1 3:b<1 4:d<3", "a a›b a›b›d a›c")]
    [InlineData("1:a<9", "a")]
    [InlineData("1:a<2 2:b<1 3:c", "c a a›b")]
    [InlineData("1:a<1", "a")]
    public void Every_category_has_one_place(string written, string places) =>
        Assert.Equal(places, string.Join(' ', Tree(written).Places.Select(place => place.Path.Replace(" › ", "›", StringComparison.Ordinal))));

    [Theory]
    [InlineData(1, "1 3 4 2")]
    [InlineData(3, "3 4")]
    [InlineData(9, "")]
    public void A_category_and_those_below_it_stand_together(long id, string inside) =>
        Assert.Equal(inside, string.Join(' ', Tree("1:a 2:c<1 3:b<1 4:d<3 5:e").WithDescendants(id)));

    private static CategoryTree Tree(string written) => new(written.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(one =>
    {
        var parts = one.Split(':', '<');
        var category = new Category { Id = long.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture) };
        category.Become(new(parts[1], parts.Length > 2 ? long.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture) : null, null, CategoryColour.Grey, null));
        return category;
    }), StringComparer.Ordinal);
}
