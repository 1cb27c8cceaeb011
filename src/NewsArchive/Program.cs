using System.Text;
using NewsArchive.Cli;
using NewsArchive.Hosting;

// A verb, or the web.
var (settings, words) = CommandLineSettings.Split(args);
if (words.Length == 0)
    return await Site.RunAsync(settings, CommandConsole.OfProcess());
Console.OutputEncoding = new UTF8Encoding(false);
return await CommandLine.RunAsync(words, () => Settings.Of(settings), CommandConsole.OfProcess());
