namespace NewsArchive.Articles;

/// <content>What a person corrected: it is shown everywhere, and what the file says is kept beside it.</content>
public sealed partial class Article
{
    private static readonly ArticleField[] Fields = Enum.GetValues<ArticleField>();

    /// <summary>What the file says of the fields that a person corrected; null when nothing is corrected.</summary>
    public Corrected? Corrected { get; private set; }

    /// <summary>What is shown.</summary>
    public ArticleHead Head => new(Date, Title, TitleIsDerived, Source, Authors);

    /// <summary>What its file says, corrected or not.</summary>
    public ArticleHead Filed => new(
        Corrected?.Date ?? Date,
        Corrected?.Title?.Words ?? Title,
        Corrected?.Title?.IsDerived ?? TitleIsDerived,
        Corrected?.Source is { } source ? (source.Length == 0 ? null : source) : Source,
        Corrected?.Authors ?? Authors);

    /// <summary>The title a person gave it, or null. It is indexed as the title, and its text whole as the body.</summary>
    public string? CorrectedTitle => Corrected?.Title is null ? null : Title;

    /// <summary>Whether a person corrected a field.</summary>
    /// <param name="field">The field.</param>
    public bool IsCorrected(ArticleField field) => field switch
    {
        ArticleField.Date => Corrected?.Date is not null,
        ArticleField.Title => Corrected?.Title is not null,
        ArticleField.Source => Corrected?.Source is not null,
        _ => Corrected?.Authors is not null,
    };

    /// <summary>Corrects fields. What is the same as in the file is no correction, and follows the file again.</summary>
    /// <param name="correction">What a person makes of them.</param>
    /// <returns>The fields that are different now.</returns>
    public IReadOnlyList<ArticleField> Correct(Correction correction)
    {
        var (shown, filed) = (Head, Filed);
        var wanted = new ArticleHead(
            correction.Date ?? Date, correction.Title ?? Title, false,
            correction.Source is null ? Source : correction.Source.Length == 0 ? null : correction.Source, correction.Authors ?? Authors);
        var changed = Fields.Where(field => correction.AsFiled.Contains(field) ? IsCorrected(field) : !wanted.Agrees(shown, field)).ToList();
        foreach (var field in changed)
            Set(field, wanted, !correction.AsFiled.Contains(field) && !wanted.Agrees(filed, field));
        return changed;
    }

    /// <summary>Takes in what its file says now. What a person corrected stays, also where the file has come to say the same.</summary>
    /// <param name="filed">What it says.</param>
    public void File(ArticleHead filed)
    {
        var (shown, corrected) = (Head, Fields.Where(IsCorrected).ToList());
        Corrected = null;
        (Date, Title, TitleIsDerived, Source, Authors) = filed;
        foreach (var field in corrected)
            Set(field, shown, isCorrected: true);
    }

    /// <summary>Gives a field what a person says, or what the file does.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">What a person says; only this field of it is read.</param>
    /// <param name="isCorrected">Whether it counts.</param>
    internal void Set(ArticleField field, ArticleHead value, bool isCorrected)
    {
        var (filed, corrected) = (Filed, Corrected ?? new Corrected());
        var shown = isCorrected ? value : filed;
        switch (field)
        {
            case ArticleField.Date:
                corrected = corrected with { Date = isCorrected ? filed.Date : null };
                Date = shown.Date;
                break;
            case ArticleField.Title:
                corrected = corrected with { Title = isCorrected ? new FiledTitle(filed.Title, filed.TitleIsDerived) : null };
                (Title, TitleIsDerived) = (shown.Title, !isCorrected && filed.TitleIsDerived);
                break;
            case ArticleField.Source:
                corrected = corrected with { Source = isCorrected ? filed.Source ?? "" : null };
                Source = shown.Source;
                break;
            default:
                corrected = corrected with { Authors = isCorrected ? filed.Authors : null };
                Authors = shown.Authors;
                break;
        }

        Corrected = corrected == new Corrected() ? null : corrected;
    }
}
