using System.Globalization;
using System.Text.Json;
using NewsArchive.Articles;

namespace NewsArchive.Importing.Pages;

/// <summary>Whole pages of every kind of publisher, written for the purpose, against what a person wrote down of them.</summary>
public class SavedPageTests
{
    private static readonly JsonSerializerOptions Names = new() { PropertyNameCaseInsensitive = true };

    public static TheoryData<string> Pages => [.. Directory.GetFiles(Folder, "*.html").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Fixtures", "pages");

    [Fact]
    public void There_are_pages_of_many_kinds() => Assert.True(Pages.Count >= 14);

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_field_is_what_a_person_reads(string name)
    {
        var (page, expected) = Read(name);

        Assert.Equal(expected.Headline, page.Headline);
        Assert.Equal(expected.Standfirst, page.Standfirst);
        Assert.Equal(expected.Authors ?? [], page.Authors);
        Assert.Equal(expected.Publication, page.Publication);
        Assert.Equal(expected.Date, Written(page.Date));
        Assert.Equal(expected.Section, page.Section);
        Assert.Equal(expected.Address, page.CanonicalAddress);
        Assert.Equal(expected.Language, page.Language);
        Assert.Equal(expected.Encoding ?? "utf-8", page.Encoding);
        Assert.Equal(expected.Declared, page.DeclaredEncoding);
        Assert.Equal(expected.Dropped, page.Dropped);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_field_says_where_it_comes_from(string name)
    {
        var (page, expected) = Read(name);

        Assert.Equal(expected.Origins.OrderBy(origin => origin.Key), page.Origins.Select(origin => KeyValuePair.Create(origin.Key.ToString(), origin.Value.ToString())).OrderBy(origin => origin.Key));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_body_is_what_a_person_reads_word_for_word(string name)
    {
        var (page, expected) = Read(name);

        Assert.Equal(expected.Body, page.Blocks.Where(block => block.Kind is not (BlockKind.Headline or BlockKind.Standfirst)).Select(block => Sign(block.Kind) + block.Span.In(page.Text)));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_text_is_its_blocks_beginning_with_the_headline(string name)
    {
        var (page, expected) = Read(name);

        Assert.Equal(page.Text, string.Join("\n\n", page.Blocks.Select(block => block.Span.In(page.Text))));
        Assert.Equal(expected.Headline, page.Blocks[0].Span.In(page.Text));
        Assert.Equal(BlockKind.Headline, page.Blocks[0].Kind);
        Assert.Equal(expected.Standfirst is not null, page.Blocks[1].Kind == BlockKind.Standfirst);
    }

    private static (ReadPage Page, Expected Expected) Read(string name)
    {
        var (page, rejected) = SavedPage.Read(File.ReadAllBytes(Path.Combine(Folder, name + ".html")));
        Assert.Null(rejected);
        return (page!, JsonSerializer.Deserialize<Expected>(File.ReadAllText(Path.Combine(Folder, name + ".json")), Names)!);
    }

    private static string Sign(BlockKind kind) => kind switch { BlockKind.Heading => "# ", BlockKind.Credit => "~ ", _ => "" };

    private static string Written(WrittenDate date) =>
        date.Moment is { } moment ? moment.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture) : date.Time is { } time ? $"{date.Date}T{time:HH:mm}" : date.Date.ToString();

    private sealed record Expected(
        string? Headline, string? Standfirst, string[]? Authors, string? Publication, string Date, string? Section, string? Address, string? Language,
        string? Encoding, string? Declared, int Dropped, Dictionary<string, string> Origins, string[] Body);
}
