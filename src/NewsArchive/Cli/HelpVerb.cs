using System.Reflection;
using NewsArchive.Hosting;
using NewsArchive.Wording;

namespace NewsArchive.Cli;

/// <summary><c>help</c>, <c>--help</c>, <c>--version</c>: every verb and option, with an example.</summary>
internal static class HelpVerb
{
    public static readonly IReadOnlyList<string> Verbs = Texts.Verbs;

    public static int Run(string[] words, CommandConsole console)
    {
        var asked = Verbs.FirstOrDefault(verb => verb != "help" && words.Contains(verb));
        if (asked is not null)
        {
            console.Out.WriteLine(Texts.Say($"help.{asked}"));
            return CommandLine.Done;
        }

        if (words is ["help", var unknown, ..] && !unknown.StartsWith('-'))
            return CommandLine.WrongUsage(console, unknown, [Texts.Say("cli.unknown-verb", unknown)]);

        console.Out.WriteLine(Texts.Say("help.program"));
        foreach (var verb in Verbs)
            console.Out.WriteLine($"{Environment.NewLine}{Texts.Say($"help.{verb}")}");
        console.Out.WriteLine($"{Environment.NewLine}{Texts.Say("help.settings")}");
        return CommandLine.Done;
    }

    public static int Version(CommandConsole console)
    {
        var version = Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        console.Out.WriteLine($"NewsArchive {version?.Split('+')[0]}");
        return CommandLine.Done;
    }
}
