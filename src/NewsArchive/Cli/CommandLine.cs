using System.CommandLine;
using System.CommandLine.Parsing;
using NewsArchive.Hosting;
using NewsArchive.Wording;

namespace NewsArchive.Cli;

/// <summary>The verbs of the program. Exit codes: 0 done, 1 done but inputs were rejected, 2 the command line is wrong, 3 failed.</summary>
public static class CommandLine
{
    public const int Done = 0, Rejected = 1, Usage = 2, Failed = 3;

    /// <summary>Runs one command.</summary>
    /// <param name="words">Its name and what belongs to it; not none.</param>
    /// <param name="settings">Reads the settings; a command that needs none does not ask.</param>
    /// <param name="console">Where it reads and writes.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] words, Func<IConfiguration> settings, CommandConsole console)
    {
        if (words[0] is "help" || words.TakeWhile(word => word != "--").Any(word => word is "--help" or "-h" or "-?"))
            return HelpVerb.Run(words, console);
        if (words is ["--version"])
            return HelpVerb.Version(console);

        var root = new RootCommand();
        root.Subcommands.Clear();
        root.Options.Clear();
        root.Directives.Clear();
        var configuration = settings();
        foreach (var verb in new[]
        {
            ImportVerb.Create(configuration, console), SearchVerb.Create(configuration, console), ProposeVerb.Create(configuration, console), AnalyzeVerb.Create(console), ExportVerb.Create(configuration, console), AnnotationsVerb.Create(configuration, console),
            BackupVerb.Create(configuration, console), RestoreVerb.Create(configuration, console), CheckVerb.Create(configuration, console), ReindexVerb.Create(configuration, console),
        })
            root.Subcommands.Add(verb);

        // A query may begin with « @ »: it is not the name of a file with more arguments.
        var parsed = root.Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (FaultsOf(parsed, words) is { Count: > 0 } faults)
            return WrongUsage(console, words[0], faults);
        return await Failures.SayAsync(
            console,
            () => parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = console.Out, Error = console.Error }),
            () => Settings.Archive(configuration).DataDirectory);
    }

    // The library's own sentences are English only: what it found wrong is said in the reader's language.
    private static List<string> FaultsOf(ParseResult parsed, string[] words)
    {
        var command = parsed.CommandResult.Command;
        if (command is RootCommand)
            return [Texts.Say("cli.unknown-verb", words[0])];
        var known = command.Options.SelectMany(option => option.Aliases.Append(option.Name)).ToHashSet();
        var unknown = words.TakeWhile(word => word != "--").Where(word => word.StartsWith("--", StringComparison.Ordinal) && !known.Contains(word.Split('=')[0]));
        var missing = parsed.Errors.Select(error => error.SymbolResult switch
        {
            ArgumentResult argument => argument.Argument.Name,
            OptionResult option => option.Option.Name,
            _ => null,
        }).OfType<string>();
        List<string> faults = [
            .. unknown.Concat(parsed.UnmatchedTokens).Distinct().Select(word => Texts.Say("cli.unknown-word", word)),
            .. missing.Distinct().Select(name => Texts.Say("cli.missing", name))];
        return faults.Count > 0 || parsed.Errors.Count == 0 ? faults : [.. parsed.Errors.Select(error => error.Message)];
    }

    public static int WrongUsage(CommandConsole console, string verb, IEnumerable<string> reasons)
    {
        foreach (var reason in reasons)
            console.Error.WriteLine(Plain.Of(reason));
        if (HelpVerb.Verbs.Contains(verb))
            console.Error.WriteLine(Texts.Say($"help.{verb}"));
        console.Error.WriteLine(Texts.Say("cli.see-help"));
        return Usage;
    }
}
