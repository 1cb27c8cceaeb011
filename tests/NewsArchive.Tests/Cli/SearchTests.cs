using System.Text.Json.Nodes;

namespace NewsArchive.Tests.Cli;

[Collection(SeedSite.Name)]
public sealed class SearchTests(TestSite site)
{
    [Theory]
    [InlineData("fr_FR.UTF-8", "fr", "", new string[0])]
    [InlineData("fr_FR.UTF-8", "fr", "?q=obus", new[] { "obus" })]
    [InlineData("en_US.UTF-8", "en", "?q=obus+russie", new[] { "obus", "russie" })]
    [InlineData("en_US.UTF-8", "en", "?q=%22conseil%20de%20s%C3%A9curit%C3%A9", new[] { "\"conseil de sécurité" })]
    [InlineData("fr_FR.UTF-8", "fr", "?q=russie&from=2023-09-01&to=2024&size=1", new[] { "russie", "--from", "2023-09-01", "--to=2024", "--limit", "1" })]
    [InlineData("fr_FR.UTF-8", "fr", "?size=1000", new[] { "--limit", "1000" })]
    [InlineData("fr_FR.UTF-8", "fr", "?q=-russie", new[] { "--", "-russie" })]
    [InlineData("fr_FR.UTF-8", "fr", "?q=porte-parolle", new[] { "porte-parolle" })]
    [InlineData("fr_FR.UTF-8", "fr", "?q=%40AFP", new[] { "@AFP" })]
    public async Task The_verb_prints_the_object_of_the_api(string locale, string language, string parameters, string[] words)
    {
        var run = await RunAsync(locale, ["search", "--json", .. words]);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        var answer = await site.Api(language).GetAsync($"/api/articles{parameters}");
        Assert.True(JsonNode.DeepEquals(answer.Json, run.Json), $"{answer.Body}\n{run.Output}");
        Assert.Equal(answer.Body, run.Output.TrimEnd());
    }

    [Fact]
    public async Task For_people_the_verb_says_how_it_understood_and_what_it_found()
    {
        var run = await RunAsync("fr_FR.UTF-8", ["search", "obus"]);
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("Compris ainsi : articles qui contiennent « obus », les plus pertinents d’abord. 1 article", run.Words, StringComparison.Ordinal);
        Assert.Contains("2023-09 La Corée du Sud et les États-Unis", run.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_people_the_verb_proposes_another_spelling_where_nothing_is_found()
    {
        var run = await RunAsync("fr_FR.UTF-8", ["search", "Coree", "du", "Nrod"]);
        Assert.Equal(0, run.ExitCode);
        Assert.EndsWith("0 article Vouliez-vous dire : Coree du Nord (2 articles) ?", run.Words.Trim(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--limit", "0")]
    [InlineData("--limit", "1001")]
    [InlineData("--limit", "beaucoup")]
    [InlineData("--from", "2023-13")]
    [InlineData("--to", "demain")]
    public async Task A_value_that_cannot_be_is_a_wrong_command_line(string option, string value)
    {
        var run = await RunAsync("fr_FR.UTF-8", ["search", "x", option, value]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(value, run.Errors, StringComparison.Ordinal);
        Assert.Contains("search QUERY", run.Errors, StringComparison.Ordinal);
    }

    private async Task<CommandLineRun> RunAsync(string locale, string[] arguments)
    {
        // The site imports the seeds when it is first asked.
        await site.Api().GetAsync("/healthz");
        // Settings stand before the words: behind « -- » nothing is one.
        return await CommandLineProgram.RunAsync(site.DataDirectory, locale, [$"--Archive:DataDirectory={site.DataDirectory}", .. arguments]);
    }
}
