using System.CommandLine;
using System.Text;
using NewsArchive.Hosting;
using NewsArchive.Wording;

namespace NewsArchive.Cli;

/// <summary>The verbs of the program. Exit codes: 0 done, 1 done but inputs were rejected, 2 the command line is wrong, 3 failed.</summary>
public static class CommandLine
{
    public const int Done = 0, Rejected = 1, Usage = 2;

    public static async Task<int> RunAsync(string[] words, string[] settings)
    {
        Console.OutputEncoding = new UTF8Encoding(false);
        if (words[0] is "help" || words.Any(word => word is "--help" or "-h" or "-?"))
            return HelpVerb.Run(words);
        if (words is ["--version"])
            return HelpVerb.Version();

        var root = new RootCommand();
        root.Subcommands.Clear();
        root.Options.Clear();
        root.Directives.Clear();
        var configuration = Settings.Of(settings);
        foreach (var verb in new[] { ImportVerb.Create(configuration), SearchVerb.Create(configuration), CheckVerb.Create(configuration), ReindexVerb.Create(configuration) })
            root.Subcommands.Add(verb);

        // A query may begin with « @ »: it is not the name of a file with more arguments.
        var parsed = root.Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0 || parsed.CommandResult.Command is RootCommand)
            return WrongUsage(words[0], parsed.Errors.Select(error => error.Message));
        return await Failures.SayAsync(() => parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }));
    }

    public static int WrongUsage(string verb, IEnumerable<string> reasons)
    {
        if (!HelpVerb.Verbs.Contains(verb))
            Console.Error.WriteLine(Texts.Say("cli.unknown-verb", Plain.Of(verb)));
        else
        {
            foreach (var reason in reasons)
                Console.Error.WriteLine(Plain.Of(reason));
            Console.Error.WriteLine(Texts.Say($"help.{verb}"));
        }

        Console.Error.WriteLine(Texts.Say("cli.see-help"));
        return Usage;
    }
}
