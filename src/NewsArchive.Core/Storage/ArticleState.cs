using System.Text.Json.Serialization;
using NewsArchive.Articles;

namespace NewsArchive.Storage;

/// <summary>What the log keeps of an article: whether it is deleted, and what else a change was about.</summary>
/// <param name="IsDeleted">Whether it is deleted.</param>
/// <param name="Categories">The numbers of its categories; null where a change was not about them.</param>
internal sealed record ArticleState(bool IsDeleted, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<long>? Categories = null)
{
    /// <summary>Its date; null where a change was not about it, as with the fields that follow.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PartialDate? Date { get; init; }

    /// <summary>Its title.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Title { get; init; }

    /// <summary>Its publication; empty for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Source { get; init; }

    /// <summary>Who wrote it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Authors { get; init; }

    /// <summary>Which of these fields a person had corrected; null where a change was about none of them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ArticleField>? Corrected { get; init; }

    /// <summary>How some fields of an article stand.</summary>
    public static ArticleState Of(Article article, IReadOnlyCollection<ArticleField> about) => new(article.IsDeleted)
    {
        Date = about.Contains(ArticleField.Date) ? article.Date : null,
        Title = about.Contains(ArticleField.Title) ? article.Title : null,
        Source = about.Contains(ArticleField.Source) ? article.Source ?? "" : null,
        Authors = about.Contains(ArticleField.Authors) ? article.Authors : null,
        Corrected = [.. about.Where(article.IsCorrected)],
    };

    /// <summary>The same of fewer fields.</summary>
    public ArticleState Of(IReadOnlyCollection<ArticleField> about) => this with
    {
        Date = about.Contains(ArticleField.Date) ? Date : null,
        Title = about.Contains(ArticleField.Title) ? Title : null,
        Source = about.Contains(ArticleField.Source) ? Source : null,
        Authors = about.Contains(ArticleField.Authors) ? Authors : null,
        Corrected = [.. Corrected!.Intersect(about)],
    };

    /// <summary>The fields it tells of.</summary>
    public IEnumerable<ArticleField> Fields()
    {
        if (Date is not null)
            yield return ArticleField.Date;
        if (Title is not null)
            yield return ArticleField.Title;
        if (Source is not null)
            yield return ArticleField.Source;
        if (Authors is not null)
            yield return ArticleField.Authors;
    }

    /// <summary>The same as a head; what it does not tell of is that of another one.</summary>
    public ArticleHead Over(ArticleHead other) =>
        new(Date ?? other.Date, Title ?? other.Title, false, Source is null ? other.Source : Source.Length == 0 ? null : Source, Authors ?? other.Authors);
}
