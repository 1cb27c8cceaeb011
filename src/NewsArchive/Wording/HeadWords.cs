using NewsArchive.Articles;

namespace NewsArchive.Wording;

/// <summary>Says what is known of an article beside its text, field by field.</summary>
public static class HeadWords
{
    /// <summary>The fields a person can correct, in the order of forms.</summary>
    public static readonly IReadOnlyList<ArticleField> Fields = Enum.GetValues<ArticleField>();

    /// <summary>What a field is called.</summary>
    public static string NameOf(ArticleField field) => Texts.Say($"field.{field.ToString().ToLowerInvariant()}");

    /// <summary>What stands in a field, or null for nothing.</summary>
    public static string? Of(ArticleHead head, ArticleField field) => field switch
    {
        ArticleField.Date => Dates.Shown(head.Date),
        ArticleField.Title => head.Title,
        ArticleField.Source => head.Source,
        _ => head.Authors.Count == 0 ? null : string.Join(", ", head.Authors),
    };

    /// <summary>Some fields as they are and as they would be.</summary>
    public static IEnumerable<FieldChange> Between(ArticleHead before, ArticleHead after, IEnumerable<ArticleField> fields) =>
        fields.Select(field => new FieldChange(NameOf(field), Of(before, field), Of(after, field)));
}
