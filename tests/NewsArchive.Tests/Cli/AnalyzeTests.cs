using System.Text.Json.Nodes;

namespace NewsArchive.Tests.Cli;

public sealed class AnalyzeTests : IDisposable
{
    private const string Kirby = "😀 « Personne ne devrait aider M. Poutine », a déclaré hier le porte-parole John Kirby.";

    private readonly CommandLineProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task A_line_is_answered_with_the_quotations_in_the_order_of_the_contract()
    {
        var run = await AnalyzeAsync(Line("a1", Kirby));
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(
            """{"id":"a1","quotes":[{"start":2,"end":42,"parts":[[2,42]],"kind":"direct","cue":[46,53],"speaker":[59,85],"speakerName":"John Kirby","confidence":0.95,"rule":"cue-after"}],"mentions":[{"start":33,"end":40,"kind":"person","name":"Poutine"},{"start":75,"end":85,"kind":"person","name":"John Kirby"}]}""",
            run.Output.TrimEnd('\n'));
    }

    [Fact]
    public async Task Offsets_count_code_points()
    {
        var quote = JsonNode.Parse((await AnalyzeAsync(Line("a1", Kirby))).Output)!["quotes"]![0]!;
        var points = Kirby.EnumerateRunes().Select(rune => rune.ToString()).ToList();
        Assert.Equal("« Personne ne devrait aider M. Poutine »", string.Concat(points[(int)quote["start"]!..(int)quote["end"]!]));
        Assert.Equal("déclaré", string.Concat(points[(int)quote["cue"]![0]!..(int)quote["cue"]![1]!]));
        Assert.Equal("le porte-parole John Kirby", string.Concat(points[(int)quote["speaker"]![0]!..(int)quote["speaker"]![1]!]));
    }

    [Theory]
    [InlineData("{", "not JSON")]
    [InlineData("[]", "not a JSON object")]
    [InlineData("""{"text":"x"}""", "\"id\" is not a string")]
    [InlineData("""{"id":1,"text":"x"}""", "\"id\" is not a string")]
    [InlineData("""{"id":"a","text":null}""", "\"text\" is not a string")]
    [InlineData("""{"id":"a","text":"\ud800"}""", "half a surrogate pair in a string")]
    public async Task A_malformed_line_is_named_and_the_rest_goes_on(string malformed, string reason)
    {
        var run = await AnalyzeAsync(Line("a1", "Il pleut."), "", malformed, Line("a2", "Il neige."));
        Assert.Equal(1, run.ExitCode);
        var answers = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["""{"id":"a1","quotes":[],"mentions":[]}""", """{"id":"a2","quotes":[],"mentions":[]}"""], [answers[0], answers[2]]);
        var fault = JsonNode.Parse(answers[1])!.AsObject();
        Assert.Equal(["id", "error"], fault.Select(member => member.Key));
        Assert.Null(fault["id"]);
        Assert.Equal($"line 3: {reason}", (string?)fault["error"]);
    }

    [Fact]
    public async Task Where_not_all_is_proposed_the_answer_says_so()
    {
        var answer = JsonNode.Parse((await AnalyzeAsync(Line("a1", string.Concat(Enumerable.Repeat(", a déclaré Jean, ", 4_500))))).Output)!;
        Assert.Equal((2000, true), (answer["quotes"]!.AsArray().Count, (bool)answer["partial"]!));
    }

    [Fact]
    public async Task A_line_is_answered_before_the_next_is_read()
    {
        using var program = _program.Start("fr_FR.UTF-8", ["analyze", $"--Archive:DataDirectory={_program.DataDirectory}"]);
        for (var i = 0; i < 3; i++)
        {
            await program.StandardInput.WriteLineAsync(Line($"a{i}", "Il pleut."));
            await program.StandardInput.FlushAsync();
            Assert.StartsWith($$"""{"id":"a{{i}}",""", await program.StandardOutput.ReadLineAsync(), StringComparison.Ordinal);
        }

        program.StandardInput.Close();
        await program.WaitForExitAsync();
        Assert.Equal(0, program.ExitCode);
    }

    [Fact]
    public async Task The_archive_is_neither_read_nor_created()
    {
        await AnalyzeAsync(Line("a1", Kirby));
        Assert.False(Directory.Exists(_program.DataDirectory));
    }

    [Fact]
    public async Task No_input_is_no_output()
    {
        var run = await AnalyzeAsync();
        Assert.Equal((0, "", ""), (run.ExitCode, run.Output, run.Errors));
    }

    private static string Line(string id, string text) => new JsonObject { ["id"] = id, ["text"] = text }.ToJsonString();

    private Task<CommandLineRun> AnalyzeAsync(params string[] lines) =>
        CommandLineProgram.RunAsync(_program.DataDirectory, "fr_FR.UTF-8", ["analyze", $"--Archive:DataDirectory={_program.DataDirectory}"], string.Concat(lines.Select(line => line + "\n")));
}
