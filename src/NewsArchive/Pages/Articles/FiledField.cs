using NewsArchive.Articles;
using NewsArchive.Wording;

namespace NewsArchive.Pages.Articles;

/// <summary>What stands below a field: what is wrong with it, and what the file says where a person corrected it.</summary>
/// <param name="Field">The field.</param>
/// <param name="Fault">What is wrong, or null.</param>
/// <param name="IsCorrected">Whether a person corrected it.</param>
/// <param name="Filed">What the file says; null for nothing.</param>
/// <param name="IsTicked">Whether it shall be again as in the file.</param>
public sealed record FiledField(ArticleField Field, Message? Fault, bool IsCorrected, string? Filed, bool IsTicked)
{
    public string Name => Field.ToString().ToLowerInvariant();

    public static FiledField Of(ArticleField field, EditModel page) => new(
        field, page.Faults.GetValueOrDefault(field), page.Article.IsCorrected(field), HeadWords.Of(page.Article.Filed, field), page.Form.Takes(field));
}
