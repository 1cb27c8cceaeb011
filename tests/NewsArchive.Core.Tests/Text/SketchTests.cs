namespace NewsArchive.Text;

public class SketchTests
{
    private const string Wire = """
        Le Conseil de sécurité de l’ONU s’est réuni en urgence lundi soir à New York à la demande de trois de ses membres. Les ambassadeurs ont entendu le rapport du secrétaire général.

        « La situation s’aggrave de jour en jour », a déclaré la représentante de la France, qui demande l’ouverture d’un couloir humanitaire avant la fin de la semaine.

        La Russie et la Chine n’ont pas encore fait connaître leur position. Un projet de résolution doit circuler dans la journée, selon plusieurs diplomates présents à la réunion.
        """;

    [Fact]
    public void Typography_makes_no_difference()
    {
        var other = Wire.Replace('’', '\'').Replace("« ", "“").Replace(" »", "”").ReplaceLineEndings(" ").ToUpperInvariant();
        Assert.Equal(1, Shingles.Likeness(Shingles.Of(Wire), Shingles.Of(other)));
        Assert.Equal(Sketch.Of(Shingles.Of(Wire)), Sketch.Of(Shingles.Of(other)));
    }

    [Fact]
    public void A_paragraph_more_leaves_most_shingles_and_a_band()
    {
        var update = Wire + "\n\nAvec AFP et Reuters, à New York.";
        Assert.InRange(Shingles.Likeness(Shingles.Of(Wire), Shingles.Of(update)), 0.8, 0.99);
        Assert.True(HaveBandInCommon(Wire, update));
    }

    [Fact]
    public void Another_text_has_nothing_in_common()
    {
        const string Other = "La récolte de blé sera inférieure à la moyenne cette année, ont annoncé mardi les chambres d’agriculture de la région, qui incriminent un printemps trop sec et un mois de juin sans soleil.";
        Assert.Equal(0, Shingles.Likeness(Shingles.Of(Wire), Shingles.Of(Other)));
        Assert.False(HaveBandInCommon(Wire, Other));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Une brève de quelques mots seulement, et rien de plus.")]
    public void A_text_of_a_few_words_has_no_sketch(string text) => Assert.Empty(Sketch.Of(Shingles.Of(text)));

    [Fact]
    public void Shingles_are_in_order_and_each_stands_once() => Texts.Any.Hold(text => Shingles.Of(text + text) is var shingles && shingles.SequenceEqual(shingles.Distinct().Order()));

    // Drawn at random, texts of a known likeness meet as often as the bands promise.
    [Theory]
    [InlineData(0.8, 0.99, 1.0)]
    [InlineData(0.6, 0.93, 1.0)]
    [InlineData(0.1, 0.0, 0.06)]
    public void Alike_texts_have_a_band_in_common_and_others_hardly_ever(double likeness, double least, double most)
    {
        var random = new Random(7);
        const int Pairs = 600, Shared = 300;
        var own = (int)((Shared / likeness) - Shared) / 2;
        var met = Enumerable.Range(0, Pairs).Count(_ =>
        {
            var shared = Draw(Shared);
            return Meet([.. shared.Concat(Draw(own)).Order()], [.. shared.Concat(Draw(own)).Order()]);
        });
        Assert.InRange(met / (double)Pairs, least, most);

        List<uint> Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => (uint)random.NextInt64(uint.MaxValue))];
    }

    private static bool HaveBandInCommon(string one, string other) => Meet(Shingles.Of(one), Shingles.Of(other));

    private static bool Meet(uint[] one, uint[] other)
    {
        var (first, second) = (Sketch.Of(one), Sketch.Of(other));
        return Enumerable.Range(0, Sketch.Bands).Any(band => first.Length > 0 && second.Length > 0 && Sketch.Band(first, band) == Sketch.Band(second, band));
    }
}
