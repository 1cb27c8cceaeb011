using NewsArchive.Articles;
using NewsArchive.Entities;

namespace NewsArchive.Editing;

/// <summary>Corrections as somebody types them; null leaves a field as it is.</summary>
/// <param name="Date">A date as people write them (<see cref="TypedDate"/>).</param>
/// <param name="Title">The title.</param>
/// <param name="Source">The publication; blank for none.</param>
/// <param name="Authors">The authors, one to a line or separated by semicolons; blank for none.</param>
public sealed record CorrectionDraft(string? Date = null, string? Title = null, string? Source = null, string? Authors = null)
{
    /// <summary>The fields that shall be again what the file says, whatever was typed.</summary>
    public IReadOnlyList<ArticleField> AsFiled { get; init; } = [];

    /// <summary>Reads what was typed.</summary>
    /// <param name="today">The day: no article is of a later one.</param>
    /// <param name="faults">What is wrong, field by field.</param>
    /// <returns>The correction, or null when something is wrong.</returns>
    public Correction? Read(DateOnly today, out IReadOnlyDictionary<ArticleField, Message> faults)
    {
        var found = new Dictionary<ArticleField, Message>();
        faults = found;
        var (date, dateFault) = Typed(ArticleField.Date, Date) is { } typed ? TypedDate.Read(typed, today) : (null, null);
        var title = Typed(ArticleField.Title, Title) is { } words ? Entity.Tidy(words) : null;
        var source = Typed(ArticleField.Source, Source) is { } name ? Entity.Tidy(name) : null;
        var authors = Typed(ArticleField.Authors, Authors)?.Split(['\n', '\r', ';']).Select(Entity.Tidy).Where(author => author.Length > 0).Distinct().ToList();
        Note(ArticleField.Date, dateFault);
        Note(ArticleField.Title, title is null ? null : title.Length == 0 ? new Message("correct.no-title")
            : title.Length > Article.LongestTitle ? new Message("correct.title-too-long", title.Length, Article.LongestTitle) : Words.NameFault(title, Article.LongestTitle));
        Note(ArticleField.Source, string.IsNullOrEmpty(source) ? null : Words.NameFault(source, Article.LongestName));
        Note(ArticleField.Authors, authors is null ? null
            : authors.Count > Article.MostAuthors ? new Message("correct.too-many-authors", authors.Count, Article.MostAuthors)
            : authors.Select(author => Words.NameFault(author, Article.LongestName)).FirstOrDefault(fault => fault is not null));
        return found.Count > 0 ? null : new Correction { Date = date, Title = title, Source = source, Authors = authors, AsFiled = AsFiled };

        string? Typed(ArticleField field, string? sent) => AsFiled.Contains(field) ? null : sent;

        void Note(ArticleField field, Message? fault)
        {
            if (fault is not null)
                found[field] = fault;
        }
    }
}
