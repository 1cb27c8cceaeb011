namespace NewsArchive.Search.Index;

/// <summary>Phrases and NEAR want each of their words at a place of its own; a word with several readings is one word.</summary>
public sealed class NearTests
{
    [Theory]
    [InlineData("onu NEAR/3 onu", "2 3")]
    [InlineData("onu NEAR/0 onu", "3")]
    [InlineData("\"onu onu\"", "3")]
    [InlineData("\"onu de\" NEAR/5 \"de corée\"", "")]
    [InlineData("\"onu de\" NEAR/0 corée", "1")]
    [InlineData("corée NEAR/1 onu", "1")]
    [InlineData("corée NEAR/0 onu", "")]
    public void The_same_word_twice_asks_for_two_places(string typed, string found)
    {
        using var index = new IndexedArticles(
            SampleArticle.Of(1, null, "L’ONU de Corée"), SampleArticle.Of(2, null, "L’ONU dit à l’ONU"), SampleArticle.Of(3, null, "onu onu"));
        Assert.Equal(found, string.Join(' ', index.Search(typed).Numbers.Order()));
    }

    [Theory]
    [InlineData("\"marche preferee\"", "1 2")]
    [InlineData("\"marché préférée\"", "1 2")]
    [InlineData("marche NEAR/0 preferee", "1 2 3")]
    [InlineData("=\"marché préféré\"", "1")]
    [InlineData("=\"marche préférée\"", "2")]
    public void A_word_of_a_phrase_stands_in_any_of_its_readings(string typed, string found)
    {
        using var index = new IndexedArticles(
            SampleArticle.Of(1, null, "Le marché préféré"), SampleArticle.Of(2, null, "La marche préférée"), SampleArticle.Of(3, null, "préféré marché"));
        Assert.Equal(found, string.Join(' ', index.Search(typed).Numbers.Order()));
    }

    [Fact]
    public void A_word_with_several_readings_is_as_rare_as_the_articles_that_have_any()
    {
        // « cote » reads as côte and coté: ten articles have one of them, and ten have « pont ».
        using var index = new IndexedArticles([.. Enumerable.Range(0, 30).Select(i =>
            SampleArticle.Of(i, null, i < 10 ? $"la {(i % 2 == 0 ? "côte" : "cotée")} du lac" : i < 20 ? "le pont du lac" : "le tour du lac"))]);
        var (readings, word) = (index.Search("cote"), index.Search("pont"));
        Assert.Equal(10, readings.Numbers.Length);
        Assert.Equal(word.Scores, readings.Scores);
    }

    [Fact]
    public void Equal_articles_are_in_the_order_of_their_numbers_in_whichever_segments_they_are()
    {
        using var index = new IndexedArticles();
        foreach (var number in new[] { 5, 3, 9, 1, 7 })
        {
            index.Put(SampleArticle.Of(number, "La Corée", "Le marché de la Corée et la coopération militaire"));
            index.Put(SampleArticle.Of(100 + number, null, string.Concat(Enumerable.Repeat("marché militaire ", number))));
            index.Refresh();
        }

        Assert.StartsWith("1 3 5 7 9 ", index.Find("corée (marché OU militaire OU coop*) OU =militaire"), StringComparison.Ordinal);
    }
}
