using System.Text.RegularExpressions;

namespace NewsArchive.Tests.House;

/// <summary>Reads the sources and fails when an arrow of the plan points the wrong way.</summary>
public sealed partial class DependencyTests
{
    private const string Core = "src/NewsArchive.Core", Program = "src/NewsArchive";

    private static readonly string[] Nouns = ["Articles", "Annotations", "Entities", "SavedSearches", "Collections", "Codebook"];

    /// <summary>What each folder of Core may know, itself aside.</summary>
    public static TheoryData<string, string[]> CoreFolders => new()
    {
        { "Text", [] },
        { "Articles", ["Text", .. Nouns] },
        { "Annotations", ["Text", .. Nouns] },
        { "Entities", ["Text", .. Nouns] },
        { "SavedSearches", ["Text", .. Nouns] },
        { "Collections", ["Text", .. Nouns] },
        { "Codebook", ["Text", .. Nouns] },
        { "Proposals", ["Text", .. Nouns] },
        { "Storage", ["Text", .. Nouns] },
        { "Importing", ["Text", "Storage", .. Nouns] },
        { "Search", ["Text", "Storage", .. Nouns] },
        { "History", ["Text", "Storage", .. Nouns] },
        { "Editing", ["Text", "Storage", "History", "Proposals", .. Nouns] },
        { "Exporting", ["Text", "Storage", .. Nouns] },
        { "Returning", ["Text", "Storage", "Editing", "Exporting", .. Nouns] },
        { "Backups", ["Storage"] },
    };

    [Theory]
    [MemberData(nameof(CoreFolders))]
    public void A_folder_of_Core_knows_only_those_below_it(string folder, string[] allowed)
    {
        if (!Directory.Exists(Repository.PathOf(Core, folder)))
            return;
        AssertKnowsOnly($"{Core}/{folder}", [folder, .. allowed], FoldersOf(Core));
    }

    [Fact]
    public void Every_folder_of_Core_has_its_place_in_the_plan() =>
        Assert.Empty(FoldersOf(Core).Except(CoreFolders.Select(row => (string)row[0])));

    [Theory]
    [InlineData("Pages", "Api", "Cli")]
    [InlineData("Api", "Pages", "Cli")]
    [InlineData("Cli", "Pages", "Api")]
    [InlineData("Contract", "Pages", "Api", "Cli", "Hosting")]
    [InlineData("Wording", "Pages", "Api", "Cli", "Hosting", "Contract")]
    public void A_folder_of_the_program_does_not_know_its_neighbours(string folder, params string[] forbidden) =>
        AssertKnowsOnly($"{Program}/{folder}", FoldersOf(Program).Except(forbidden), FoldersOf(Program));

    [Fact]
    public void Core_knows_nothing_of_the_web()
    {
        Assert.All(Repository.Files(Core, ".cs", ".csproj"), file => Assert.DoesNotContain("Microsoft.AspNetCore", File.ReadAllText(file), StringComparison.Ordinal));
        Assert.Contains("<Project Sdk=\"Microsoft.NET.Sdk\">", File.ReadAllText(Repository.PathOf(Core, "NewsArchive.Core.csproj")), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_reads_and_writes_nothing() =>
        Assert.All(Repository.Files($"{Core}/Text", ".cs"), file => Assert.DoesNotMatch(@"\b(?:System\.IO|File\.|EntityFrameworkCore|Sqlite|AngleSharp)", File.ReadAllText(file)));

    [Fact]
    public void SQLite_is_named_in_its_folder_alone() => Assert.All(
        SourceFiles().Where(file => !Path.GetDirectoryName(file)!.EndsWith(Path.Combine("Storage", "Sqlite"), StringComparison.Ordinal)),
        file => Assert.DoesNotMatch(@"Microsoft\.Data\.Sqlite|SQLitePCL", File.ReadAllText(file)));

    [Fact]
    public void The_program_asks_Core_and_not_the_database() => Assert.All(
        Repository.Files(Program, ".cs"), file => Assert.DoesNotMatch(@"""\s*(?:SELECT|WITH|INSERT|UPDATE|DELETE|PRAGMA)\s", File.ReadAllText(file)));

    [Fact]
    public void A_namespace_is_the_folder_a_file_lies_in() => Assert.All(SourceFiles(), file =>
    {
        var declared = Namespace().Match(File.ReadAllText(file));
        var folder = Path.GetRelativePath(Repository.Root, Path.GetDirectoryName(file)!).Split(Path.DirectorySeparatorChar).Skip(2);
        if (declared.Success)
            Assert.Equal(string.Join('.', folder.Prepend("NewsArchive")), declared.Groups[1].Value);
    });

    [Fact]
    public void No_file_is_longer_than_a_thought() =>
        Assert.All(SourceFiles(), file => Assert.True(File.ReadLines(file).Count() <= 250, file));

    private static void AssertKnowsOnly(string folder, IEnumerable<string> allowed, IEnumerable<string> all)
    {
        var files = Repository.Files(folder, ".cs", ".cshtml").ToList();
        Assert.NotEmpty(files);
        var forbidden = all.Except(allowed).ToList();
        Assert.All(files, file =>
        {
            // A folder is known by a using line or by its name: NewsArchive.Storage, or Storage.Database from within.
            var known = Known().Matches(WithoutComments(File.ReadAllText(file))).Select(match => match.Groups[1].Value);
            Assert.Empty(known.Intersect(forbidden));
        });
    }

    private static List<string> FoldersOf(string project) =>
        [.. Directory.GetDirectories(Repository.PathOf(project)).Select(folder => Path.GetFileName(folder)!).Where(name => char.IsUpper(name[0]))];

    private static IEnumerable<string> SourceFiles() => Repository.Files("src", ".cs");

    private static string WithoutComments(string source) => Comment().Replace(source, "");

    [GeneratedRegex(@"\bNewsArchive\.([A-Z]\w*)")]
    private static partial Regex Known();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
