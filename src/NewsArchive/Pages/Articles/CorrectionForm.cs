using NewsArchive.Articles;
using NewsArchive.Editing;
using NewsArchive.Entities;
using NewsArchive.Pages.Shared;
using NewsArchive.Wording;

namespace NewsArchive.Pages.Articles;

/// <summary>What is known of an article beside its text, as it is typed.</summary>
public sealed class CorrectionForm
{
    public int Version { get; set; }

    public string? Date { get; set; }

    public string? Title { get; set; }

    public string? Source { get; set; }

    public string? Authors { get; set; }

    /// <summary>The fields that shall be again as in the file.</summary>
    public List<string> AsFiled { get; set; } = [];

    public static CorrectionForm Of(Article article) => new()
    {
        Version = article.Version,
        Date = $"{article.Date}",
        Title = article.Title,
        Source = article.Source,
        Authors = string.Join('\n', article.Authors),
    };

    public bool Takes(ArticleField field) => AsFiled.Contains(field.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>What was typed otherwise than it is shown; blanks that a browser may have changed are no correction.</summary>
    public CorrectionDraft Draft(Article article)
    {
        var shown = Of(article);
        return new CorrectionDraft(Other(Date, shown.Date), Other(Title, shown.Title), Other(Source, shown.Source), Other(Authors, shown.Authors))
        {
            AsFiled = [.. HeadWords.Fields.Where(Takes)],
        };
    }

    /// <summary>The fields of this form, which are saved, beside those of another one.</summary>
    public IReadOnlyList<BothFields> Beside(CorrectionForm mine, ArticleHead filed) =>
    [
        new(HeadWords.NameOf(ArticleField.Date), Date, mine.Takes(ArticleField.Date) ? $"{filed.Date}" : mine.Date),
        new(HeadWords.NameOf(ArticleField.Title), Title, mine.Takes(ArticleField.Title) ? filed.Title : mine.Title),
        new(HeadWords.NameOf(ArticleField.Source), Source, mine.Takes(ArticleField.Source) ? filed.Source : mine.Source),
        new(HeadWords.NameOf(ArticleField.Authors), Authors, mine.Takes(ArticleField.Authors) ? string.Join('\n', filed.Authors) : mine.Authors),
    ];

    private static string? Other(string? typed, string? shown) => Entity.Tidy(typed) == Entity.Tidy(shown) ? null : typed ?? "";
}
