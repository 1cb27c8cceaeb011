using System.Globalization;
using System.Text.RegularExpressions;
using NewsArchive.Codebook;

namespace NewsArchive.Tests.House;

/// <summary>Computes the contrast of every colour a category can have, as WCAG 2.2 defines it (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).</summary>
public sealed partial class PaletteTests
{
    private static readonly string Sheet = Css("frame"), Base = Css("base");

    public static TheoryData<CategoryColour, bool> Colours
    {
        get
        {
            var data = new TheoryData<CategoryColour, bool>();
            foreach (var colour in Enum.GetValues<CategoryColour>())
            {
                data.Add(colour, false);
                data.Add(colour, true);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Colours))]
    public void A_category_can_be_read_and_told_from_the_page(CategoryColour colour, bool isDark)
    {
        var word = colour.ToString().ToLowerInvariant();
        var (ink, tint) = (Value(Sheet, $"{word}-ink", isDark), Value(Sheet, $"{word}-tint", isDark));
        // Words on the chip: AA. Its line, of the colour of the words, against everything it may lie on: AA for what is not text.
        Assert.InRange(Contrast(ink, tint), 4.5, 21);
        foreach (var ground in new[] { "paper", "raised", "accent" })
            Assert.InRange(ground == "accent" ? Contrast(tint, Value(Base, ground, isDark)) : Contrast(ink, Value(Base, ground, isDark)), 3, 21);
        Assert.Matches($@"\.colour-{word} \{{ background: var\(--{word}-tint\); color: var\(--{word}-ink\); \}}", Sheet);
    }

    [Fact]
    public void Contrast_is_computed_as_the_norm_says()
    {
        Assert.Equal(21, Contrast("#000000", "#ffffff"), 3);
        Assert.Equal(4.54, Contrast("#767676", "#ffffff"), 2);
    }

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour)
    {
        double[] linear = [.. Enumerable.Range(0, 3).Select(i => int.Parse(colour.AsSpan(1 + (2 * i), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d)
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4))];
        return (0.2126 * linear[0]) + (0.7152 * linear[1]) + (0.0722 * linear[2]);
    }

    // The first is for light pages, the second for dark ones.
    private static string Value(string sheet, string name, bool isDark)
    {
        var values = Variable().Matches(sheet).Where(match => match.Groups[1].Value == name).Select(match => match.Groups[2].Value).ToList();
        Assert.Equal(2, values.Count);
        return values[isDark ? 1 : 0];
    }

    private static string Css(string name) => File.ReadAllText(Repository.PathOf("src/NewsArchive/wwwroot/css", $"{name}.css"));

    [GeneratedRegex(@"--([a-z-]+): (#[0-9a-f]{6});")]
    private static partial Regex Variable();
}
