using System.Text.RegularExpressions;
using System.Xml.Linq;
using NewsArchive.Storage;

namespace NewsArchive.Tests.House;

/// <summary>Code and documentation land together: what the program has is named in the README or in its help.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string Documentation = Read();

    [Fact]
    public void Every_verb_is_named()
    {
        var verbs = Directory.GetFiles(Repository.PathOf("src/NewsArchive/Cli"), "*Verb.cs")
            .Select(file => Path.GetFileName(file)[..^"Verb.cs".Length].ToLowerInvariant()).ToList();
        Assert.Contains("import", verbs);
        Assert.All(verbs, verb => Assert.Matches($@"(?m)^{Regex.Escape(verb)}\b", HelpTexts()));
    }

    [Fact]
    public void Every_option_is_named()
    {
        var options = Repository.Files("src/NewsArchive/Cli", "Verb.cs").SelectMany(file => Option().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).ToList();
        Assert.Contains("--publication", options);
        Assert.All(options, option => Assert.Contains(option, HelpTexts(), StringComparison.Ordinal));
    }

    [Fact]
    public void Every_setting_of_the_archive_is_named() =>
        Assert.All(
            Settings(typeof(ArchiveOptions)).Select(name => $"Archive:{name}").Concat(Settings(typeof(BackupOptions)).Select(name => $"Archive:Backups:{name}")),
            setting => Assert.Contains(setting, Documentation, StringComparison.Ordinal));

    [Fact]
    public void Every_page_is_named()
    {
        var addresses = Repository.Files("src/NewsArchive/Pages", ".cshtml").SelectMany(file => Address().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value.Replace(":long}", "}", StringComparison.Ordinal)).Where(address => !address.StartsWith("/error", StringComparison.Ordinal)).ToList();
        Assert.Contains("/articles/{id}", addresses);
        Assert.All(addresses, address => Assert.Contains(address, Documentation, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Settings(Type options) => options.GetProperties().Where(property => property.SetMethod is not null).Select(property => property.Name);

    private static string HelpTexts() => string.Join('\n', Texts().Where(text => text.Key.StartsWith("help.", StringComparison.Ordinal)).Select(text => text.Value));

    private static IEnumerable<KeyValuePair<string, string>> Texts() =>
        XDocument.Load(Repository.PathOf("src/NewsArchive/Wording/Texts.resx")).Root!.Elements("data")
            .Select(data => KeyValuePair.Create(data.Attribute("name")!.Value, data.Element("value")!.Value));

    // The README, the help of the verbs, and the addresses the help page lists.
    private static string Read()
    {
        var readme = Repository.PathOf("README.md");
        return string.Join('\n', [
            File.Exists(readme) ? File.ReadAllText(readme) : "",
            HelpTexts(),
            File.ReadAllText(Repository.PathOf("src/NewsArchive/Pages/Help.cshtml.cs"))]);
    }

    [GeneratedRegex(@"new Option<[^>]+>\(""(--[\w-]+)""\)")]
    private static partial Regex Option();

    [GeneratedRegex(@"^@page ""([^""]+)""", RegexOptions.Multiline)]
    private static partial Regex Address();
}
