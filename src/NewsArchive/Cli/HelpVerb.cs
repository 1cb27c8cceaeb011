using System.Reflection;
using NewsArchive.Wording;

namespace NewsArchive.Cli;

/// <summary><c>help</c>, <c>--help</c>, <c>--version</c>: every verb and option, with an example.</summary>
internal static class HelpVerb
{
    public static readonly IReadOnlyList<string> Verbs = Texts.Verbs;

    public static int Run(string[] words)
    {
        var asked = Verbs.FirstOrDefault(verb => verb != "help" && words.Contains(verb));
        if (asked is not null)
        {
            Console.WriteLine(Texts.Say($"help.{asked}"));
            return CommandLine.Done;
        }

        if (words is ["help", var unknown, ..] && !unknown.StartsWith('-'))
            return CommandLine.WrongUsage(unknown, [Texts.Say("cli.unknown-verb", unknown)]);

        Console.WriteLine(Texts.Say("help.program"));
        foreach (var verb in Verbs)
            Console.WriteLine($"{Environment.NewLine}{Texts.Say($"help.{verb}")}");
        Console.WriteLine($"{Environment.NewLine}{Texts.Say("help.settings")}");
        return CommandLine.Done;
    }

    public static int Version()
    {
        var version = Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        Console.WriteLine($"NewsArchive {version?.Split('+')[0]}");
        return CommandLine.Done;
    }
}
