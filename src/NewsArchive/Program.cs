using NewsArchive.Cli;
using NewsArchive.Hosting;

// A verb, or the web.
var (settings, words) = CommandLineSettings.Split(args);
return words.Length > 0
    ? await CommandLine.RunAsync(words, settings)
    : await Site.RunAsync(settings);
