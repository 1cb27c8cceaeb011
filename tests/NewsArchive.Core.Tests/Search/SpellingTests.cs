using NewsArchive.Articles;
using NewsArchive.Search.Language;

namespace NewsArchive.Search;

/// <summary>What is proposed for words that hardly any article has, on a small archive with a word printed wrongly.</summary>
public sealed class SpellingTests(SpellingTests.Printed printed) : IClassFixture<SpellingTests.Printed>
{
    [Theory]
    [InlineData("gouvernemant", "gouvernement 12")]
    [InlineData("gouvernemants", "gouvernement 12")]
    [InlineData("Governement", "Gouvernement 12")]
    [InlineData("ogvernement", "")]
    [InlineData("ogouvernement", "gouvernement 12")]
    [InlineData("ouvernement", "gouvernement 12")]
    [InlineData("Coree du Nrod", "Coree du Nord 3")]
    [InlineData("porte-parolle", "porte-parole 3")]
    [InlineData("\"porte parolle\"", "\"porte parole\" 3")]
    [InlineData("titre:minstre", "titre:ministre 3")]
    [InlineData("gouvernemant SAUF ministre", "gouvernement SAUF ministre 9")]
    [InlineData("gouvernemant NEAR/3 minitsre", "gouvernement NEAR/3 ministre 3")]
    [InlineData("l'élécion", "l'élection 3")]
    [InlineData("elecion", "élection 3")]
    [InlineData("gouvernemant elecion", "")]
    [InlineData("gouvernemant OU elecion", "gouvernement OU élection 15")]
    public async Task A_word_that_no_article_has_is_read_as_the_nearest_that_some_have(string typed, string suggested) =>
        Assert.Equal(suggested, await SuggestedAsync(new ArticleQuery(QueryParser.Parse(typed))));

    [Theory]
    [InlineData("ministere")]
    [InlineData("gouvernements")]
    [InlineData("gouverner")]
    [InlineData("nrd")]
    [InlineData("=gouvernemant")]
    [InlineData("gouvernemant*")]
    [InlineData("personne:gouvernemant")]
    [InlineData("-gouvernemant")]
    [InlineData("12345")]
    [InlineData("anticonstitutionnellement")]
    [InlineData("")]
    [InlineData("!!")]
    public async Task What_is_found_or_meant_exactly_or_like_nothing_is_left_as_it_is(string typed) =>
        Assert.Equal("", await SuggestedAsync(new ArticleQuery(QueryParser.Parse(typed))));

    [Fact]
    public async Task A_misprint_gives_way_only_to_a_word_that_is_far_more_frequent()
    {
        Assert.Equal("accord 12", await SuggestedAsync(new ArticleQuery(QueryParser.Parse("acord"))));
        Assert.Equal("", await SuggestedAsync(new ArticleQuery(QueryParser.Parse("vostok"))));
    }

    [Fact]
    public async Task Only_what_finds_more_with_the_same_dates_and_choices_is_proposed()
    {
        var query = new ArticleQuery(QueryParser.Parse("gouvernemant"), new PartialDate(2021));
        Assert.Equal("gouvernement 3", await SuggestedAsync(query));
        Assert.Equal("", await SuggestedAsync(query with { From = new PartialDate(2030) }));
        Assert.Equal("", await SuggestedAsync(query with { Choices = [new FacetChoice(Facet.Source, "VOA")] }));
    }

    [Fact]
    public async Task Spellings_that_are_as_near_stand_in_the_order_of_how_many_articles_have_them() =>
        Assert.Equal("nord 3, nori 1", await SuggestedAsync(new ArticleQuery(QueryParser.Parse("norl"))));

    [Fact]
    public async Task When_the_time_is_over_nothing_is_proposed()
    {
        using var context = printed.Archive.Context();
        Assert.Empty(await Searches.Spelling(context, Searches.Articles(context), new HastyTime()).OfAsync(new ArticleQuery(QueryParser.Parse("gouvernemant")), 0));
    }

    private async Task<string> SuggestedAsync(ArticleQuery query)
    {
        using var context = printed.Archive.Context();
        var search = Searches.Articles(context);
        var suggestions = await Searches.Spelling(context, search).OfAsync(query, await search.CountAsync(query));
        foreach (var suggestion in suggestions)
            Assert.Equal(suggestion.Total, await search.CountAsync(suggestion.Query));
        return string.Join(", ", suggestions.Select(suggestion => $"{suggestion.Query.Query.Typed} {suggestion.Total}"));
    }

    public sealed class Printed : IAsyncLifetime
    {
        public TempArchive Archive { get; } = new();

        public async Task InitializeAsync()
        {
            for (var i = 0; i < 3; i++)
            {
                Archive.Write($"m{i}.txt", $"date 2020-0{i + 1} Le gouvernement et son ministre {i}\n\nUn accord du ministère.");
                Archive.Write($"n{i}.txt", $"date 2021-0{i + 1} La Corée du Nord {i}\n\nLa porte-parole de la Corée du Nord parle d’une parole. Une élection a lieu.");
            }

            for (var i = 0; i < 9; i++)
                Archive.Write($"g{i}.txt", $"date {2015 + i} Le gouvernement {i}\n\nUn accord du gouvernement.");
            for (var i = 0; i < 3; i++)
                Archive.Write($"h{i}.txt", $"date 2023-0{i + 1} Rien {i}\n\nDes nouvelles de Vostock.");
            Archive.Write("faute.txt", "date 2019 Une faute\n\nUn acord fut signé à Vostok, dit Nori.");
            await Archive.ImportAsync();
        }

        public Task DisposeAsync()
        {
            Archive.Dispose();
            return Task.CompletedTask;
        }
    }
}
