using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NewsArchive.Tests.House;

/// <summary>The texts a person reads: every key that is used has a sentence in both languages, and no sentence is left over.</summary>
public sealed partial class TextsTests
{
    private static readonly Dictionary<string, string> French = Read("Texts.resx"), English = Read("Texts.en.resx");

    [Fact]
    public void Both_languages_say_the_same_keys() => Assert.Equal(French.Keys.Order(StringComparer.Ordinal), English.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Both_languages_fill_the_same_places() => Assert.All(French, text => Assert.Equal(PlacesOf(text.Value), PlacesOf(English[text.Key])));

    [Fact]
    public void No_text_is_empty() => Assert.All(French.Concat(English), text => Assert.False(string.IsNullOrWhiteSpace(text.Value), text.Key));

    [Fact]
    public void Every_key_that_is_used_has_a_text()
    {
        var used = Keys().ToList();
        Assert.True(used.Count > 150);
        Assert.Empty(used.Except(French.Keys));
    }

    [Fact]
    public void Every_counted_key_has_a_text_for_one_and_for_many() => Assert.All(CountedKeys(), key =>
    {
        Assert.Contains($"{key}.one", French.Keys);
        Assert.Contains($"{key}.many", French.Keys);
    });

    [Fact]
    public void Every_beginning_of_a_composed_key_has_texts() =>
        Assert.All(Beginnings(), beginning => Assert.Contains(French.Keys, key => key.StartsWith(beginning, StringComparison.Ordinal)));

    [Fact]
    public void No_text_is_left_over()
    {
        var sources = string.Join('\n', Sources());
        var beginnings = Beginnings().ToList();
        var left = French.Keys.Where(key =>
            !sources.Contains($"\"{WithoutCount(key)}\"", StringComparison.Ordinal)
            && !beginnings.Any(beginning => key.StartsWith(beginning, StringComparison.Ordinal)));
        Assert.Empty(left);
    }

    private static Dictionary<string, string> Read(string name) =>
        XDocument.Load(Repository.PathOf("src/NewsArchive/Wording", name)).Root!.Elements("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static IEnumerable<string> PlacesOf(string text) => Place().Matches(text).Select(match => match.Groups[1].Value).Distinct().Order();

    private static IEnumerable<string> Sources() => Repository.Files("src", ".cs", ".cshtml").Select(File.ReadAllText);

    private static IEnumerable<string> Keys() =>
        Sources().SelectMany(source => Said().Matches(source)).SelectMany(call => Literal().Matches(call.Value)).Select(key => key.Groups[1].Value).Distinct();

    private static IEnumerable<string> CountedKeys() => Sources().SelectMany(source => Counted().Matches(source)).Select(match => match.Groups[1].Value).Distinct();

    // $"status.{status}" and the like: what stands before the place; and Options.Of<…>("kind", …), which composes keys itself.
    private static IEnumerable<string> Beginnings() => Sources()
        .SelectMany(source => Composed().Matches(source).Select(match => match.Groups[1].Value).Concat(Chosen().Matches(source).Select(match => $"{match.Groups[1].Value}.")))
        .Distinct();

    private static string WithoutCount(string key) => Number().Replace(key, "");

    // Say("…"), Say(x ? "…" : "…"), new Message("…"), Flash.Set(this, "…"), Section("…").
    [GeneratedRegex(@"\b(?:Say|new Message|Flash\.Set\(this,|Section)\(?\s*(?:[^""()]*\?\s*)?""[a-z][\w.-]*""(?:\s*:\s*""[a-z][\w.-]*"")?")]
    private static partial Regex Said();

    [GeneratedRegex(@"Options\.Of<\w+>\(""([a-z][\w-]*)""")]
    private static partial Regex Chosen();

    [GeneratedRegex(@"""([a-z][\w.-]*)""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\bCount\(""([a-z][\w.-]*)""")]
    private static partial Regex Counted();

    [GeneratedRegex(@"\$""([a-z-]+\.)\{")]
    private static partial Regex Composed();

    [GeneratedRegex(@"\{(\d+)")]
    private static partial Regex Place();

    [GeneratedRegex(@"\.(?:one|many)$")]
    private static partial Regex Number();
}
